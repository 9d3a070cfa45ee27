#include "madoguchi/adapters/protobuf/command_json.hpp"

#include <gtest/gtest.h>

#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/command/v1/command.pb.h"

namespace madoguchi::protobuf {
namespace {

namespace pb = madoguchi::command::v1;

const log::UtcTime kNow = *parse_time("2026-11-20T09:30:00+09:00");

/// A command with this payload, e.g. `"add_note": {"text": "x"}`.
std::string with(const std::string& payload) {
    return R"({"tenant": "town", "id": "0190a5d2-0000-7000-8000-000000000001",
        "stream": "case/1", "actor": "clerk-1", "office": "main", )" +
           payload + "}";
}

std::string note(const std::string& text) {
    return with(R"("add_note": {"text": ")" + text + "\"}");
}

std::string fault_of(const std::string& json) {
    const auto read = read_command(json, kNow);
    return read ? "none" : read.error().text();
}

TEST(ReadCommand, GivesTheLogItsCommand) {
    const auto read =
        read_command(with(R"("expected_version": 3, "occurred_at": "2026-11-19T17:00:00.25+09:00",
                "open_second_visit": {"office": "branch"})"),
                     kNow);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->tenant, log::TenantId("town"));
    EXPECT_EQ(uuid_text(read->id), "0190a5d2-0000-7000-8000-000000000001");
    EXPECT_EQ(read->stream, log::StreamId("case/1"));
    EXPECT_EQ(read->expected, log::StreamVersion(3));
    EXPECT_EQ(read->actor, "clerk-1");
    EXPECT_EQ(read->office, "main");
    EXPECT_EQ(time_text(read->occurred_at), "2026-11-19T17:00:00.250+09:00");
    EXPECT_EQ(read->type, "madoguchi.command.open_second_visit.v1");
    pb::OpenSecondVisit payload;
    ASSERT_TRUE(payload.ParseFromString(read->payload));
    EXPECT_EQ(payload.office(), "branch");
}

TEST(ReadCommand, TakesNowAndNoExpectationWhereNoneIsGiven) {
    const auto read = read_command(with(R"("accept_application": {})"), kNow);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->occurred_at, kNow);
    EXPECT_FALSE(read->expected);
    EXPECT_EQ(read->payload, "");
}

TEST(ReadCommand, MakesTheSameBytesWhateverTheOrderOfFields) {
    const auto first = read_command(
        with(R"("collect_postage": {"yen": 460, "method": "cash", "payer": "applicant"})"), kNow);
    const auto second = read_command(
        with(R"("collect_postage": {"payer": "applicant", "method": "cash", "yen": 460})"), kNow);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->payload, second->payload);
}

TEST(ReadCommand, NamesThePlaceOfAFault) {
    EXPECT_EQ(fault_of(with(R"("open_case": {"principal": {"nmae": "x"}})")),
              "/open_case/principal/nmae is no field of Person");
    EXPECT_EQ(fault_of(with(R"("open_case": {"procedures": [{}, {"targets": "x"}]})")),
              "/open_case/procedures/1/targets has to be a list");
    EXPECT_EQ(fault_of(with(R"("open_case": {"protected_person": "yes"})")),
              "/open_case/protected_person has to be true or false");
    EXPECT_EQ(fault_of(with(R"("collect_postage": {"yen": 4.5})")),
              "/collect_postage/yen has to be a whole number from 0 to 4294967295");
    EXPECT_EQ(fault_of(with(R"("collect_postage": {"yen": -1})")),
              "/collect_postage/yen has to be a whole number from 0 to 4294967295");
    EXPECT_EQ(fault_of(with(R"("collect_postage": {"yen": 4294967296})")),
              "/collect_postage/yen has to be a whole number from 0 to 4294967295");
    EXPECT_EQ(fault_of(with(R"("collect_postage": {"yen": "460"})")),
              "/collect_postage/yen has to be a whole number from 0 to 4294967295");
    EXPECT_EQ(fault_of(with(R"("add_note": {"text": 1})")), "/add_note/text has to be a text");
    EXPECT_EQ(fault_of(with(R"("add_note": [])")), "/add_note has to be an object");
    EXPECT_EQ(fault_of(with(R"("add_note": {"text": null})")),
              "/add_note/text is null; leave the field out");
    EXPECT_EQ(fault_of(with(R"("add_note": {"text": "a", "text": "b"})")),
              "/add_note/text stands twice; say it once");
    EXPECT_EQ(fault_of(with(R"("add_note": {}, "approve_posting": {})")),
              "/approve_posting is a second command in one; send them one by one");
}

