#include "madoguchi/adapters/views/event_decoder.hpp"

#include <gtest/gtest.h>

#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/codec/event_codec.hpp"

namespace madoguchi::views::test {
namespace {

class Decoding : public ::testing::Test {
 protected:
    // A stored commit with one case in it, of an invented person.
    std::string stored(const std::string& type_of_second = {}) {
        facts::CaseOpened opened;
        opened.case_number = "N1";
        opened.principal.kana = facts::Sensitive<std::string>("シケン タロウ");
        log::Commit made;
        made.tenant = log::TenantId("testtown");
        made.position = log::Position(1);
        made.term = log::Term(1);
        made.stream = log::StreamId("case/a");
        made.command_id.bytes[0] = 1;
        const auto fact = codec::encode(facts::CaseEvent(opened),
                                        {made.tenant.text(), made.stream.text()}, sealer);
        made.events.push_back({std::string(fact->type), fact->payload});
        if (!type_of_second.empty()) {
            made.events.push_back({type_of_second, "anything"});
        }
        return commits.encode(made);
    }
    static const facts::CaseOpened& opened_of(const projections::DecodedCommit& decoded) {
        return std::get<facts::CaseOpened>(std::get<facts::CaseEvent>(decoded.events.at(0)));
    }

    codec::PlainSealer sealer;
    protobuf::ProtobufCommitCodec commits;
    EventDecoder decoder{commits, sealer};
    projections::DecodedCommit commit;
};

TEST_F(Decoding, OpensSealsForThoseWhoAskOnly) {
    ASSERT_TRUE(decoder.decode(stored(), projections::Seals::kOpen, commit));
    EXPECT_EQ(opened_of(commit).principal.kana.reveal(), "シケン タロウ");
    EXPECT_EQ(opened_of(commit).case_number, "N1");
    ASSERT_TRUE(decoder.decode(stored(), projections::Seals::kLeave, commit));
    EXPECT_EQ(opened_of(commit).principal.kana.reveal(), "");
    EXPECT_EQ(opened_of(commit).case_number, "N1");
}

TEST_F(Decoding, SaysWhichEventIsNewerThanTheBuild) {
    ASSERT_TRUE(decoder.decode(stored("madoguchi.case.something_new.v1"),
                               projections::Seals::kLeave, commit));
    EXPECT_TRUE(commit.newer_than_build);
    EXPECT_EQ(commit.unknown_type, "madoguchi.case.something_new.v1");
    EXPECT_EQ(commit.events.size(), 1U);
    EXPECT_EQ(commit.meta.events.size(), 2U);
    ASSERT_TRUE(decoder.decode(stored(), projections::Seals::kLeave, commit));
    EXPECT_FALSE(commit.newer_than_build);
}

TEST_F(Decoding, NamesTheEventThatCannotBeRead) {
    const auto decoded =
        decoder.decode(stored("madoguchi.case.note_added.v1"), projections::Seals::kLeave, commit);
    ASSERT_FALSE(decoded);
    EXPECT_NE(decoded.error().find("note_added"), std::string::npos);
    EXPECT_FALSE(decoder.decode("no commit", projections::Seals::kLeave, commit));
}

}  // namespace
}  // namespace madoguchi::views::test
