#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// What became of a command that was put to the engine.
enum class AnswerKind : std::uint8_t {
    kStored,    ///< Decided; the outcome is in the log at `position`.
    kIdReused,  ///< The id stands for another command's content. Not stored.
    kStale,     ///< The stream is no longer at the expected version. Not stored; the id stays free.
    kNotTaken,  ///< Malformed or not permitted: see `code`. Not stored; the id stays free.
    kQuarantined,  ///< The stream can't be used. Not stored; the id stays free.
    kFailed,  ///< An operating error. Whether it was stored is unknown: ask again with the same id.
};

/// The engine's answer to one command.
struct Answer {
    AnswerKind kind = AnswerKind::kFailed;
    Outcome outcome;        ///< Set iff kStored.
    Position position;      ///< Of the commit; 0 unless kStored.
    StreamVersion version;  ///< Of the stream: after the commit if kStored, now if kStale; else 0.
    bool repeated = false;  ///< The outcome had been stored before; nothing new has happened.
    std::string code;       ///< Empty iff kStored: `id_reused`, `stale_version`, `malformed` …
    std::string detail;     ///< What is wrong and what to do. No personal data. Empty iff kStored.
};

}  // namespace madoguchi::log
