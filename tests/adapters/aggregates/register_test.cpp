#include <gtest/gtest.h>

#include <algorithm>

#include "madoguchi/adapters/aggregates/erased_keys.hpp"
#include "madoguchi/adapters/aggregates/watch_stream.hpp"
#include "world.hpp"

// From "the same person" to destroyed keys: cases and persons as the log sees them.
namespace madoguchi::aggregates {
namespace {

using cases::CaseCommand;
using facts::Holder;
using facts::Reason;
using persons::PersonCommand;

const Holder kPrincipal("principal");

class RegisterTest : public testing::Test {
 protected:
    void SetUp() override {
        // The example's last day would come before a retention period is over.
        const auto last_day = world_.policy_text.find("effective_until");
        ASSERT_NE(last_day, std::string::npos);
        world_.policy_text.erase(last_day, world_.policy_text.find('\n', last_day) - last_day);
        world_.publish_policy();
        open("case/1");
    }

    void open(const std::string& stream) {
        auto command = opening();
        command.principal.register_no = facts::Sensitive<std::string>("900");
        accept(stream, CaseCommand(command));
    }

    void accept(const std::string& stream, const AnyCommand& command,
                const std::string& actor = "clerk-1") {
        const auto answer = world_.submit(stream, command, actor);
        EXPECT_EQ(answer.outcome.kind, log::OutcomeKind::kAccepted)
            << answer.outcome.code_name << answer.code << " " << answer.detail;
        follow();
    }

    std::string refused(const std::string& stream, const AnyCommand& command,
                        const std::string& actor = "clerk-1") {
        return world_.submit(stream, command, actor).outcome.code_name;
    }

    /// Puts what follows from commits to the engine, as the process manager does.
    void follow() {
        std::vector<log::Command> next;
        do {
            next.clear();
            for (auto& commit : new_commits()) {
                auto commands = world_.domain->react(commit).value();
                for (auto& command : commands) {
                    if (auto keys = keys_to_destroy(command)) {
                        destroyed_.push_back(std::move(*keys));
                    }
                    next.push_back(std::move(command));
                }
            }
            for (const auto& command : next) {
                const auto answers =
                    world_.engine->process(std::span(&command, 1), command.occurred_at);
                EXPECT_EQ(answers.at(0).kind, log::AnswerKind::kStored) << answers.at(0).detail;
            }
        } while (!next.empty());
    }

    std::vector<log::Commit> new_commits() {
        std::vector<log::Commit> found;
        for (const auto* const stream : {"case/1", "case/2", "person/p-1"}) {
            for (auto& commit : world_.commits(stream)) {
                if (seen_.insert(commit.position.value()).second) {
                    found.push_back(std::move(commit));
                }
            }
        }
        std::sort(found.begin(), found.end(), [](const log::Commit& a, const log::Commit& b) {
            return a.position < b.position;
        });
        return found;
    }

    template <typename Event, typename Fact>
    std::size_t count(const std::string& stream) {
        const auto events = world_.events(stream);
        return static_cast<std::size_t>(
            std::count_if(events.begin(), events.end(), [](const facts::AnyEvent& event) {
                const auto* const of = std::get_if<Event>(&event);
                return of != nullptr && std::holds_alternative<Fact>(*of);
            }));
    }

    void end(const std::string& stream) {
        accept(stream, CaseCommand(cases::WithdrawCase{kPrincipal, Reason("not_wanted")}));
    }

    void identify(const std::string& stream) {
        accept(stream,
               CaseCommand(cases::IdentifyParty{kPrincipal, "p-1", Reason("said_by_clerk")}));
    }

