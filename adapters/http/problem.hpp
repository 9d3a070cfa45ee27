#pragma once

#include "madoguchi/adapters/http/message.hpp"

namespace madoguchi::http {

/// What goes wrong before a request reaches who answers it.
enum class Fault {
    kMalformed,       ///< 400
    kRepeatedField,   ///< 400: a header field that says one thing, twice.
    kTimeout,         ///< 408
    kBodyTooLarge,    ///< 413
    kHeaderTooLarge,  ///< 431
    kInternal,        ///< 500
    kBusy,            ///< 503, with Retry-After
};

/// The stable code of a fault, e.g. `body_too_large`.
[[nodiscard]] std::string_view code_of(Fault fault);

/// Its answer: problem details (RFC 9457) with a Japanese and an English sentence.
[[nodiscard]] Response answer_to(Fault fault);

}  // namespace madoguchi::http
