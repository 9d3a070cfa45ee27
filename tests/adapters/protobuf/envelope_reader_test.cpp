#include "madoguchi/adapters/protobuf/envelope_reader.hpp"

#include <gtest/gtest.h>

#include "madoguchi/adapters/protobuf/commit_codec.hpp"

namespace madoguchi::protobuf {
namespace {

log::Commit commit() {
    log::Commit commit;
    commit.tenant = log::TenantId("alpha");
    commit.position = log::Position(300);
    commit.term = log::Term(3);
    commit.previous_leaf.fill(0xaa);
    commit.source_offset = -1;
    commit.stream = log::StreamId("case/1");
    commit.actor = "clerk-1";
    commit.recorded_at = log::UtcTime(std::chrono::milliseconds(-7));
    commit.command_type = "test.command.v1";
    commit.events = {{"test.event.v1", std::string("\0\xff", 2)}};
    commit.draws = {{"letters", 12}};
    commit.outcome.ids = {"A-1"};
    return commit;
}

log::CommitEnvelope envelope_of(const log::Commit& commit) {
    return {commit.tenant.text(), commit.position,    commit.previous_leaf,
            commit.stream.text(), commit.recorded_at, commit.command_type};
}

TEST(ProtobufEnvelopeReader, SaysWhatTheCommitSays) {
    const ProtobufEnvelopeReader reader;
    log::CommitEnvelope envelope;
    log::Commit small;
    small.tenant = log::TenantId("b");
    small.position = log::Position(1);
    small.term = log::Term(1);
    small.stream = log::StreamId("s");
    for (const auto& each : {commit(), small, commit()}) {
        const std::string bytes = ProtobufCommitCodec().encode(each);
        const auto read = reader.read(bytes, envelope);
        ASSERT_TRUE(read) << read.error();
        EXPECT_EQ(envelope, envelope_of(each)) << "nothing of the commit before may be left";
    }
}

TEST(ProtobufEnvelopeReader, ReadsWhatTheCodecReadsOfAlteredBytes) {
    const ProtobufCommitCodec codec;
    const ProtobufEnvelopeReader reader;
    const std::string good = codec.encode(commit());
    log::Commit decoded;
    log::CommitEnvelope envelope;
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string altered = good;
            altered[at] = static_cast<char>(altered[at] ^ (1U << bit));
            if (codec.decode(altered, decoded)) {
                ASSERT_TRUE(reader.read(altered, envelope)) << at << "." << bit;
                EXPECT_EQ(envelope, envelope_of(decoded)) << at << "." << bit;
            }
        }
        EXPECT_FALSE(reader.read(good.substr(0, at), envelope) &&
                     codec.decode(good.substr(0, at), decoded))
            << "cut at " << at;
    }
}

TEST(ProtobufEnvelopeReader, RefusesWhatIsNoCommit) {
    const ProtobufEnvelopeReader reader;
    log::CommitEnvelope envelope;
    const std::string good = ProtobufCommitCodec().encode(commit());
    EXPECT_FALSE(reader.read("", envelope));
    EXPECT_FALSE(reader.read("nothing of the kind", envelope));
    EXPECT_FALSE(reader.read(good + std::string("\xa0\x01\x01"), envelope)) << "an unknown field";
    EXPECT_FALSE(reader.read(std::string("\x08\x02") + good.substr(2), envelope)) << "format 2";
}

}  // namespace
}  // namespace madoguchi::protobuf
