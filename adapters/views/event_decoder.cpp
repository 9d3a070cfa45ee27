#include "madoguchi/adapters/views/event_decoder.hpp"

#include <utility>
#include <variant>

#include "madoguchi/codec/event_codec.hpp"

namespace madoguchi::views {

EventDecoder::EventDecoder(const log::CommitCodec& codec, codec::Sealer& sealer)
    : codec_(&codec), sealer_(&sealer), closed_(std::make_unique<codec::ClosedSealer>()) {}

EventDecoder::~EventDecoder() = default;

log::Expected<void, std::string> EventDecoder::decode(std::string_view bytes,
                                                      projections::Seals seals,
                                                      projections::DecodedCommit& commit) {
    commit.events.clear();
    commit.newer_than_build = false;
    commit.unknown_type.clear();
    if (auto decoded = codec_->decode(bytes, commit.meta); !decoded) {
        return decoded;
    }
    codec::Sealer& sealer = seals == projections::Seals::kOpen ? *sealer_ : *closed_;
    const codec::StreamPlace place{.tenant = commit.meta.tenant.text(),
                                   .stream = commit.meta.stream.text()};
    for (const log::StoredEvent& stored : commit.meta.events) {
        auto event = codec::decode(stored.type, stored.payload, place, sealer);
        if (!event) {
            return log::unexpected(event.error().text());
        }
        if (auto* unknown = std::get_if<facts::UnknownEvent>(&*event)) {
            commit.newer_than_build = true;
            commit.unknown_type = std::move(unknown->type);
            return {};
        }
        commit.events.push_back(std::get<facts::AnyEvent>(std::move(*event)));
    }
    return {};
}

}  // namespace madoguchi::views
