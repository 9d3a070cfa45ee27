#include "madoguchi/projections/lists/search_definition.hpp"

#include <algorithm>

#include "madoguchi/projections/cases/keys.hpp"

namespace madoguchi::projections {
namespace {

void add(std::vector<std::string>& tokens, const std::vector<std::string>& more) {
    tokens.insert(tokens.end(), more.begin(), more.end());
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

}  // namespace

const ViewId& SearchDefinition::view() {
    static const ViewId kId{.name = "search", .version = 1};
    return kId;
}

void SearchDefinition::derive(const std::string& stream, const SearchRow& row,
                              DerivedRows& out) const {
    for (const std::string& token : row.kana_tokens) {
        out.rows.emplace_back(join_key("k", token, stream), Mark{});
    }
    for (const std::string& token : row.birth_tokens) {
        out.rows.emplace_back(join_key("b", token, stream), Mark{});
    }
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::CaseOpened& event) const {
    row.case_number = event.case_number;
    add(row.kana_tokens, tokens_->kana(tenant_, event.principal.kana.reveal()));
    const facts::Date born = event.principal.birth_date.reveal();
    if (born != facts::Date{}) {
        add(row.birth_tokens, {tokens_->birth_date(tenant_, born)});
    }
}

void SearchDefinition::on(SearchRow& row, const EventContext& /*at*/,
                          const facts::PrincipalNameChanged& event) const {
    add(row.kana_tokens, tokens_->kana(tenant_, event.kana.reveal()));
}

}  // namespace madoguchi::projections
