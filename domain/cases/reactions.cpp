#include "madoguchi/domain/cases/reactions.hpp"

#include <optional>
#include <utility>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/evolve.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/person.hpp"

namespace madoguchi::cases {

namespace {

/// Whom and what a case is about as it stands, corrections and register changes included.
struct Matter {
    CaseState state;
    facts::CaseOpened opening;  ///< Name and address as they are now.
};

/// Nothing when the opening isn't there.
std::optional<Matter> matter_of(const std::vector<facts::CaseEvent>& recorded) {
    std::optional<Matter> matter;
    for (const std::optional<facts::CaseEvent>& event : effective(recorded)) {
        if (!event) {
            continue;
        }
        if (const auto* opened = std::get_if<facts::CaseOpened>(&*event)) {
            matter = Matter{.state = fold(recorded), .opening = *opened};
        } else if (!matter) {
            return std::nullopt;
        } else if (const auto* moved = std::get_if<facts::RegisteredAddressChanged>(&*event)) {
            matter->opening.principal.postcode = moved->postcode;
            matter->opening.principal.address = moved->address;
        } else if (const auto* named = std::get_if<facts::PrincipalNameChanged>(&*event)) {
            matter->opening.principal.name = named->name;
            matter->opening.principal.kana = named->kana;
        } else if (const auto* converted = std::get_if<facts::ProcedureConverted>(&*event)) {
            for (facts::ProcedureRequest& request : matter->opening.procedures) {
                if (request.procedure == converted->from) {
                    request.procedure = converted->to;
                }
            }
        }
    }
    return matter;
}

/// The opening of the case that takes `matter` on. All that was asked for is asked again: what was
/// refused to one person may be open to another.
OpenCase opening_from(const Matter& matter, const std::string& case_id) {
    return {.channel = matter.opening.channel,
            .applicant = matter.opening.applicant.reveal(),
            .principal = matter.opening.principal,
            .agent = matter.opening.agent,
            .procedures = matter.opening.procedures,
            .circumstances = matter.state.circumstances,
            .protected_person = matter.state.protected_person,
            .continues_case = case_id};
}

Reaction destroying(const facts::CaseEvent& event, const std::string& case_id) {
    std::string purpose = "keys_destroyed";
    const auto of = keys_erased_by(event);
    for (const facts::Holder& holder : of) {
        purpose += "_" + holder.text();
    }
    return CaseReaction{
        .case_id = case_id, .command = RecordKeysDestroyed{of}, .purpose = std::move(purpose)};
}

/// What a destroyed key means for the person whose it was.
std::vector<Reaction> recorded_erasures(const facts::DataKeysDestroyed& destroyed,
                                        const std::string& case_id, const CaseState& state) {
    std::vector<Reaction> reactions;
    for (const facts::Holder& holder : destroyed.of) {
        for (const PartyState& party : state.parties) {
            if (party.holder == holder && !party.person.empty()) {
                reactions.push_back(
                    PersonReaction{.person = party.person,
                                   .command = persons::RecordCaseErased{case_id, holder},
                                   .purpose = "erased_" + holder.text()});
            }
        }
    }
    return reactions;
}

/// What follows for the register of persons, and from erasing.
std::vector<Reaction> register_reactions(const facts::CaseEvent& event, const std::string& case_id,
                                         const HistoryLoader& history) {
    if (const auto* same = std::get_if<facts::PartyIdentified>(&event)) {
        return {PersonReaction{.person = same->person,
                               .command = persons::RecordCaseLinked{case_id, same->holder},
                               .purpose = "link_" + same->holder.text()}};
    }
    if (const auto* released = std::get_if<facts::PartyReleased>(&event)) {
        return {PersonReaction{.person = released->person,
                               .command = persons::RecordCaseUnlinked{case_id, released->holder},
                               .purpose = "unlink_" + released->holder.text()}};
    }
    if (const auto* erased = std::get_if<facts::PartyErased>(&event)) {
        std::vector<Reaction> reactions{destroying(event, case_id)};
        for (const std::string& watch : erased->watches) {
            reactions.push_back(KnownWatchReaction{.watch = watch,
                                                   .command = watches::EraseWatch{},
                                                   .purpose = "erase_watch_" + watch});
        }
        return reactions;
    }
    if (std::holds_alternative<facts::CaseDisposed>(event)) {
        return {destroying(event, case_id)};
    }
    if (const auto* destroyed = std::get_if<facts::DataKeysDestroyed>(&event)) {
        return recorded_erasures(*destroyed, case_id, fold(history()));
    }
    return {};
}

}  // namespace

std::vector<facts::Holder> keys_erased_by(const facts::CaseEvent& event) {
    if (std::holds_alternative<facts::CaseDisposed>(event)) {
        return {facts::Holder("principal"), facts::Holder("agent"), facts::Holder("other_agent"),
                facts::Holder("successor"), facts::Holder("case")};
    }
    const auto* erased = std::get_if<facts::PartyErased>(&event);
    if (erased == nullptr) {
        return {};
    }
    return erased->holder.is("principal") ? std::vector{erased->holder, facts::Holder("case")}
                                          : std::vector{erased->holder};
}

std::vector<Reaction> react(const facts::CaseEvent& event, const std::string& case_id,
                            const HistoryLoader& history) {
    if (auto on_register = register_reactions(event, case_id, history); !on_register.empty()) {
        return on_register;
    }
    const auto* replaced = std::get_if<facts::AgentReplaced>(&event);
    const auto* in_person = std::get_if<facts::CaseConvertedToSelf>(&event);
    const auto* issued = std::get_if<facts::CertificateIssued>(&event);
    if (replaced == nullptr && in_person == nullptr && issued == nullptr) {
        return {};
    }
    const std::optional<Matter> matter = matter_of(history());
    if (!matter) {
        return {};
    }
    if (issued != nullptr) {
        if (matter->opening.principal.register_no.reveal().empty()) {
            return {};
        }
        return {WatchReaction{
            .register_no = matter->opening.principal.register_no,
            .kind = issued->kind,
            .command = watches::CloseWatchRenewed{.case_number = matter->state.case_number},
            .purpose = "close_renewed_" + issued->kind.text()}};
    }
    OpenCase opening = opening_from(*matter, case_id);
    if (replaced != nullptr) {
        opening.agent = replaced->new_agent;
        return {CaseReaction{.case_id = replaced->new_case,
                             .command = std::move(opening),
                             .purpose = "open_for_new_agent"}};
    }
    opening.channel = Method("counter");
    opening.applicant = "self";
    opening.agent.reset();
    return {CaseReaction{.case_id = in_person->new_case,
                         .command = std::move(opening),
                         .purpose = "open_for_principal"}};
}

}  // namespace madoguchi::cases
