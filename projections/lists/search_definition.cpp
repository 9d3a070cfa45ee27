#include "madoguchi/projections/lists/search_definition.hpp"

#include <algorithm>

#include "madoguchi/projections/cases/keys.hpp"

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
}

void add(std::vector<std::string>& tokens, const std::vector<std::string>& more) {
    tokens.insert(tokens.end(), more.begin(), more.end());
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

}  // namespace

const ViewId& SearchDefinition::view() {
    static const ViewId kId{.name = "search", .version = 2};
    return kId;
}

void SearchDefinition::derive(const std::string& stream, const SearchRow& row,
                              DerivedRows& out) const {
    derive_party(stream, "principal", row.principal, out);
    derive_party(stream, "agent", row.agent, out);
}

void SearchDefinition::take(PartyTokens& tokens, const facts::Person& person) const {
    add(tokens.kana, tokens_->kana(tenant_, person.kana.reveal()));
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
                          const facts::PrincipalNameChanged& event) const {
    add(row.principal.kana, tokens_->kana(tenant_, event.kana.reveal()));
}

}  // namespace madoguchi::projections
