#include <algorithm>
#include <string_view>

#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/words.hpp"

// Who the people of a case are in the register of persons, and erasing one of them.

namespace madoguchi::cases {

namespace {

constexpr std::size_t kPersonKeyMax = 64;

bool is_person_key(const std::string& key) {
    return !key.empty() && key.size() <= kPersonKeyMax &&
           std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

}  // namespace

const PartyState* Decider::party(const facts::Holder& holder) const {
    const auto found = std::find_if(state_.parties.begin(), state_.parties.end(),
                                    [&](const PartyState& one) { return one.holder == holder; });
    return found == state_.parties.end() ? nullptr : &*found;
}

Decider::Guard Decider::has_party(const facts::Holder& holder) const {
    if (auto nowhere = was_opened()) {
        return nowhere;
    }
    if (auto unknown = is_word(holder.text(), "holder", words::kParties)) {
        return unknown;
    }
    const auto* known = party(holder);
    if ((holder.is("agent") && !state_.has_agent) ||
        (holder.is("other_agent") && known == nullptr)) {
        return Rejection{RejectionCode::kAgentMissing, {holder.text()}};
    }
    if (state_.disposed || (known != nullptr && known->erased)) {
        return Rejection{RejectionCode::kDataErased, {holder.text()}};
    }
    return std::nullopt;
}

Decision Decider::operator()(const IdentifyParty& command) const {
    if (const auto no =
            first_of({has_party(command.holder),
                      is_word(command.ground.text(), "ground", words::kIdentificationGrounds)})) {
        return rejected(*no);
    }
    if (!is_person_key(command.person)) {
        return rejected(RejectionCode::kUnknownWord, {"person"});
    }
    const auto* known = party(command.holder);
    if (known != nullptr && known->person == command.person) {
        return nothing_to_do();
    }
    if (known != nullptr && !known->person.empty()) {
        return rejected(RejectionCode::kPartyIdentified, {known->person});
    }
    return done({facts::PartyIdentified{command.holder, command.person, command.ground}});
}

Decision Decider::operator()(const DistinguishParty& command) const {
    if (const auto no = has_party(command.holder)) {
        return rejected(*no);
    }
    if (!is_person_key(command.person)) {
        return rejected(RejectionCode::kUnknownWord, {"person"});
    }
    const auto* known = party(command.holder);
    if (known != nullptr && known->person == command.person) {
        return rejected(RejectionCode::kPartyIdentified, {known->person});
    }
    if (known != nullptr && std::find(known->distinguished.begin(), known->distinguished.end(),
                                      command.person) != known->distinguished.end()) {
        return nothing_to_do();
    }
    return done({facts::PartyDistinguished{command.holder, command.person}});
}

Decision Decider::operator()(const ReleaseParty& command) const {
    if (const auto no = has_party(command.holder)) {
        return rejected(*no);
    }
    const auto* known = party(command.holder);
    if (known == nullptr || known->person.empty()) {
        return rejected(RejectionCode::kPartyNotIdentified, {command.holder.text()});
    }
    return done({facts::PartyReleased{command.holder, known->person}});
}

Decider::Guard Decider::may_be_erased() const {
    if (!state_.ended()) {
        return Rejection{RejectionCode::kCaseNotEnded, {state_.status.text()}};
    }
    if (!state_.custody.empty() || state_.reply_unaccounted()) {
        return Rejection{RejectionCode::kCardInCustody, {}};
    }
    auto holds = retention_grounds(state_);
    if (holds.empty()) {
        return std::nullopt;
    }
    return Rejection{RejectionCode::kRetentionHold, std::move(holds)};
}

Decision Decider::operator()(const EraseParty& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    const auto* known = party(command.holder);
    if (known != nullptr && known->erased) {
        return nothing_to_do();
    }
    if (const auto no = may_be_erased()) {
        return rejected(*no);
    }
    if (known == nullptr || known->person != command.person) {
        return rejected(RejectionCode::kPartyNotIdentified, {command.holder.text()});
    }
    if (!context_.erasure_approved(command.person)) {
        return rejected(RejectionCode::kNotRequested, {"erasure"});
    }
    facts::PartyErased erased{command.holder, command.person, {}};
    if (command.holder.is("principal")) {
        erased.watches = context_.watches();
    }
    return done({std::move(erased)});
}

bool Decider::is_erased(const facts::Holder& holder) const {
    // What is sealed for the case itself goes with the principal.
    const auto* known = party(holder.is("case") ? facts::Holder("principal") : holder);
    return state_.disposed || (known != nullptr && known->erased);
}

Decision Decider::operator()(const RecordKeysDestroyed& command) const {
    if (const auto no = was_opened()) {
        return rejected(*no);
    }
    facts::DataKeysDestroyed destroyed;
    for (const facts::Holder& holder : command.of) {
        if (!is_erased(holder)) {
            return rejected(RejectionCode::kNotRequested, {"erasure"});
        }
        const auto& gone = state_.keys_destroyed;
        if (std::find(gone.begin(), gone.end(), holder) == gone.end()) {
            destroyed.of.push_back(holder);
        }
    }
    return destroyed.of.empty() ? nothing_to_do() : done({std::move(destroyed)});
}

}  // namespace madoguchi::cases
