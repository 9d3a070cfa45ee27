#pragma once

#include <string>
#include <utility>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::cli {

/// What the program ends with. Numbers are a contract: ops/docs/exit-statuses.md.
enum class ExitStatus : int {
    kDone = 0,
    kPartly = 1,        ///< Something of what was given couldn't be done; the rest was.
    kUsage = 2,         ///< Options, arguments or a file given as one are wrong; nothing was done.
    kNotFound = 3,      ///< No such case, list, projection or policy.
    kLocked = 4,        ///< Another process has the data folder open.
    kDamaged = 5,       ///< The log is damaged or disagrees with the head record.
    kUnavailable = 6,   ///< Disk full, a write that failed, or something that can't be reached.
    kNotPermitted = 7,  ///< The actor may not ask that.
};

/// Why something couldn't be done. One line for people: what is wrong and what to do. No personal
/// data.
struct Failure {
    ExitStatus status = ExitStatus::kUnavailable;
    std::string what;
    /// What screens tell it by, where the status isn't enough: a code of `serve/problem.cpp`.
    std::string_view code = {};
};

template <typename T>
using Result = log::Expected<T, Failure>;

[[nodiscard]] inline auto failed(ExitStatus status, std::string what, std::string_view code = {}) {
    return log::unexpected(Failure{status, std::move(what), code});
}

/// A store's error as the program reports it.
[[nodiscard]] Failure failure_of(const log::StoreError& error);

}  // namespace madoguchi::cli
