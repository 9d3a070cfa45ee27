#pragma once

#include <chrono>

namespace madoguchi::letter {

/// What a document says of itself, given by the caller: the same content, profile and imprint give
/// the same bytes.
struct Imprint {
    std::chrono::sys_seconds created_at;
    bool training = false;  ///< 研修用 across each page: nobody in it is real.
};

}  // namespace madoguchi::letter
