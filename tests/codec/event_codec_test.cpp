#include "madoguchi/codec/event_codec.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>
#include <gtest/gtest.h>

#include <memory>

#include "madoguchi/event/v1/case_intake.pb.h"
#include "samples.hpp"

namespace madoguchi::codec {
namespace {

using namespace std::chrono_literals;

constexpr StreamPlace kPlace{"tenant", "case/1"};

facts::AnyEvent sample(const StoredForm& form, std::uint32_t seed, bool sparse) {
    facts::AnyEvent event;
    fill(*form.shape, form.emplace(event), seed, sparse);
    return event;
}

class EveryFact : public testing::TestWithParam<const StoredForm*> {};

TEST_P(EveryFact, ComesBackAsItWasWritten) {
    PlainSealer sealer;
    for (const bool sparse : {false, true}) {
        for (std::uint32_t seed = 1; seed < 20; ++seed) {
            const auto event = sample(*GetParam(), seed, sparse);
            const auto stored = encode(event, kPlace, sealer);
            ASSERT_TRUE(stored) << stored.error().text();
            EXPECT_EQ(stored->type, GetParam()->name);
            const auto read = decode(stored->type, stored->payload, kPlace, sealer);
            ASSERT_TRUE(read) << read.error().text();
            ASSERT_TRUE(std::holds_alternative<facts::AnyEvent>(*read));
            EXPECT_TRUE(std::get<facts::AnyEvent>(*read) == event) << "seed " << seed;
        }
    }
}

TEST_P(EveryFact, IsWrittenAsProtobufWritesIt) {
    PlainSealer sealer;
    google::protobuf::DynamicMessageFactory factory;
    for (const bool sparse : {false, true}) {
        const auto stored = encode(sample(*GetParam(), 7, sparse), kPlace, sealer);
        ASSERT_TRUE(stored);
        const std::unique_ptr<google::protobuf::Message> message(
            factory.GetPrototype(GetParam()->message)->New());
        ASSERT_TRUE(message->ParseFromString(stored->payload));
        EXPECT_TRUE(message->GetReflection()->GetUnknownFields(*message).empty());
        EXPECT_EQ(message->SerializeAsString(), stored->payload);
    }
}

TEST_P(EveryFact, HasTheFieldsOfItsMessage) {
    const auto differences = Mapping::differences(*GetParam()->shape, *GetParam()->message);
    EXPECT_EQ(differences, std::vector<std::string>());
}

TEST_P(EveryFact, IsNeverReadFromBytesThatAreCutOffWithoutAnError) {
    PlainSealer sealer;
    const auto event = sample(*GetParam(), 3, false);
    const auto stored = encode(event, kPlace, sealer);
    ASSERT_TRUE(stored);
    for (std::size_t size = 0; size < stored->payload.size(); ++size) {
        const auto read =
            decode(stored->type, std::string_view(stored->payload).substr(0, size), kPlace, sealer);
        if (read) {
            EXPECT_FALSE(std::get<facts::AnyEvent>(*read) == event) << "at " << size;
        } else {
            EXPECT_EQ(read.error().type, GetParam()->name);
        }
    }
}

std::vector<const StoredForm*> current_forms() {
    std::vector<const StoredForm*> forms;
    for (const auto& form : EventRegistry::current().forms()) {
        if (!form.retired) {
            forms.push_back(&form);
        }
    }
    return forms;
}

INSTANTIATE_TEST_SUITE_P(Codec, EveryFact, testing::ValuesIn(current_forms()),
                         [](const auto& tested) { return tested.param->message->name(); });

TEST(Decode, GivesATypeThatItDoesntKnowBackByItsName) {
    PlainSealer sealer;
    const auto read = decode("madoguchi.case.case_opened.v9", "anything", kPlace, sealer);
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<facts::UnknownEvent>(*read).type, "madoguchi.case.case_opened.v9");
}

std::string error_of(const google::protobuf::Message& message, std::string_view type) {
    PlainSealer sealer;
    const auto read = decode(type, message.SerializeAsString(), kPlace, sealer);
    return read ? "no error" : read.error().text();
}

TEST(Decode, NamesTypeAndFieldOfAnError) {
    constexpr std::string_view kOpened = "madoguchi.case.case_opened.v1";
    namespace pb = madoguchi::event::v1;
    pb::CaseOpened opened;
    opened.set_opened_on("2026-02-30");
    EXPECT_EQ(
        error_of(opened, kOpened),
        "madoguchi.case.case_opened.v1, field opened_on: is no date of the form YYYY-MM-DD, or "
        "no day that exists");
    opened.Clear();
    opened.mutable_principal()->mutable_name()->set_key_id("k1");
    EXPECT_EQ(error_of(opened, kOpened),
              "madoguchi.case.case_opened.v1, field principal.name: it is sealed, and no keys are "
              "set up");
    opened.Clear();
    opened.mutable_circumstances()->mutable_principal_is_ward()->set_key_id("plain");
    opened.mutable_circumstances()->mutable_principal_is_ward()->set_box("yes");
    EXPECT_EQ(error_of(opened, kOpened),
              "madoguchi.case.case_opened.v1, field circumstances.principal_is_ward: is neither 0 "
              "nor 1 when opened");
}

TEST(Decode, RefusesWhatNoEncoderWrites) {
    PlainSealer sealer;
    const auto error = [&](std::string_view payload) {
        const auto read =
            decode("madoguchi.case.pin_verification_failed.v1", payload, kPlace, sealer);
        return read ? std::string("none") : read.error().field + ": " + read.error().what;
    };
    using namespace std::string_view_literals;
    EXPECT_EQ(error("\x0a\x01\x61\x0a\x01\x61"sv), "credential: stands twice");
    EXPECT_EQ(error("\x1a\x01\x61"sv), ": has the unknown field 3");
    EXPECT_EQ(error("\x08\x01"sv), "credential: has another wire type");
    EXPECT_EQ(error("\x0a\x02\x61"sv), "credential: is cut off");
    EXPECT_EQ(error("\x0a\x01\xff"sv), "credential: is not UTF-8");
    EXPECT_EQ(error("\x0a\x03\xed\xa0\x80"sv), "credential: is not UTF-8");
    EXPECT_EQ(error("\x10\x80\x80\x80\x80\x10"sv), "tries_left: is a number out of range");
    EXPECT_EQ(error("\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f"sv), "tries_left: is cut off");
}

TEST(Decode, TakesAnAbsentFieldAsZeroWhateverTheStructsDefault) {
    PlainSealer sealer;
    const auto read = decode("madoguchi.case.card_read_back.v1", "", kPlace, sealer);
    ASSERT_TRUE(read);
    const auto& event = std::get<facts::CaseEvent>(std::get<facts::AnyEvent>(*read));
    EXPECT_TRUE(facts::CardReadBack().as_expected);
    EXPECT_FALSE(std::get<facts::CardReadBack>(event).as_expected);
}

TEST(Encode, RefusesTextThatIsNotUtf8AndDatesThatHaveNoText) {
    PlainSealer sealer;
    const auto named = encode(facts::CaseEvent(facts::CaseClosed{"\xff"}), kPlace, sealer);
    ASSERT_FALSE(named);
    EXPECT_EQ(named.error().text(), "madoguchi.case.case_closed.v1, field state: is not UTF-8");
    const auto dated =
        encode(facts::CaseEvent(facts::CardFound{facts::Date{std::chrono::year{12'000} / 1 / 1}}),
               kPlace, sealer);
    ASSERT_FALSE(dated);
    EXPECT_EQ(dated.error().field, "found_on");
}

/// Keeps what it was asked to seal.
class ListeningSealer final : public Sealer {
 public:
    Expected<void, std::string> seal(const SealPlace& place, std::string_view plain,
                                     SealedBox& box) override {
        heard.push_back(std::string(place.tenant) + " " + std::string(place.stream) + " " +
                        std::string(place.type) + " " + std::string(place.field));
        box.key_id = "k";
        box.box.assign(plain.rbegin(), plain.rend());
        return {};
    }
    Expected<Opened, NotOpened> open(const SealPlace& /*place*/, std::string_view /*key_id*/,
                                     std::string_view /*box*/, std::string& plain) override {
        plain.clear();
        return Opened::kErased;
    }
    std::vector<std::string> heard;
};

facts::CaseOpened opened_for(const char* name) {
    facts::CaseOpened opened;
    opened.principal.name = facts::Sensitive<std::string>(name);
    opened.principal.birth_date = facts::Sensitive<facts::Date>(facts::Date{1980y / 2 / 3});
    opened.circumstances.principal_is_ward = facts::Sensitive<bool>(false);
    return opened;
}

TEST(Encode, SealsSensitiveFieldsBoundToTheirPlace) {
    ListeningSealer sealer;
    const auto stored = encode(facts::CaseEvent(opened_for("Shiken")), kPlace, sealer);
    ASSERT_TRUE(stored);
    const std::string at = "tenant case/1 madoguchi.case.case_opened.v1 ";
    EXPECT_EQ(sealer.heard,
              (std::vector<std::string>{at + "principal.name", at + "principal.birth_date",
                                        at + "circumstances.principal_is_ward"}));
    EXPECT_EQ(stored->payload.find("Shiken"), std::string::npos);
    EXPECT_NE(stored->payload.find("nekihS"), std::string::npos);
}

TEST(Decode, LeavesFieldsEmptyWhoseKeyIsGone) {
    PlainSealer plain;
    ListeningSealer erased;
    const auto stored = encode(facts::CaseEvent(opened_for("試験 太郎")), kPlace, plain);
    ASSERT_TRUE(stored);
    const auto read = decode(stored->type, stored->payload, kPlace, erased);
    ASSERT_TRUE(read);
    const auto& event = std::get<facts::CaseEvent>(std::get<facts::AnyEvent>(*read));
    EXPECT_EQ(std::get<facts::CaseOpened>(event).principal, facts::Person());
    EXPECT_FALSE(std::get<facts::CaseOpened>(event).circumstances.principal_is_ward);
}

}  // namespace
}  // namespace madoguchi::codec
