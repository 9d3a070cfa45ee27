#include "madoguchi/domain/cases/reactions.hpp"

#include <optional>

#include "madoguchi/domain/cases/evolve.hpp"

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

}  // namespace

std::vector<Reaction> react(const facts::CaseEvent& event, const std::string& case_id,
                            const HistoryLoader& history) {
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
