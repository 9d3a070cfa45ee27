#include "madoguchi/codec/subject.hpp"

#include <gtest/gtest.h>

#include <map>

#include "madoguchi/codec/event_codec.hpp"
#include "madoguchi/codec/key_id_collector.hpp"

namespace madoguchi::codec {
namespace {

constexpr StreamPlace kPlace{"matsue", "case/1"};

/// Seals in clear and notes whose data each field is; the key id says so too.
class SubjectSealer final : public Sealer {
 public:
    Expected<void, std::string> seal(const SealPlace& place, std::string_view plain,
                                     SealedBox& box) override {
        subjects[std::string(place.field)] = place.subject;
        box.key_id = std::to_string(static_cast<int>(place.subject));
        box.box = plain;
        return {};
    }
    Expected<Opened, NotOpened> open(const SealPlace& /*place*/, std::string_view /*key_id*/,
                                     std::string_view /*box*/, std::string& plain) override {
        plain.clear();
        return Opened::kErased;
    }
    std::map<std::string, Subject> subjects;
};

facts::CaseEvent correction(const std::string& field) {
    return facts::EntryCorrected{.event_no = 1,
                                 .field = field,
                                 .old_value = facts::Sensitive<std::string>("before"),
                                 .new_value = facts::Sensitive<std::string>("after"),
                                 .reason = facts::Sensitive<std::string>("misread"),
                                 .requested_by = facts::Staff("k1"),
                                 .approved_by = facts::Staff("k2")};
}

TEST(Subject, OfAPersonsFieldsIsThePerson) {
    SubjectSealer sealer;
    facts::CaseOpened opened;
    opened.principal.name = facts::Sensitive<std::string>("試験 太郎");
    opened.agent.emplace().name = facts::Sensitive<std::string>("見本 花子");
    ASSERT_TRUE(encode(facts::CaseEvent(opened), kPlace, sealer));
    EXPECT_EQ(sealer.subjects.at("principal.name"), Subject::kPrincipal);
    EXPECT_EQ(sealer.subjects.at("agent.name"), Subject::kAgent);
    facts::SecondVisitOpened visit;
    visit.other_agent.emplace().name = facts::Sensitive<std::string>("見本 次郎");
    ASSERT_TRUE(encode(facts::CaseEvent(visit), kPlace, sealer));
    EXPECT_EQ(sealer.subjects.at("other_agent.name"), Subject::kOtherAgent);
    facts::AgentReplaced replaced;
    replaced.new_agent.name = facts::Sensitive<std::string>("見本 三郎");
    ASSERT_TRUE(encode(facts::CaseEvent(replaced), kPlace, sealer));
    EXPECT_EQ(sealer.subjects.at("new_agent.name"), Subject::kSuccessor);
}

TEST(Subject, OfFreeTextIsTheCase) {
    SubjectSealer sealer;
    const facts::CaseEvent note = facts::NoteAdded{.text = facts::Sensitive<std::string>("a note")};
    ASSERT_TRUE(encode(note, kPlace, sealer));
    EXPECT_EQ(sealer.subjects.at("text"), Subject::kStream);
}

TEST(Subject, OfACorrectionIsThatOfTheCorrectedField) {
    const std::map<std::string, Subject> cases{{"principal.address", Subject::kPrincipal},
                                               {"agent.kana", Subject::kAgent},
                                               {"new_agent.kana", Subject::kSuccessor},
                                               {"other_agent.kana", Subject::kOtherAgent},
                                               {"accepted_on", Subject::kStream}};
    for (const auto& [field, subject] : cases) {
        SubjectSealer sealer;
        ASSERT_TRUE(encode(correction(field), kPlace, sealer));
        EXPECT_EQ(sealer.subjects.at("old_value"), subject) << field;
        EXPECT_EQ(sealer.subjects.at("new_value"), subject) << field;
        EXPECT_EQ(sealer.subjects.at("reason"), Subject::kStream) << field;
    }
}

TEST(Subject, IsUnknownOfWhatTheTableDoesNotName) {
    EXPECT_FALSE(subject_rule("madoguchi.event.v1.NoteAdded", "txt"));
    EXPECT_FALSE(subject_rule("madoguchi.event.v1.CaseOpened", "principal"));
    EXPECT_FALSE(subject_rule("NoteAdded", "text"));
}

TEST(KeyIdCollector, TellsEachKeyAndWhoseDataItSeals) {
    SubjectSealer sealer;
    const auto stored = encode(correction("agent.kana"), kPlace, sealer);
    ASSERT_TRUE(stored);
    std::map<std::string, std::string> keys;
    KeyIdCollector collector([&](const SealPlace& place, std::string_view key_id) {
        EXPECT_EQ(place.stream, "case/1");
        EXPECT_EQ(std::to_string(static_cast<int>(place.subject)), key_id) << place.field;
        keys[std::string(place.field)] = key_id;
    });
    ASSERT_TRUE(decode(stored->type, stored->payload, kPlace, collector));
    EXPECT_EQ(keys, (std::map<std::string, std::string>{
                        {"old_value", "2"}, {"new_value", "2"}, {"reason", "3"}}));
}

TEST(KeyIdCollector, CanNotSeal) {
    KeyIdCollector collector([](const SealPlace&, std::string_view) {});
    EXPECT_FALSE(encode(correction("agent.kana"), kPlace, collector));
}

}  // namespace
}  // namespace madoguchi::codec
