#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/cli/rejection_words.hpp"
#include "madoguchi/adapters/http/message.hpp"
#include "madoguchi/adapters/protobuf/command_json.hpp"
#include "madoguchi/log/answer.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::cli::serve {

/// A rule that a problem follows, as the case's version of the policy has it; where it is about no
/// case, the version in force.
struct ProblemRule {
    std::string id;
    std::string statement;  ///< In Japanese.
};

/// Why a request isn't answered as asked, as problem details (RFC 9457) say it. No personal data.
struct Problem {
    unsigned status = 500;
    std::string code;                   ///< Stable: programs go by it.
    std::string ja;                     ///< One sentence for clerks.
    std::string en;                     ///< One for whoever writes programs; may say more.
    std::vector<std::string> ids = {};  ///< Codes and ids that say more: missing items, fields.
    std::string field = {};             ///< RFC 6901, of a body that can't be taken.
    std::optional<std::uint64_t> version = {};  ///< Of the case now, where it is another one.
    std::chrono::seconds retry_after{0};        ///< 0: trying again is of no use.
    std::vector<ProblemRule> rules = {};        ///< Those of `ids` that are rules.
    /// What may be done with the case now: a JSON list of objects with `command`, `label_ja` and
    /// `label_en`; empty where it isn't about a case.
    std::string allowed = {};
};

template <typename T>
using Answer = log::Expected<T, Problem>;

/// The answer that says it.
[[nodiscard]] http::Response response_of(const Problem& problem);

/// A problem whose words are those of `code`: of the server's own codes, else of why a command
/// can't be done (`rejection_words`).
[[nodiscard]] Problem problem(unsigned status, std::string_view code, std::string en = {});

/// The words of every code that is the server's own.
[[nodiscard]] std::span<const RejectionWords> all_problem_words();

/// What a failure of the program is to whoever asked over HTTP.
[[nodiscard]] Problem problem_of(const Failure& failure);
/// Why a body isn't taken: what is wrong, in which field.
[[nodiscard]] Problem problem_of(const protobuf::CommandFault& fault);
/// What an answer that is no success is.
[[nodiscard]] Problem problem_of(const log::Answer& answer);

[[nodiscard]] inline auto refuse(Problem why) { return log::unexpected(std::move(why)); }

/// An answer with a JSON body.
[[nodiscard]] http::Response json_response(std::string body, unsigned status = 200);

}  // namespace madoguchi::cli::serve
