#pragma once

#include <string>

#include "madoguchi/codec/expected.hpp"
#include "madoguchi/codec/plan.hpp"
#include "madoguchi/codec/sealer.hpp"

namespace madoguchi::codec {

/// Writes one struct as a message. Used once.
class MessageWriter {
 public:
    MessageWriter(const Origin& origin, Sealer& sealer, std::string& out)
        : origin_(origin), sealer_(sealer), out_(out) {}

    /// Appends the fields of the struct at `object`. Error: the first that was met.
    [[nodiscard]] Expected<void, CodecError> write(const Plan& plan, const void* object);

 private:
    void group(const Plan& plan, const void* object);
    void field(const Step& step, const void* object);
    void value(const Step& step, const void* at, bool always);
    /// `object`: the struct that holds the value at `at`.
    void sealed(const Step& step, const void* object, const void* at, bool always);
    void text(const Step& step, std::string_view text);
    bool date(const Step& step, const void* at, std::string& text);
    void fail(const Step& step, std::string what);

    const Origin& origin_;
    Sealer& sealer_;
    std::string& out_;
    SealedBox box_;
    CodecError error_;
};

}  // namespace madoguchi::codec
