#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/answer.hpp"
#include "madoguchi/log/command.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::codec {
class Sealer;
}  // namespace madoguchi::codec

namespace madoguchi::protobuf {

/// What of the sealed fields is written.
enum class Reveal : std::uint8_t {
    kNothing,
    kAllButAddresses,  ///< Not where somebody lives or can be reached.
    kNewValue,         ///< The same, but for the new value of a correction.
    kAll,
};

/// One commit as a JSON object on one line: position, times, who, what was asked, the outcome, and
/// its events with their fields under their stored names. A sealed field is `{"sealed":true}`, or
/// its value where `reveal` says so and the key is there. An event that this build doesn't know has
/// its type and `"newer_than_build":true`. Error: an event that can't be read.
[[nodiscard]] log::Expected<std::string, std::string> commit_json(const log::Commit& commit,
                                                                  codec::Sealer& sealer,
                                                                  Reveal reveal);

/// A fact's fields as a JSON object on one line, under their stored names; sealed fields as in
/// `commit_json`.
[[nodiscard]] std::string event_json(const facts::AnyEvent& event, Reveal reveal);

/// The answer to a command as a JSON object on one line: `id`, `answer` (`accepted` `rejected`
/// `nothing_to_do` `id_reused` `stale` `not_taken` `quarantined` `failed`), and what belongs to it.
[[nodiscard]] std::string answer_json(const log::CommandId& id, const log::Answer& answer);

}  // namespace madoguchi::protobuf