    World world_;
    std::set<std::uint64_t> seen_;
    std::vector<ErasedKeys> destroyed_;
};

TEST_F(RegisterTest, LinksACaseThatNamesThePersonAndUnlinksIt) {
    identify("case/1");
    EXPECT_EQ((count<facts::PersonEvent, facts::CaseLinked>("person/p-1")), 1U);
    accept("case/1", CaseCommand(cases::ReleaseParty{kPrincipal}));
    EXPECT_EQ((count<facts::PersonEvent, facts::CaseUnlinked>("person/p-1")), 1U);
}

TEST_F(RegisterTest, ProtectsThePersonsNextCaseFromItsOpeningOn) {
    const facts::Sensitive<std::string> number("901");
    const auto watch = protection_stream(*world_.digester, world_.tenant, number).text();
    const watches::WatchCommand flag = watches::RecordProtection{true, world_.day};
    EXPECT_EQ(world_.submit(watch, flag, "manager-1").code, "not_permitted");
    const auto open_for = [&](const std::string& stream, const facts::Sensitive<std::string>& no) {
        auto command = opening();
        command.principal.register_no = no;
        accept(stream, CaseCommand(command));
        const auto events = world_.events(stream);
        const auto* const of_case = std::get_if<facts::CaseEvent>(&events.front());
        return of_case != nullptr && std::get<facts::CaseOpened>(*of_case).protected_person;
    };
    EXPECT_FALSE(open_for("case/3", number));
    accept(watch, flag, "import");
    EXPECT_TRUE(open_for("case/4", number));
    EXPECT_FALSE(open_for("case/5", facts::Sensitive<std::string>("902")));
}

TEST_F(RegisterTest, HoldsEveryCaseOfAPersonAlsoALaterOne) {
    identify("case/1");
    accept("person/p-1", PersonCommand(persons::PlacePersonHold{Reason("incident"), "7"}));
    open("case/2");
    identify("case/2");
    for (const auto* const stream : {"case/1", "case/2"}) {
        EXPECT_EQ((count<facts::CaseEvent, facts::RetentionHoldPlaced>(stream)), 1U) << stream;
    }
    accept("person/p-1", PersonCommand(persons::LiftPersonHold{Reason("incident"), "7"}),
           "chief-1");
    EXPECT_EQ((count<facts::CaseEvent, facts::RetentionHoldLifted>("case/2")), 1U);
}

TEST_F(RegisterTest, ErasesAPersonInEveryCaseAndRecordsItOnThePerson) {
    open("case/2");
    identify("case/1");
    identify("case/2");
    const PersonCommand ask(persons::RequestErasure{Reason("unlawful"), "45"});
    end("case/1");
    EXPECT_EQ(refused("person/p-1", ask), "case_open");
    EXPECT_EQ(
        refused("case/1", CaseCommand(cases::EraseParty{kPrincipal, "p-1"}), "process_manager"),
        "not_requested");
    end("case/2");
    accept("person/p-1", ask, "chief-2");
    EXPECT_EQ(refused("person/p-1", PersonCommand(persons::ApproveErasure{})),
              "section_chief_missing");
    EXPECT_EQ(refused("person/p-1", PersonCommand(persons::ApproveErasure{}), "chief-2"),
              "second_person_missing");
    accept("person/p-1", PersonCommand(persons::ApproveErasure{}), "chief-1");
    for (const auto* const stream : {"case/1", "case/2"}) {
        EXPECT_EQ((count<facts::CaseEvent, facts::PartyErased>(stream)), 1U) << stream;
        EXPECT_EQ((count<facts::CaseEvent, facts::DataKeysDestroyed>(stream)), 1U) << stream;
    }
    EXPECT_EQ((count<facts::PersonEvent, facts::CaseErased>("person/p-1")), 2U);
    // Each case's keys, and those of the watches over both certificates.
    EXPECT_EQ(std::count_if(destroyed_.begin(), destroyed_.end(),
                            [](const ErasedKeys& keys) {
                                return keys.stream == log::StreamId("case/1") &&
                                       keys.of == std::vector<std::string>{"principal", "case"};
                            }),
              1);
    const auto watch =
        watch_stream(*world_.digester, world_.tenant, facts::Sensitive<std::string>("900"),
                     facts::Target("signature"));
    EXPECT_TRUE(std::any_of(destroyed_.begin(), destroyed_.end(),
                            [&](const ErasedKeys& keys) { return keys.stream == watch; }));
}

TEST_F(RegisterTest, SaysAgainWhatWasErasedForAKeyDatabaseThatWasRestored) {
    identify("case/1");
    end("case/1");
    accept("person/p-1", PersonCommand(persons::RequestErasure{Reason("unlawful"), "45"}));
    accept("person/p-1", PersonCommand(persons::ApproveErasure{}), "chief-1");
    std::vector<ErasedKeys> again;
    for (const auto& commit : world_.commits("case/1")) {
        const auto found = erased_keys(commit);
        ASSERT_TRUE(found) << found.error();
        again.insert(again.end(), found->begin(), found->end());
    }
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].stream, log::StreamId("case/1"));
    EXPECT_EQ(again[0].of, (std::vector<std::string>{"principal", "case"}));
}

TEST_F(RegisterTest, ReactsTheSameAfterARestart) {
    identify("case/1");
    end("case/1");
    accept("person/p-1", PersonCommand(persons::RequestErasure{Reason("unlawful"), "45"}));
    const auto answer =
        world_.submit("person/p-1", PersonCommand(persons::ApproveErasure{}), "chief-1");
    ASSERT_EQ(answer.outcome.kind, log::OutcomeKind::kAccepted);
    world_.restart();  // Before anything followed.
    follow();
    EXPECT_EQ((count<facts::PersonEvent, facts::CaseErased>("person/p-1")), 1U);
}

TEST_F(RegisterTest, DisposesOfACaseByTwoAfterItsYears) {
    end("case/1");
    EXPECT_EQ(refused("case/1", CaseCommand(cases::RequestDisposal{})), "not_due");
    world_.day += std::chrono::days(366 * 8);
    accept("case/1", CaseCommand(cases::RequestDisposal{}));
    accept("case/1", CaseCommand(cases::ApproveDisposal{}), "chief-1");
    EXPECT_EQ((count<facts::CaseEvent, facts::DataKeysDestroyed>("case/1")), 1U);
    ASSERT_FALSE(destroyed_.empty());
    EXPECT_EQ(destroyed_.back().of,
              (std::vector<std::string>{"principal", "agent", "other_agent", "successor", "case"}));
}

}  // namespace
}  // namespace madoguchi::aggregates
