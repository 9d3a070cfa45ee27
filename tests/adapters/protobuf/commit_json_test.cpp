#include "madoguchi/adapters/protobuf/commit_json.hpp"

#include <gtest/gtest.h>

#include "madoguchi/adapters/protobuf/decode_events.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/codec/event_codec.hpp"

namespace madoguchi::protobuf {
namespace {

log::Commit commit_of(const facts::CaseEvent& event) {
    codec::PlainSealer sealer;
    log::Commit commit;
    commit.tenant = log::TenantId("town");
    commit.position = log::Position(7);
    commit.stream = log::StreamId("case/1");
    commit.actor = "clerk-1";
    commit.command_type = "madoguchi.command.add_note.v1";
    commit.occurred_at = *parse_time("2026-11-20T09:30:00+09:00");
    commit.recorded_at = commit.occurred_at;
    auto stored = codec::encode(event, {"town", "case/1"}, sealer);
    EXPECT_TRUE(stored);
    commit.events.push_back({std::string(stored->type), stored->payload});
    return commit;
}

TEST(CommitJson, KeepsSealedFieldsUnlessAsked) {
    codec::PlainSealer sealer;
    const auto commit =
        commit_of(facts::NoteAdded{facts::Sensitive<std::string>("試験 \"太郎\"\n")});
    const std::string head =
        R"({"position":7,"recorded_at":"2026-11-20T09:30:00.000+09:00",)"
        R"("occurred_at":"2026-11-20T09:30:00.000+09:00","stream":"case/1","version_before":0,)"
        R"("actor":"clerk-1","command_id":"00000000-0000-0000-0000-000000000000",)"
        R"("command":"madoguchi.command.add_note.v1","outcome":"accepted","events":[)";
    EXPECT_EQ(commit_json(commit, sealer, Reveal::kNothing),
              head + R"({"type":"madoguchi.case.note_added.v1","text":{"sealed":true}}]})");
    EXPECT_EQ(commit_json(commit, sealer, Reveal::kAll),
              head + R"({"type":"madoguchi.case.note_added.v1","text":"試験 \"太郎\"\n"}]})");
}

TEST(CommitJson, MasksWhatACorrectionSaysOfAnAddressAlone) {
    facts::EntryCorrected corrected;
    corrected.event_no = 1;
    corrected.new_value = facts::Sensitive<std::string>("見本");
    for (const auto& [field, shown] :
         {std::pair("principal.address", false), std::pair("agent.phone", false),
          std::pair("principal.name", true)}) {
        corrected.field = field;
        const auto json = event_json(facts::CaseEvent(corrected), Reveal::kAllButAddresses);
        EXPECT_EQ(json.find("見本") != std::string::npos, shown) << json;
    }
}

TEST(CommitJson, WritesNestedFieldsAndLists) {
    codec::PlainSealer sealer;
    facts::CardOperationStarted started;
    started.operation_id = "op-1";
    started.procedures = {{facts::Procedure("renew"), {facts::Target("signature")}}};
    const auto json = commit_json(commit_of(started), sealer, Reveal::kNothing);
    ASSERT_TRUE(json);
    EXPECT_NE(json->find(R"("operation_id":"op-1","procedures":[{"procedure":"renew",)"
                         R"("targets":["signature"]}])"),
              std::string::npos)
        << *json;
}

TEST(CommitJson, ShowsANewerEventByItsType) {
    codec::PlainSealer sealer;
    log::Commit commit = commit_of(facts::DenialLifted());
    commit.events[0].type = "madoguchi.case.denial_lifted.v9";
    const auto json = commit_json(commit, sealer, Reveal::kAll);
    ASSERT_TRUE(json);
    EXPECT_NE(json->find(R"([{"type":"madoguchi.case.denial_lifted.v9","newer_than_build":true}])"),
              std::string::npos);
    const auto events = decode_commit_events(commit, sealer);
    ASSERT_TRUE(events);
    EXPECT_TRUE(std::holds_alternative<facts::UnknownEvent>(events->at(0)));
}

TEST(DecodeCommitEvents, NamesWhatCanNotBeRead) {
    codec::PlainSealer sealer;
    log::Commit commit = commit_of(facts::DenialLifted());
    commit.events[0].payload = "\x0a\x05";
    const auto events = decode_commit_events(commit, sealer);
    ASSERT_FALSE(events);
    EXPECT_EQ(events.error(),
              "position 7: madoguchi.case.denial_lifted.v1, field lifted_by: is cut off");
}

TEST(AnswerJson, SaysWhatBecameOfACommand) {
    log::Answer answer;
    answer.kind = log::AnswerKind::kStored;
    answer.outcome = {log::OutcomeKind::kRejected, 3, "case_ended", {"R8-1"}};
    answer.position = log::Position(9);
    answer.version = log::StreamVersion(4);
    EXPECT_EQ(answer_json({}, answer),
              R"({"id":"00000000-0000-0000-0000-000000000000","answer":"rejected",)"
              R"("code":"case_ended","ids":["R8-1"],"position":9,"version":4})");
    log::Answer stale;
    stale.kind = log::AnswerKind::kStale;
    stale.code = "stale_version";
    stale.detail = "look again";
    stale.version = log::StreamVersion(5);
    EXPECT_EQ(answer_json({}, stale),
              R"({"id":"00000000-0000-0000-0000-000000000000","answer":"stale",)"
              R"("code":"stale_version","detail":"look again","version":5})");
}

}  // namespace
}  // namespace madoguchi::protobuf