TEST(ReadCommand, TakesNumbersOf64BitsAlsoInDigits) {
    const auto number_of = [](const std::string& event_no) {
        const auto read =
            read_command(with(R"("void_entry": {"event_no": )" + event_no + "}"), kNow);
        pb::VoidEntry payload;
        return read && payload.ParseFromString(read->payload) ? payload.event_no() : 0;
    };
    EXPECT_EQ(number_of("7"), 7U);
    EXPECT_EQ(number_of("\"7\""), 7U);
    EXPECT_EQ(number_of("\"18446744073709551615\""), 18'446'744'073'709'551'615U);
    for (const char* const other : {R"("")", R"("-1")", R"("+1")", R"("1.0")", R"(" 1")", R"("1x")",
                                    R"("18446744073709551616")", "-1", "true"}) {
        EXPECT_EQ(fault_of(with(R"("void_entry": {"event_no": )" + std::string(other) + "}")),
                  "/void_entry/event_no has to be a whole number from 0 to 18446744073709551615")
            << other;
    }
}

TEST(ReadCommand, DoesNotEchoAKeyThatIsNoName) {
    EXPECT_EQ(fault_of(with(R"("add_note": {"試験 太郎": 1})")),
              "/add_note has a field whose name no field of a command can have");
}

TEST(ReadCommand, AsksForWhatEveryCommandNeeds) {
    EXPECT_EQ(fault_of("{}"), "/tenant is missing");
    EXPECT_EQ(fault_of(R"({"tenant":"t","stream":"s","actor":"a"})"), "/id is missing");
    EXPECT_EQ(fault_of(R"({"tenant":"t","stream":"s","actor":"a","id":"7"})"), "/id is no UUID");
    EXPECT_EQ(fault_of(with(R"("occurred_at": "yesterday")")),
              "/occurred_at is no time as in 2026-11-20T09:30:00+09:00");
    EXPECT_EQ(fault_of(with(R"("expected_version": 1)")),
              "the command says nothing that is to be done, e.g. open_case");
}

TEST(ReadCommand, RefusesWhatIsNoJsonObject) {
    const std::string other = "the command is no JSON object, or is followed by something else";
    EXPECT_EQ(fault_of(""), "the command is empty");
    EXPECT_EQ(fault_of("[]"), other);
    EXPECT_EQ(fault_of("{\"tenant\":"), other);
    EXPECT_EQ(fault_of(note("x") + "{}"), other);
    EXPECT_EQ(fault_of(note("\xff")), "the command is not UTF-8");
    EXPECT_EQ(fault_of(note("\xed\xa0\x80")), "the command is not UTF-8");
    EXPECT_EQ(fault_of(note("a\nb")), "the command has a control character in a text");
    EXPECT_EQ(fault_of(with("\"add_note\": " + std::string(20, '[') + std::string(20, ']'))),
              "the command is nested too deep");
}

TEST(ReadCommand, NamesATextThatIsTooLong) {
    EXPECT_EQ(fault_of(with(R"("open_case": {"principal": {"name": ")" + std::string(1 << 20, 'a') +
                            "\"}}")),
              "/open_case/principal/name is 1048576 bytes long; at most 4000 can be taken");
    EXPECT_EQ(fault_of(note(std::string(3 << 20, 'a'))).find("the command is 3"), 0u);
    const std::string policy(50'000, 'a');
    EXPECT_EQ(fault_of(with(R"("publish_policy_version": {"text": ")" + policy + "\"}")), "none");
}

