#pragma once

#include <string>
#include <string_view>

#include "madoguchi/codec/expected.hpp"
#include "madoguchi/codec/plan.hpp"
#include "madoguchi/codec/sealer.hpp"

namespace madoguchi::codec {

class WireReader;

/// Reads one message into a struct. Used once.
class MessageReader {
 public:
    MessageReader(const Origin& origin, Sealer& sealer) : origin_(origin), sealer_(sealer) {}

    /// Fills the fresh struct at `object`. Error: the first that was met.
    [[nodiscard]] Expected<void, CodecError> read(const Plan& plan, std::string_view bytes,
                                                  void* object);

 private:
    bool group(const Plan& plan, std::string_view bytes, void* object, const std::string& path);
    bool field(const Step& step, WireReader& reader, void* object);
    bool value(const Step& step, std::string_view bytes, void* at);
    /// `object`: the struct that holds the value at `at`.
    bool sealed(const Step& step, std::string_view bytes, const void* object, void* at);
    bool number(const Step& step, std::uint64_t number, void* at);
    bool text(const Step& step, std::string_view text, void* at);
    bool fail(const std::string& path, std::string what);

    const Origin& origin_;
    Sealer& sealer_;
    std::string plain_;
    CodecError error_;
};

}  // namespace madoguchi::codec
