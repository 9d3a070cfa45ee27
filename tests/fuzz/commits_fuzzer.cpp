// A stored commit: what is read can be stored and read again; its events are read or refused.
#include <cstddef>
#include <cstdint>

#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/adapters/protobuf/decode_events.hpp"
#include "madoguchi/adapters/protobuf/envelope_reader.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "require.hpp"

namespace fuzz = madoguchi::fuzz;
namespace log = madoguchi::log;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const madoguchi::protobuf::ProtobufCommitCodec codec;
    log::Commit commit;
    if (const auto read = codec.decode(fuzz::text_of(data, size), commit); !read) {
        fuzz::require(!read.error().empty(), "an error says what is wrong");
        return 0;
    }
    log::CommitEnvelope envelope;
    const auto outside =
        madoguchi::protobuf::ProtobufEnvelopeReader().read(fuzz::text_of(data, size), envelope);
    fuzz::require(outside.has_value(), "an envelope of what can be read can be read",
                  outside ? "" : outside.error());
    fuzz::require(envelope == log::CommitEnvelope{commit.tenant.text(), commit.position,
                                                  commit.previous_leaf, commit.stream.text(),
                                                  commit.recorded_at, commit.command_type},
                  "the envelope says what the commit says");
    log::Commit again;
    const auto reread = codec.decode(codec.encode(commit), again);
    fuzz::require(reread.has_value(), "what was stored can be read", reread ? "" : reread.error());
    fuzz::require(again == commit, "what was stored is what was read");

    madoguchi::codec::PlainSealer sealer;
    const auto events = madoguchi::protobuf::decode_commit_events(commit, sealer);
    const auto json =
        madoguchi::protobuf::commit_json(commit, sealer, madoguchi::protobuf::Reveal::kAll);
    fuzz::require(events.has_value() == json.has_value(), "events that can be read can be shown");
    if (events) {
        fuzz::require(events->size() == commit.events.size(), "no event is left out");
        fuzz::require(json->find('\n') == std::string::npos, "a commit is shown on one line");
    }
    return 0;
}
