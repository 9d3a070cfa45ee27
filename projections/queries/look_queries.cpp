#include "madoguchi/projections/queries/look_queries.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <string_view>
#include <tuple>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"

namespace madoguchi::projections {
namespace {

/// The lists in the order in which they are shown.
constexpr std::array<std::string_view, 9> kLists{
    "own_family_name", "other_office",        "protected",     "outside_hours", "many",
    "forbidden",       "family_name_unknown", "hours_unknown", "many_not_set"};

std::string time_of(std::uint32_t minute) {
    const auto two = [](std::uint32_t number) {
        return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    return two(minute / 60) + ":" + two(minute % 60);
}

/// Gathers the findings, look by look.
class Audit {
 public:
    Audit(const ViewReader& looks, const LookTerms& terms) : looks_(looks), terms_(terms) {}

    void take(const LookRow& look) {
        if (failed_) {
            return;
        }
        if (look.kind == "tried") {
            add("forbidden", look);
            return;
        }
        check_hours(look);
        if (look.kind != "looked_at") {
            return;
        }
        opened_[{look.actor, look.office, look.on}].insert(look.stream);
        if (look.case_office != look.office) {
            add("other_office", look);
        }
        if (look.protected_person) {
            add("protected", look);
        }
        check_family_name(look);
    }

    Expected<std::vector<LookFinding>, StoreError> finish() {
        if (failed_) {
            return log::unexpected(*failed_);
        }
        for (const auto& [whose, cases] : opened_) {
            check_number(std::get<0>(whose), std::get<1>(whose), std::get<2>(whose), cases.size());
        }
        if (!terms_.many_a_day && !opened_.empty()) {
            findings_.emplace_back().list = "many_not_set";
        }
        std::stable_sort(findings_.begin(), findings_.end(),
                         [](const LookFinding& left, const LookFinding& right) {
                             return place_of(left.list) < place_of(right.list);
                         });
        return std::move(findings_);
    }

 private:
    static std::size_t place_of(const std::string& list) {
        return static_cast<std::size_t>(std::find(kLists.begin(), kLists.end(), list) -
                                        kLists.begin());
    }

    LookFinding& add(const char* list, const LookRow& look) {
        LookFinding& finding = findings_.emplace_back();
        finding.list = list;
        finding.actor = look.actor;
        finding.office = look.office;
        finding.on = look.on;
        finding.at = time_of(look.minute);
        finding.kind = look.kind;
        finding.view = look.view;
        finding.purpose = look.purpose;
        finding.stream = look.stream;
        finding.case_office = look.case_office;
        finding.stop = look.stop;
        if (const auto* known = case_of(look.stream)) {
            finding.case_number = known->case_number;
        }
        return finding;
    }

    /// What is known of the case; null for none.
    const LookedCase* case_of(const std::string& stream) {
        if (!stream.starts_with("case/")) {
            return nullptr;
        }
        const auto [found, is_new] = cases_.try_emplace(stream);
        if (is_new) {
            const auto row = looks_.get(state_key(stream));
            if (!row) {
                failed_ = row.error();
                return nullptr;
            }
            if (const auto* known = row_as<LookedCase>(*row)) {
                found->second = *known;
            }
        }
        return &found->second;
    }

    void check_hours(const LookRow& look) {
        const auto at_work = terms_.at_work(look.office, look.on, look.minute);
        if (at_work == false) {
            add("outside_hours", look);
        } else if (!at_work && hours_unknown_.insert(look.office).second) {
            LookFinding& finding = findings_.emplace_back();
            finding.list = "hours_unknown";
            finding.office = look.office;
        }
    }

    void check_family_name(const LookRow& look) {
        const auto whose = terms_.family_tokens.find(look.actor);
        if (whose == terms_.family_tokens.end() || whose->second.empty()) {
            if (names_unknown_.insert(look.actor).second) {
                LookFinding& finding = findings_.emplace_back();
                finding.list = "family_name_unknown";
                finding.actor = look.actor;
            }
            return;
        }
        const auto* known = case_of(look.stream);
        const auto has_one = [&](const std::vector<std::string>& tokens) {
            return std::find_first_of(tokens.begin(), tokens.end(), whose->second.begin(),
                                      whose->second.end()) != tokens.end();
        };
        if (known != nullptr && (has_one(known->principal_tokens) || has_one(known->agent_tokens) ||
                                 has_one(known->other_agent_tokens))) {
            add("own_family_name", look);
        }
    }

    void check_number(const std::string& actor, const std::string& office, facts::Date on,
                      std::size_t cases) {
        if (!terms_.many_a_day || cases < *terms_.many_a_day) {
            return;
        }
        LookFinding& finding = findings_.emplace_back();
        finding.list = "many";
        finding.actor = actor;
        finding.office = office;
        finding.on = on;
        finding.kind = "looked_at";
        finding.count = static_cast<std::uint32_t>(cases);
    }

    const ViewReader& looks_;
    const LookTerms& terms_;
    std::vector<LookFinding> findings_;
    std::map<std::string, LookedCase> cases_;
    std::map<std::tuple<std::string, std::string, facts::Date>, std::set<std::string>> opened_;
    std::set<std::string> names_unknown_;
    std::set<std::string> hours_unknown_;
    std::optional<StoreError> failed_;
};

}  // namespace

Expected<void, StoreError> visit_looks(const ViewReader& looks, facts::Date from, facts::Date until,
                                       const std::function<void(const LookRow&)>& visit) {
    const KeyRange range{.from = join_key("l", day_part(from), ""),
                         .until = join_key("l", day_part(until + std::chrono::days(1)), "")};
    const auto read = looks.scan(range, [&](std::string_view, const Row& row) {
        if (const auto* look = row_as<LookRow>(row)) {
            visit(*look);
        }
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return {};
}

Expected<std::vector<LookFinding>, StoreError> looks_to_audit(const ViewReader& looks,
                                                              facts::Date from, facts::Date until,
                                                              const LookTerms& terms) {
    Audit audit(looks, terms);
    const auto read =
        visit_looks(looks, from, until, [&](const LookRow& look) { audit.take(look); });
    if (!read) {
        return log::unexpected(read.error());
    }
    return audit.finish();
}

}  // namespace madoguchi::projections
