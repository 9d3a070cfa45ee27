#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/codec/expected.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/codec/shape.hpp"

namespace google::protobuf {
class Descriptor;
}  // namespace google::protobuf

namespace madoguchi::codec {

struct Plan;

/// A struct as a protobuf message: its field table against the message's descriptor, worked out
/// once. The bytes are those that protobuf writes for the same values, with the fields in order of
/// their numbers.
///
/// - A field without presence is left out when it is zero, false or empty, and is that when it is
///   absent, whatever the struct's own default is. Dates are always written and keep the struct's
///   default when absent; so does a field with presence (`optional`) that the struct always has.
/// - `Sensitive` is a `Sealed` message where the message says so (events, states): text as it is,
///   dates in ISO form, bool as `0` or `1`, so that its size tells nothing. An empty text and a
///   date at the epoch ("not taken down") are left out.
///
/// Immutable and thread-safe, apart from the sealer that is given.
class Mapping {
 public:
    /// Ends the program with a list of the differences when table and message differ: that is a
    /// programming error, which the codec's tests name field by field.
    Mapping(const Shape& shape, const google::protobuf::Descriptor& message);
    ~Mapping();
    Mapping(Mapping&&) noexcept;
    Mapping& operator=(Mapping&&) noexcept;

    /// What is in the table or in the message only, or of another type; empty when they agree.
    [[nodiscard]] static std::vector<std::string> differences(
        const Shape& shape, const google::protobuf::Descriptor& message);

    /// Appends the message for the struct at `object`. Errors: text that isn't UTF-8, a year
    /// outside 0 to 9999, the sealer's. `out` is then unspecified.
    [[nodiscard]] Expected<void, CodecError> encode(const void* object, const Origin& origin,
                                                    Sealer& sealer, std::string& out) const;

    /// Fills the struct at `object`, which is fresh (default-constructed). Errors: cut off bytes,
    /// an unknown field, one that stands twice, a wrong wire type, a number out of range, text that
    /// isn't UTF-8, a date that doesn't exist, the sealer's. `object` is then unspecified.
    [[nodiscard]] Expected<void, CodecError> decode(std::string_view bytes, const Origin& origin,
                                                    Sealer& sealer, void* object) const;

 private:
    std::unique_ptr<const Plan> plan_;
};

}  // namespace madoguchi::codec
