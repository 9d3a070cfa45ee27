#include "madoguchi/projections/queries/person_queries.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"
#include "madoguchi/projections/queries/key_parts.hpp"
#include "madoguchi/projections/rows/search_row.hpp"

namespace madoguchi::projections {
namespace {

constexpr std::string_view kNobody = "-";

/// `<person, or ->/<stream>/<holder>`.
KnownParty known_party(std::string_view key) {
    const auto parts = key_parts(key, 2);
    const auto slash = parts[1].rfind('/');
    return {{std::string(parts[1].substr(0, slash)), std::string(parts[1].substr(slash + 1))},
            parts[0] == kNobody ? std::string() : std::string(parts[0])};
}

Expected<std::vector<KnownParty>, StoreError> parties_with(const ViewReader& search,
                                                           const std::string& token) {
    std::vector<KnownParty> parties;
    const std::string prefix = join_key("m", token, "");
    const auto read = search.scan_keys(keys_under(prefix), [&](std::string_view key) {
        parties.push_back(known_party(key.substr(prefix.size())));
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return parties;
}

Expected<bool, StoreError> is_distinguished(const ViewReader& search, const PartyRef& party,
                                            const std::string& person) {
    const auto row = search.get(join_key("d", person, party.stream, party.holder));
    if (!row) {
        return log::unexpected(row.error());
    }
    return row->has_value();
}

/// Whether nobody has said of two parties whether they are the same.
Expected<bool, StoreError> is_open(const ViewReader& search, const KnownParty& one,
                                   const KnownParty& other) {
    if (one.person.empty() && other.person.empty()) {
        return true;
    }
    if (one.person == other.person) {
        return false;
    }
    for (const auto& [party, person] :
         {std::pair(one.party, other.person), std::pair(other.party, one.person)}) {
        if (person.empty()) {
            continue;
        }
        const auto said = is_distinguished(search, party, person);
        if (!said || *said) {
            return said.map([](bool yes) { return !yes; });
        }
    }
    return true;
}

/// Whether something is left to say of a group.
Expected<bool, StoreError> waits(const ViewReader& search, const std::vector<KnownParty>& group) {
    for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) {
            const auto open = is_open(search, group[i], group[j]);
            if (!open || *open) {
                return open;
            }
        }
    }
    return false;
}

std::string ground_of(std::string_view token) {
    return token.starts_with('r') ? "register_number" : "name_and_birth_date";
}

/// The tokens of the groups in key order after `token`, as far as they have two parties or more.
Expected<std::vector<std::string>, StoreError> shared_tokens(const ViewReader& search,
                                                             const std::string& after,
                                                             std::size_t limit) {
    std::vector<std::string> shared;
    std::string last;
    KeyRange range = keys_under("m/");
    if (!after.empty()) {
        range.from = join_key("m", after) + '0';  // '0' comes right after '/'.
    }
    const auto read = search.scan_keys(range, [&](std::string_view key) {
        const auto token = key_parts(key, 3)[1];
        if (token != last) {
            if (shared.size() == limit) {
                return false;
            }
            last = token;
        } else if (shared.empty() || shared.back() != token) {
            shared.push_back(last);
        }
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return shared;
}

}  // namespace

Expected<ProposalPage, StoreError> proposals(const ViewReader& search, const std::string& after,
                                             std::size_t limit) {
    ProposalPage page;
    std::string at = after;
    while (page.proposals.size() < limit) {
        const auto tokens = shared_tokens(search, at, limit);
        if (!tokens) {
            return log::unexpected(tokens.error());
        }
        if (tokens->empty()) {
            return page;
        }
        for (const std::string& token : *tokens) {
            at = token;
            auto group = parties_with(search, token);
            if (!group) {
                return log::unexpected(group.error());
            }
            const auto open = waits(search, *group);
            if (!open) {
                return log::unexpected(open.error());
            }
            if (*open) {
                page.proposals.push_back({ground_of(token), std::move(*group)});
            }
            if (page.proposals.size() == limit) {
                break;
            }
        }
    }
    page.next = at;
    return page;
}

Expected<std::vector<Proposal>, StoreError> proposals_for(const ViewReader& search,
                                                          const PartyRef& party) {
    std::vector<Proposal> found;
    const auto row = search.get(state_key(party.stream));
    if (!row) {
        return log::unexpected(row.error());
    }
    const auto* const known = row_as<SearchRow>(*row);
    if (known == nullptr) {
        return found;
    }
    const PartyTokens& tokens = known->of(party.holder);
    auto same = tokens.same;
    std::sort(same.begin(), same.end(), std::greater<>());
    const KnownParty self{party, tokens.person};
    for (const std::string& token : same) {
        const auto group = parties_with(search, token);
        if (!group) {
            return log::unexpected(group.error());
        }
        Proposal proposal{ground_of(token), {self}};
        for (const KnownParty& other : *group) {
            if (other == self) {
                continue;
            }
            const auto open = is_open(search, self, other);
            if (!open) {
                return log::unexpected(open.error());
            }
            if (*open) {
                proposal.parties.push_back(other);
            }
        }
        if (proposal.parties.size() > 1) {
            found.push_back(std::move(proposal));
        }
    }
    return found;
}

Expected<std::string, StoreError> person_of(const ViewReader& search, const PartyRef& party) {
    const auto row = search.get(state_key(party.stream));
    if (!row) {
        return log::unexpected(row.error());
    }
    const auto* const known = row_as<SearchRow>(*row);
    if (known == nullptr) {
        return std::string();
    }
    return known->of(party.holder).person;
}

Expected<std::vector<PartyRef>, StoreError> parties_of(const ViewReader& search,
                                                       const std::string& person) {
    std::vector<PartyRef> parties;
    const std::string prefix = join_key("p", person, "");
    const auto read = search.scan_keys(keys_under(prefix), [&](std::string_view key) {
        const auto party = key.substr(prefix.size());
        const auto slash = party.rfind('/');
        parties.push_back(
            {std::string(party.substr(0, slash)), std::string(party.substr(slash + 1))});
        return true;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    return parties;
}

Expected<std::optional<PersonRow>, StoreError> person_row(const ViewReader& persons,
                                                          const std::string& person) {
    const auto row = persons.get(state_key("person/" + person));
    if (!row) {
        return log::unexpected(row.error());
    }
    const auto* const known = row_as<PersonRow>(*row);
    return known == nullptr ? std::nullopt : std::optional(*known);
}

Expected<std::vector<PersonEntry>, StoreError> persons_in(const ViewReader& persons,
                                                          PersonList list, std::size_t limit) {
    const char* const prefix = list == PersonList::kErasures ? "e/"
                               : list == PersonList::kHolds  ? "h/"
                                                             : "a/";
    std::vector<std::string> keys;
    std::set<std::string> seen;
    const auto read = persons.scan_keys(keys_under(prefix), [&](std::string_view key) {
        std::string person(key_parts(key_parts(key, 3)[2], 2)[1]);
        if (seen.insert(person).second) {
            keys.push_back(std::move(person));
        }
        return keys.size() < limit;
    });
    if (!read) {
        return log::unexpected(read.error());
    }
    std::vector<PersonEntry> entries;
    for (auto& key : keys) {
        auto row = person_row(persons, key);
        if (!row) {
            return log::unexpected(row.error());
        }
        if (*row) {
            entries.push_back({std::move(key), std::move(**row)});
        }
    }
    return entries;
}

}  // namespace madoguchi::projections
