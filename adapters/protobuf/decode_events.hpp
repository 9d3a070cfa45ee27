#pragma once

#include <string>
#include <variant>
#include <vector>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::codec {
class Sealer;
}  // namespace madoguchi::codec

namespace madoguchi::protobuf {

/// An event of a commit: a fact, or one that is newer than this build.
using CommitEvent = std::variant<facts::AnyEvent, facts::UnknownEvent>;

/// Reads the events of `commit` in order, upcast to their current forms. Sealed fields are opened
/// through `sealer`; they stay empty where it has no key. Error: what can't be read, with the
/// commit's position, type and field; no value. As thread-safe as the sealer.
[[nodiscard]] log::Expected<std::vector<CommitEvent>, std::string> decode_commit_events(
    const log::Commit& commit, codec::Sealer& sealer);

}  // namespace madoguchi::protobuf
