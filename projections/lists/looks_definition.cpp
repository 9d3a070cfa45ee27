#include "madoguchi/projections/lists/looks_definition.hpp"

#include <algorithm>
#include <chrono>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"

namespace madoguchi::projections {
namespace {

std::string twelve_digits(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 12 ? 12 - digits.size() : 0, '0') + digits;
}

/// What all looks of a commit have in common. Day and minute are those of recording: nobody can
/// look yesterday.
LookRow look_of(const log::Commit& meta) {
    LookRow row;
    row.actor = meta.actor;
    row.office = meta.office;
    row.on = day_in_japan(meta.recorded_at);
    const auto since_midnight = meta.recorded_at + std::chrono::hours(9) - row.on;
    row.minute = static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::minutes>(since_midnight).count());
    row.position = meta.position.value();
    return row;
}

/// Adds the looks of one event.
class Looks {
 public:
    Looks(const LookRow& common, std::vector<LookRow>& rows) : common_(common), rows_(rows) {}

    void operator()(const facts::PersonalDataOpened& event) const {
        for (const facts::OpenedCase& one : event.cases) {
            LookRow& row = add("looked_at", event.view, event.purpose.text());
            row.stream = "case/" + one.case_id;
            row.case_office = one.office.text();
            row.protected_person = one.protected_person;
        }
    }
    void operator()(const facts::PersonsSearched& event) const {
        std::string terms;
        for (const std::string& term : event.terms) {
            terms.append(terms.empty() ? "" : "+").append(term);
        }
        add("searched", terms, event.purpose.text()).records = event.hits;
    }
    void operator()(const facts::DataExported& event) const {
        LookRow& row = add("exported", event.what, event.purpose.text());
        row.stream = event.subject;
        row.records = event.records;
    }
    void operator()(const facts::ForbiddenActTried& event) const {
        LookRow& row = add("tried", event.command, {});
        row.stream = "case/" + event.case_id;
        row.stop = event.stop;
        row.actor = event.tried_by.text();
    }

 private:
    LookRow& add(const char* kind, const std::string& view, const std::string& purpose) const {
        LookRow& row = rows_.emplace_back(common_);
        row.kind = kind;
        row.view = view;
        row.purpose = purpose;
        return row;
    }

    const LookRow& common_;
    std::vector<LookRow>& rows_;
};

}  // namespace

const ViewId& LooksDefinition::view() {
    static const ViewId kId{.name = "looks", .version = 4};
    return kId;
}

void LooksDefinition::direct(const DecodedCommit& commit, ViewWriter& writer) const {
    if (!commit.meta.stream.text().starts_with("looks/")) {
        return;
    }
    const LookRow common = look_of(commit.meta);
    std::vector<LookRow> rows;
    for (const facts::AnyEvent& event : commit.events) {
        if (const auto* look = std::get_if<facts::LookEvent>(&event)) {
            std::visit(Looks(common, rows), *look);
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        writer.put(join_key("l", day_part(common.on), twelve_digits(common.position),
                            number_part(static_cast<std::int64_t>(i))),
                   std::move(rows[i]));
    }
}

void LooksDefinition::add_name(std::vector<std::string>& tokens,
                               const facts::Sensitive<std::string>& name,
                               const facts::Sensitive<std::string>& kana) const {
    for (const auto* written : {&name, &kana}) {
        for (std::string& token : tokens_->family_names(tenant_, written->reveal())) {
            if (std::find(tokens.begin(), tokens.end(), token) == tokens.end()) {
                tokens.push_back(std::move(token));
            }
        }
    }
}

void LooksDefinition::on(LookedCase& row, const EventContext& /*at*/,
                         const facts::CaseOpened& event) const {
    row.case_number = event.case_number;
    add_name(row.principal_tokens, event.principal.name, event.principal.kana);
    if (event.agent) {
        add_name(row.agent_tokens, event.agent->name, event.agent->kana);
    }
}

void LooksDefinition::on(LookedCase& row, const EventContext& /*at*/,
                         const facts::PrincipalNameChanged& event) const {
    add_name(row.principal_tokens, event.name, event.kana);
}

void LooksDefinition::on(LookedCase& row, const EventContext& /*at*/,
                         const facts::SecondVisitOpened& event) const {
    if (event.other_agent) {
        add_name(row.other_agent_tokens, event.other_agent->name, event.other_agent->kana);
    }
}

void LooksDefinition::on(LookedCase& row, const EventContext& /*at*/,
                         const facts::PartyErased& event) const {
    if (event.holder.is("principal")) {
        row.principal_tokens.clear();
    } else if (event.holder.is("agent")) {
        row.agent_tokens.clear();
    } else {
        row.other_agent_tokens.clear();
    }
}

void LooksDefinition::on(LookedCase& row, const EventContext& /*at*/,
                         const facts::CaseDisposed& /*event*/) const {
    row.principal_tokens.clear();
    row.agent_tokens.clear();
    row.other_agent_tokens.clear();
}

}  // namespace madoguchi::projections
