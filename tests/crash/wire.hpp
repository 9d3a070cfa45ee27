#pragma once

#include <string>

#include "madoguchi/log/answer.hpp"
#include "madoguchi/log/commit.hpp"

namespace madoguchi::crash {

/// The tenant of every command here.
inline constexpr const char* kTenant = "alpha";

/// What must never change once it was acknowledged, in one line without spaces at its ends:
/// position, version after it, kind, code and ids of the outcome.
[[nodiscard]] inline std::string line_of(log::Position position, log::StreamVersion version,
                                         const log::Outcome& outcome) {
    std::string line = std::to_string(position.value()) + " " + std::to_string(version.value()) +
                       " " + std::to_string(static_cast<int>(outcome.kind)) + " " +
                       std::to_string(outcome.code);
    for (const auto& id : outcome.ids) {
        line += " " + id;
    }
    return line;
}

/// An answer as the server sends it: `stored <line>` or `not <code>`.
[[nodiscard]] inline std::string line_of(const log::Answer& answer) {
    if (answer.kind == log::AnswerKind::kStored) {
        return "stored " + line_of(answer.position, answer.version, answer.outcome);
    }
    return "not " + answer.code;
}

}  // namespace madoguchi::crash
