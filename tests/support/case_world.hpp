#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/cases/decide.hpp"
#include "madoguchi/domain/cases/evolve.hpp"
#include "staff.hpp"

namespace madoguchi::cases {

/// Name of a type without its namespaces, for messages and tables.
template <typename T>
std::string type_name() {
    std::string_view text = __PRETTY_FUNCTION__;
    text = text.substr(text.find("T = ") + 4);
    text = text.substr(0, text.find_first_of(";]"));
    return std::string(text.substr(text.rfind(':') + 1));
}

/// Names of events, in their order.
[[nodiscard]] std::vector<std::string> names_of(const std::vector<facts::CaseEvent>& events);

/// A day written `2026-11-20`; a test that writes another form ends.
[[nodiscard]] facts::Date day(std::string_view iso);

/// The policies of the project with values set by the office, as the log would give them.
class TestRules final : public RuleBook {
 public:
    using Settings = std::map<std::string, std::string>;
    TestRules(std::string municipality, Settings settings);
    [[nodiscard]] std::shared_ptr<const policy::Policy> in_force(facts::Date on) const override;
    [[nodiscard]] std::shared_ptr<const policy::Policy> version(const std::string& version,
                                                                facts::Date on) const override;
    [[nodiscard]] bool reviewed(const facts::RuleId& rule,
                                const std::string& policy_version) const override;

    /// Changes what the policy says, from now on.
    template <typename Edit>
    void change(const Edit& edit) {
        policy::Policy changed = *in_force(kAnyDay);
        edit(changed);
        cached_ = std::make_shared<const policy::Policy>(std::move(changed));
    }

    bool all_reviewed = true;
    /// A second version of the same rules, to be adopted.
    static constexpr const char* kNewerVersion = "newer";

 private:
    static constexpr facts::Date kAnyDay{std::chrono::days(20'800)};  // 2026-12-13
    std::string municipality_;
    Settings settings_;
    mutable std::shared_ptr<const policy::Policy> cached_;
};

/// One case under the rules of one municipality: given what has happened, when a command comes,
/// then what. Time, place and person stay until they are changed.
class CaseWorld {
 public:
    explicit CaseWorld(const std::string& municipality, TestRules::Settings settings = {});

    CaseWorld& at(std::string_view iso);
    CaseWorld& later(int days);
    CaseWorld& as(std::string_view staff);
    CaseWorld& in(std::string_view office);
    /// Other people than the everyday staff.
    CaseWorld& among(staff::StaffState people);
    /// Facts that have happened, as they are.
    CaseWorld& given(std::vector<facts::CaseEvent> events);
    /// A command that must bring events.
    CaseWorld& done(const CaseCommand& command);
    /// A command; what it brings is taken up.
    CaseWorld& when(const CaseCommand& command);

    CaseWorld& then_rejected(RejectionCode code);
    CaseWorld& then_nothing_happened();
    /// The kinds of the events that the last command brought, in order.
    template <typename... Events>
    CaseWorld& then() {
        return then_named({type_name<Events>()...});
    }
    /// The case stands at `status`.
    CaseWorld& then_at(const char* status);

    /// Everything impure, as values, as a command finds it now. Valid as long as the world.
    [[nodiscard]] DecisionContext context() const;
    /// What a command would mean, without taking it up.
    [[nodiscard]] Decision would(const CaseCommand& command) const;
    [[nodiscard]] const CaseState& state() const { return state_; }
    [[nodiscard]] const std::vector<facts::CaseEvent>& history() const { return history_; }
    [[nodiscard]] const Decision& last() const { return *last_; }
    [[nodiscard]] facts::Date today() const { return today_; }
    [[nodiscard]] TestRules& rules() { return *rules_; }

    bool erasure_approved = false;  ///< What the register of persons says of everybody.
    std::string protected_register_no = "protected";  ///< Whom the resident register protects.

    /// The newest event of one kind; fails when there is none.
    template <typename Event>
    [[nodiscard]] Event newest() const {
        for (auto event = history_.rbegin(); event != history_.rend(); ++event) {
            if (const auto* found = std::get_if<Event>(&*event)) {
                return *found;
            }
        }
        ADD_FAILURE() << "no " << type_name<Event>();
        return Event{};
    }
    template <typename Event>
    [[nodiscard]] std::size_t count() const {
        std::size_t n = 0;
        for (const facts::CaseEvent& event : history_) {
            n += std::holds_alternative<Event>(event) ? 1U : 0U;
        }
        return n;
    }
    /// Number of the newest event of one kind, from 1.
    template <typename Event>
    [[nodiscard]] std::uint64_t number_of() const {
        for (std::size_t i = history_.size(); i > 0; --i) {
            if (std::holds_alternative<Event>(history_[i - 1])) {
                return i;
            }
        }
        ADD_FAILURE() << "no " << type_name<Event>();
        return 0;
    }

 private:
    CaseWorld& then_named(const std::vector<std::string>& names);
    void take(const Outcome& outcome);

    std::shared_ptr<TestRules> rules_;
    facts::Date today_ = day("2026-11-20");
    facts::Staff actor_{"clerk-1"};
    facts::Office office_;
    staff::StaffState staff_ = staff::everyday_staff();
    CaseState state_;
    std::vector<facts::CaseEvent> history_;
    std::vector<facts::Date> days_;  ///< Of the events.
    std::map<std::string, std::uint64_t> series_;
    std::shared_ptr<Decision> last_;
};

}  // namespace madoguchi::cases
