#include "madoguchi/adapters/protobuf/decode_events.hpp"

#include "madoguchi/codec/event_codec.hpp"

namespace madoguchi::protobuf {

log::Expected<std::vector<CommitEvent>, std::string> decode_commit_events(const log::Commit& commit,
                                                                          codec::Sealer& sealer) {
    const codec::StreamPlace place{commit.tenant.text(), commit.stream.text()};
    std::vector<CommitEvent> events;
    events.reserve(commit.events.size());
    for (const auto& stored : commit.events) {
        auto event = codec::decode(stored.type, stored.payload, place, sealer);
        if (!event) {
            return log::unexpected("position " + std::to_string(commit.position.value()) + ": " +
                                   event.error().text());
        }
        events.push_back(std::move(*event));
    }
    return events;
}

}  // namespace madoguchi::protobuf
