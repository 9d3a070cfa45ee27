#include "madoguchi/domain/access/permission.hpp"

#include <gtest/gtest.h>

#include <set>

#include "world.hpp"

namespace madoguchi::aggregates {
namespace {

using cases::CaseCommand;
using facts::Sensitive;
using facts::Staff;
using log::AnswerKind;
using log::OutcomeKind;
using staff::StaffCommand;

/// A person of each role, and one of none.
struct Person {
    const char* code;
    std::optional<access::Role> role;
};
const std::vector<Person> kPeople{{"clerk-1", access::Role::kClerk},
                                  {"mail-1", access::Role::kMailroom},
                                  {"chief-1", access::Role::kSectionChief},
                                  {"manager-1", access::Role::kManager},
                                  {"auditor-1", access::Role::kAuditor},
                                  {"admin-1", access::Role::kAdministrator},
                                  {"stranger", std::nullopt}};

template <typename Aggregate, std::size_t... Places>
void add_commands(std::vector<AnyCommand>& all, std::index_sequence<Places...> /*places*/) {
    (all.push_back(Aggregate(std::variant_alternative_t<Places, Aggregate>())), ...);
}

template <typename... Aggregates>
std::vector<AnyCommand> all_commands(const std::variant<Aggregates...>& /*any*/) {
    std::vector<AnyCommand> all;
    (add_commands<Aggregates>(all, std::make_index_sequence<std::variant_size_v<Aggregates>>()),
     ...);
    return all;
}

/// A stream that takes the command, in the order of the aggregates in AnyCommand.
std::string stream_for(const AnyCommand& command) {
    static const char* const kStreams[] = {
        "case/1",   "incident/1",    "looks/2026-11-20", "office/sample_main",
        "person/1", "policy/sample", "staff/sample",     "watch/1"};
    return kStreams[command.index()];
}

TEST(Permission, IsNamedForEveryCommand) {
    std::set<std::string_view> acts;
    const auto names = command_names();
    for (const auto& name : names) {
        EXPECT_TRUE(access::needed_for(act_of(name))) << name;
        acts.insert(act_of(name));
    }
    EXPECT_EQ(act_of("madoguchi.command.open_case.v1"), "open_case");
    for (const char* no_command :
         {"", "open_case", "madoguchi.command..v1", "madoguchi.command."}) {
        EXPECT_FALSE(access::needed_for(act_of(no_command))) << no_command;
    }
    // What is in the table and isn't a command is a query; the command line's test knows those.
    for (const auto& act : access::acts()) {
        const bool stored = act.name.find('_') != std::string_view::npos;
        EXPECT_TRUE(!stored || acts.contains(act.name)) << act.name << " is no command";
    }
}

TEST(Permission, DecidesBeforeTheAggregateForEveryCommandAndRole) {
    World world;
    world.publish_policy();
    for (const AnyCommand& command : all_commands(AnyCommand())) {
        const auto act = std::string(act_of(encode_command(command).type));
        const auto needed = access::needed_for(act);
        ASSERT_TRUE(needed) << act;
        for (const auto& [code, role] : kPeople) {
            const auto before = world.ledger->head(world.tenant);
            const auto answer = world.submit(stream_for(command), command, code);
            const bool may = role && access::brings(*role, *needed);
            EXPECT_EQ(answer.code == "not_permitted", !may) << act << " by " << code;
            if (!may) {
                EXPECT_EQ(answer.kind, AnswerKind::kNotTaken);
                EXPECT_EQ(world.ledger->head(world.tenant)->position, before->position);
            }
        }
    }
}

TEST(Permission, LeavesTheIdFree) {
    World world;
    world.publish_policy();
    const auto command = world.command("case/1", CaseCommand(opening()), "k9");
    EXPECT_EQ(world.submit(command).code, "not_permitted");
    const Sensitive<std::string> name("試験 新人");
    world.submit("staff/sample", StaffCommand(staff::RegisterStaff{Staff("k9"), name, world.day}),
                 "admin-1");
    EXPECT_EQ(world.submit(command).code, "not_permitted");
    world.submit(
        "staff/sample",
        StaffCommand(staff::GrantRole{
            Staff("k9"), facts::Role("clerk"), facts::Office("sample_main"), world.day, {}}),
        "admin-1");
    const auto answer = world.submit(command);
    EXPECT_EQ(answer.outcome.kind, OutcomeKind::kAccepted) << answer.code << answer.detail;
    world.office = "sample_branch";
    EXPECT_EQ(world.submit("case/2", CaseCommand(opening()), "k9").code, "not_permitted");
}

TEST(Permission, SaysNothingOfAPersonsName) {
    World world;
    const auto answer = world.submit("case/1", CaseCommand(opening()), "admin-1");
    EXPECT_EQ(answer.code, "not_permitted");
    EXPECT_EQ(answer.detail.find("試験"), std::string::npos);
    EXPECT_NE(answer.detail.find("counter_work"), std::string::npos);
}

TEST(Permission, EndsForThoseWhoLeftWhateverTheDayOfTheHappening) {
    World world;
    world.publish_policy();
    world.submit("staff/sample", StaffCommand(staff::RecordLeaving{Staff("clerk-1"), world.day}),
                 "admin-1");
    auto command = world.command("case/1", CaseCommand(opening()), "clerk-1");
    world.day += std::chrono::days(1);
    EXPECT_EQ(world.submit(command).code, "not_permitted");  // It happened yesterday.
    world.restart();
    EXPECT_EQ(world.submit(command).code, "not_permitted");
    EXPECT_EQ(world.submit("case/1", CaseCommand(opening()), "clerk-2").outcome.kind,
              OutcomeKind::kAccepted);
}

TEST(Permission, BeginsWithTheConsole) {
    World world(false);
    const Sensitive<std::string> name("試験 管理");
    EXPECT_EQ(
        world
            .submit("staff/sample",
                    StaffCommand(staff::RegisterStaff{Staff("a1"), name, world.day}), "console")
            .code,
        "not_permitted");
    const staff::AppointAdministrator appoint{Staff("a1"), name};
    EXPECT_EQ(world.submit("staff/sample", StaffCommand(appoint), "a1").code, "not_permitted");
    const auto answer = world.submit("staff/sample", StaffCommand(appoint), "console");
    EXPECT_EQ(answer.outcome.kind, OutcomeKind::kAccepted);
    EXPECT_EQ(world.commits("staff/sample").back().actor, "console");
    world.restart();
    EXPECT_EQ(world
                  .submit("staff/sample",
                          StaffCommand(staff::RegisterStaff{Staff("k1"), name, world.day}), "a1")
                  .outcome.kind,
              OutcomeKind::kAccepted);
}

TEST(Permission, OfTheProcessManagerOutlastsThePerson) {
    World world;
    world.publish_policy();
    world.submit("case/1", CaseCommand(opening()), "clerk-1");
    world.submit("case/1", CaseCommand(cases::RecordPrincipalAppears{"2"}), "clerk-1");
    const auto follows = world.domain->react(world.commits("case/1").back()).value();
    ASSERT_EQ(follows.size(), 1U);
    world.submit("staff/sample", StaffCommand(staff::RecordLeaving{Staff("clerk-1"), world.day}),
                 "admin-1");
    world.day += std::chrono::days(1);
    EXPECT_EQ(world.submit(follows.front()).outcome.kind, OutcomeKind::kAccepted);
    EXPECT_EQ(world.commits("case/2").back().actor, "process_manager");
}

}  // namespace
}  // namespace madoguchi::aggregates
