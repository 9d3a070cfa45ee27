#include "madoguchi/projections/lists/search_definition.hpp"

#include <algorithm>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/sensitive.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"

namespace madoguchi::projections {
namespace {

void derive_party(const std::string& stream, const char* holder, const PartyTokens& tokens,
                  DerivedRows& out) {
    for (const std::string& token : tokens.kana) {
        out.rows.emplace_back(join_key("k", token, stream, holder), Mark{});
    }
    for (const std::string& token : tokens.birth) {
        out.rows.emplace_back(join_key("b", token, stream, holder), Mark{});
    }
    const std::string_view person = tokens.person.empty() ? "-" : std::string_view(tokens.person);
    for (const std::string& token : tokens.same) {
        out.rows.emplace_back(join_key("m", token, person, stream, holder), Mark{});
    }
    if (!tokens.person.empty()) {
        out.rows.emplace_back(join_key("p", tokens.person, stream, holder), Mark{});
    }
    for (const std::string& other : tokens.distinguished) {
        out.rows.emplace_back(join_key("d", other, stream, holder), Mark{});
    }
}

PartyTokens& party(SearchRow& row, const facts::Holder& holder) {
    if (holder.is("agent")) {
        return row.agent;
    }
    return holder.is("other_agent") ? row.other_agent : row.principal;
}

/// Nothing by which they could be found; who they were in the register stays.
void forget(PartyTokens& tokens) {
    tokens.kana.clear();
    tokens.birth.clear();
    tokens.same.clear();
    tokens.distinguished.clear();
}

void add(std::vector<std::string>& tokens, const std::vector<std::string>& more) {
    tokens.insert(tokens.end(), more.begin(), more.end());
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

}  // namespace

const ViewId& SearchDefinition::view() {
    static const ViewId kId{.name = "search", .version = 3};
    return kId;
}

void SearchDefinition::derive(const std::string& stream, const SearchRow& row,
                              DerivedRows& out) const {
    derive_party(stream, "principal", row.principal, out);
    derive_party(stream, "agent", row.agent, out);
    derive_party(stream, "other_agent", row.other_agent, out);
}

void SearchDefinition::take(PartyTokens& tokens, const facts::Person& person) const {
    add(tokens.kana, tokens_->kana(tenant_, person.kana.reveal()));
    add(tokens.same, tokens_->same_person(tenant_, person));
    if (person.birth_date) {
        add(tokens.birth, {tokens_->birth_date(tenant_, person.birth_date->reveal())});
    }
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::CaseOpened& event) const {
    take(row.principal, event.principal);
    if (event.agent) {
        take(row.agent, *event.agent);
    }
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::SecondVisitOpened& event) const {
    if (event.other_agent) {
        take(row.other_agent, *event.other_agent);
    }
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::PrincipalNameChanged& event) const {
    add(row.principal.kana, tokens_->kana(tenant_, event.kana.reveal()));
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::PartyIdentified& event) const {
    PartyTokens& tokens = party(row, event.holder);
    tokens.person = event.person;
    std::erase(tokens.distinguished, event.person);
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::PartyDistinguished& event) const {
    add(party(row, event.holder).distinguished, {event.person});
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::PartyReleased& event) const {
    PartyTokens& tokens = party(row, event.holder);
    tokens.person.clear();
    add(tokens.distinguished, {event.person});
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::PartyErased& event) const {
    forget(party(row, event.holder));
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::CaseDisposed& /*event*/) const {
    forget(row.principal);
    forget(row.agent);
    forget(row.other_agent);
}

}  // namespace madoguchi::projections
