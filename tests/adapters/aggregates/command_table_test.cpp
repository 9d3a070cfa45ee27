#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/codec/mapping.hpp"
#include "madoguchi/command/v1/command.pb.h"

namespace madoguchi::aggregates {
namespace {

std::set<std::string> names_of_the_contract() {
    std::set<std::string> names;
    const auto& payload =
        *madoguchi::command::v1::Command::descriptor()->FindOneofByName("payload");
    for (int i = 0; i < payload.field_count(); ++i) {
        names.insert("madoguchi.command." + payload.field(i)->name() + ".v1");
    }
    return names;
}

TEST(CommandTable, HasEveryCommandOfTheContractAndNoOther) {
    const auto names = command_names();
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), names_of_the_contract());
}

template <typename Aggregate, std::size_t... Places>
void expect_same_fields(std::index_sequence<Places...> /*places*/) {
    const auto check = []<typename Command>(const Command& fresh) {
        const AnyCommand command = Aggregate(fresh);
        const auto form = encode_command(command);
        // Makes the table, which ends the program when fields differ; then reads what it wrote.
        const auto read = decode_command(form.type, form.payload);
        ASSERT_TRUE(read) << form.type << ": " << read.error().detail;
        EXPECT_TRUE(*read == command) << form.type;
    };
    (check(std::variant_alternative_t<Places, Aggregate>()), ...);
}

template <typename Aggregate>
void expect_same_fields() {
    expect_same_fields<Aggregate>(std::make_index_sequence<std::variant_size_v<Aggregate>>());
}

TEST(CommandTable, ReadsBackWhatItWrites) {
    expect_same_fields<cases::CaseCommand>();
    expect_same_fields<offices::OfficeCommand>();
    expect_same_fields<persons::PersonCommand>();
    expect_same_fields<policies::PolicyCommand>();
    expect_same_fields<staff::StaffCommand>();
    expect_same_fields<watches::WatchCommand>();
}

TEST(DecodeCommand, NamesWhatItCanNotTake) {
    const auto unknown = decode_command("madoguchi.command.fly.v1", "");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "unknown_command");
    madoguchi::command::v1::CheckCard card;
    card.set_card_expires_on("2026-02-30");
    const auto malformed =
        decode_command("madoguchi.command.check_card.v1", card.SerializeAsString());
    ASSERT_FALSE(malformed);
    EXPECT_EQ(malformed.error().code, "malformed");
    EXPECT_EQ(malformed.error().detail,
              "madoguchi.command.check_card.v1, field card_expires_on: is no date of the form "
              "YYYY-MM-DD, or no day that exists");
}

}  // namespace
}  // namespace madoguchi::aggregates
