#include "case_world.hpp"

#include <optional>
#include <utility>

#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/cases/case_end.hpp"
#include "madoguchi/domain/policy/settings.hpp"

namespace madoguchi::cases {

namespace {

const policyfile::Policies& policies() {
    static const policyfile::Loaded kLoaded =
        policyfile::load_directory(std::string(MADOGUCHI_SOURCE_DIR) + "/ops/policies");
    return kLoaded.policies;
}

template <std::size_t... I>
std::vector<std::string> variant_names(std::index_sequence<I...>) {
    return {type_name<std::variant_alternative_t<I, facts::CaseEventAlternatives>>()...};
}

std::vector<policy::Setting> as_settings(const TestRules::Settings& settings) {
    std::vector<policy::Setting> result;
    for (const auto& [key, value] : settings) {
        result.push_back(
            {.key = key, .value = value, .effective_from = day("2026-01-01"), .set_by = "chief-1"});
        EXPECT_FALSE(policy::check_setting(result.back())) << key << " " << value;
    }
    return result;
}

}  // namespace

std::vector<std::string> names_of(const std::vector<facts::CaseEvent>& events) {
    static const std::vector<std::string> kNames = variant_names(
        std::make_index_sequence<std::variant_size_v<facts::CaseEventAlternatives>>());
    std::vector<std::string> names;
    for (const facts::CaseEvent& event : events) {
        names.push_back(kNames[event.index()]);
    }
    return names;
}

facts::Date day(std::string_view iso) { return calendar::parse_date(iso).value(); }

TestRules::TestRules(std::string municipality, Settings settings)
    : municipality_(std::move(municipality)), settings_(std::move(settings)) {}

std::shared_ptr<const policy::Policy> TestRules::in_force(facts::Date on) const {
    if (!cached_) {
        const policy::Policy* found = policies().find(municipality_, on);
        if (found != nullptr) {
            cached_ = std::make_shared<const policy::Policy>(
                policy::with_settings(*found, as_settings(settings_), on));
        }
    }
    return cached_;
}

std::shared_ptr<const policy::Policy> TestRules::version(const std::string& version,
                                                         facts::Date on) const {
    const auto newest = in_force(on);
    if (version == kNewerVersion) {
        auto newer = std::make_shared<policy::Policy>(*newest);
        newer->version = kNewerVersion;
        return newer;
    }
    return newest && newest->version == version ? newest : nullptr;
}

bool TestRules::reviewed(const facts::RuleId&, const std::string&) const { return all_reviewed; }

CaseWorld::CaseWorld(const std::string& municipality, TestRules::Settings settings)
    : rules_(std::make_shared<TestRules>(municipality, std::move(settings))) {
    const auto policy = rules_->in_force(today_);
    EXPECT_TRUE(policy) << municipality;
    office_ = policy ? facts::Office(policy->offices.front().code) : facts::Office();
}

CaseWorld& CaseWorld::at(std::string_view iso) {
    today_ = day(iso);
    return *this;
}

CaseWorld& CaseWorld::later(int days) {
    today_ += std::chrono::days(days);
    return *this;
}

CaseWorld& CaseWorld::as(std::string_view staff) {
    actor_ = facts::Staff(staff);
    return *this;
}

CaseWorld& CaseWorld::in(std::string_view office) {
    office_ = facts::Office(office);
    return *this;
}

CaseWorld& CaseWorld::among(staff::StaffState people) {
    staff_ = std::move(people);
    return *this;
}

CaseWorld& CaseWorld::given(std::vector<facts::CaseEvent> events) {
    take(Outcome{.events = std::move(events), .draws = {}, .ids = {}});
    return *this;
}

void CaseWorld::take(const Outcome& outcome) {
    bool again = false;
    for (const facts::CaseEvent& event : outcome.events) {
        state_ = evolve(std::move(state_), event);
        history_.push_back(event);
        days_.push_back(today_);
        again = again || changes_history(event);
    }
    if (again) {
        state_ = fold(history_);
    }
    for (const auto& [series, number] : outcome.draws) {
        EXPECT_EQ(number, series_[series] + 1) << series;
        series_[series] = number;
    }
}

DecisionContext CaseWorld::context() const {
    return {.case_id = "case-1",
            .today = today_,
            .actor = actor_,
            .office = office_,
            .standing = access::standing_of(staff_, actor_, today_),
            .staff = &staff_,
            .rules = rules_.get(),
            .next_number =
                [this](const std::string& series) {
                    const auto found = series_.find(series);
                    return found == series_.end() ? 1 : found->second + 1;
                },
            .opaque_value = [](std::uint32_t seq) { return std::uint64_t{48'211} + seq; },
            .history = [this] { return history_; },
            .ended_on =
                [this] {
                    const auto event_no = ending_event_no(history_);
                    return event_no ? std::optional(days_[*event_no - 1]) : std::nullopt;
                },
            .watches =
                [] {
                    return std::vector<std::string>{"watch-1", "watch-2"};
                },
            .erasure_approved = [this](const std::string&) { return erasure_approved; },
            .is_protected =
                [this](const Sensitive<std::string>& register_no) {
                    return register_no.reveal() == protected_register_no;
                }};
}

Decision CaseWorld::would(const CaseCommand& command) const {
    return decide(state_, command, context());
}

CaseWorld& CaseWorld::when(const CaseCommand& command) {
    last_ = std::make_shared<Decision>(would(command));
    if (*last_) {
        take(**last_);
    }
    return *this;
}

CaseWorld& CaseWorld::done(const CaseCommand& command) {
    when(command);
    if (!*last_) {
        std::string ids;
        for (const std::string& id : last_->error().ids) {
            ids += " " + id;
        }
        ADD_FAILURE() << "rejected: " << name_of(last_->error().code) << ids << " at "
                      << state_.status.text();
    } else if ((*last_)->events.empty()) {
        ADD_FAILURE() << "nothing happened at " << state_.status.text();
    }
    return *this;
}

CaseWorld& CaseWorld::then_rejected(RejectionCode code) {
    if (*last_) {
        ADD_FAILURE() << "not rejected: " << testing::PrintToString(names_of((*last_)->events));
    } else {
        EXPECT_STREQ(name_of(last_->error().code), name_of(code))
            << testing::PrintToString(last_->error().ids);
    }
    return *this;
}

CaseWorld& CaseWorld::then_nothing_happened() { return then_named({}); }

CaseWorld& CaseWorld::then_named(const std::vector<std::string>& names) {
    if (*last_) {
        EXPECT_EQ(names_of((*last_)->events), names);
    } else {
        ADD_FAILURE() << "rejected: " << name_of(last_->error().code) << " "
                      << testing::PrintToString(last_->error().ids);
    }
    return *this;
}

CaseWorld& CaseWorld::then_at(const char* status) {
    EXPECT_EQ(state_.status.text(), status);
    return *this;
}

}  // namespace madoguchi::cases