TEST(ReadCommand, RefusesPersonalNumbersInEveryFormWithoutSayingThem) {
    // Invented numbers; the last digit of each is its check digit.
    for (const char* const number :
         {"123456789018", "1234-5678-9018", "１２３４ ５６７８ ９０１８", "1234ー5678ー9018",
          "1234・5678・9018", "1234.5678.9018", "1234/5678/9018", "1234\u00a05678\u00a09018",
          "番号は１２３４５６７８９０１８です"}) {
        const auto fault = fault_of(note(number));
        EXPECT_EQ(fault.find("/add_note/text has twelve digits that make a My Number"), 0u)
            << fault;
        EXPECT_EQ(fault.find("5678"), std::string::npos);
    }
    EXPECT_NE(fault_of(note("12345678903")).find("resident record code"), std::string::npos);
    EXPECT_NE(fault_of(with(R"("open_case": {"principal": {"name": "123456789018"}})")), "none");
    EXPECT_NE(fault_of(with(R"("open_case": {"principal": {"phone": "123456789018"}})")), "none");
}

TEST(ReadCommand, TakesNumbersOfOtherThings) {
    EXPECT_EQ(fault_of(note("123456789012")), "none");   // wrong check digit
    EXPECT_EQ(fault_of(note("1234567890180")), "none");  // thirteen digits
    EXPECT_EQ(fault_of(note("12345 6789 018 x")),
              "/add_note/text has twelve digits that make a My "
              "Number, which is never written down here; take "
              "it out");
    EXPECT_EQ(fault_of(note("090-1234-5678")), "none");
    EXPECT_EQ(fault_of(with(R"("open_case": {"principal": {"phone": "12345678903"}})")), "none");
    EXPECT_EQ(fault_of(with(R"("post_letter": {"tracking_no": "12345678903"})")), "none");
}

TEST(ReadCommand, RefusesCharactersThatHideSomething) {
    EXPECT_EQ(fault_of(note("a\\u0000b")), "/add_note/text has a control character; take it out");
    EXPECT_EQ(fault_of(note("a\\u0085b")), "/add_note/text has a control character; take it out");
    EXPECT_EQ(fault_of(note("a\\u202eb")),
              "/add_note/text has a character that can't be seen; take it out");
    EXPECT_EQ(fault_of(note("a\\uffffb")),
              "/add_note/text has a code point that is no character; take it out");
    EXPECT_EQ(fault_of(note("a\\nb\\tc")), "none");
    EXPECT_EQ(fault_of(with(R"("open_case": {"principal": {"name": "a\nb"}})")),
              "/open_case/principal/name has a line break or a tab; take it out");
    EXPECT_EQ(fault_of(note("葛󠄀城")), "none");  // an ideographic variation sequence
}

pb::Person principal_of(const std::string& person) {
    const auto read = read_command(with(R"("open_case": {"principal": )" + person + "}"), kNow);
    pb::OpenCase payload;
    EXPECT_TRUE(read) << read.error().text();
    EXPECT_TRUE(read && payload.ParseFromString(read->payload));
    return payload.principal();
}

TEST(ReadCommand, BringsDigitsIntoTheirStoredForm) {
    const auto person = principal_of(
        R"({"name": "試験　太郎１", "postcode": "５１９－０１９５", "phone": "０９０－１２３４－５６７８",
            "birth_date": "１９８０－０２－０３", "address": "見本町１－２"})");
    EXPECT_EQ(person.name(), "試験　太郎１");
    EXPECT_EQ(person.postcode(), "5190195");
    EXPECT_EQ(person.phone(), "090-1234-5678");
    EXPECT_EQ(person.birth_date(), "1980-02-03");
    EXPECT_EQ(person.address(), "見本町１－２");
}

TEST(ReadCommand, RefusesDaysAndNumbersThatDoNotExist) {
    EXPECT_EQ(fault_of(with(R"("check_card": {"card_expires_on": "2026-02-30"})")),
              "/check_card/card_expires_on is a day that doesn't exist");
    EXPECT_EQ(fault_of(with(R"("open_case": {"principal": {"postcode": "519-019"}})")),
              "/open_case/principal/postcode is no postcode: seven digits");
    EXPECT_EQ(fault_of(with(R"("open_case": {"principal": {"postcode": "abcdefg"}})")),
              "/open_case/principal/postcode is no postcode: seven digits");
    EXPECT_EQ(fault_of(with(R"("open_case": {"principal": {"phone": "ext. 5"}})")),
              "/open_case/principal/phone is no telephone number: digits and hyphens");
}

}  // namespace
}  // namespace madoguchi::protobuf
