#include "madoguchi/domain/persons/decide.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "madoguchi/domain/file_number.hpp"
#include "madoguchi/domain/overloaded.hpp"

namespace madoguchi::persons {

namespace {

using Guard = std::optional<Rejection>;

Decision rejected(Rejection rejection) { return tl::make_unexpected(std::move(rejection)); }
Decision rejected(RejectionCode code, std::vector<std::string> ids = {}) {
    return rejected(Rejection{code, std::move(ids)});
}
Decision done(facts::PersonEvent event) { return Outcome{{std::move(event)}}; }
Decision nothing_to_do() { return Outcome{}; }

Guard known(const PersonState& state) {
    return state.event_count == 0 ? Guard(Rejection{RejectionCode::kPersonUnknown, {}})
                                  : std::nullopt;
}

Guard is_word(const Reason& word, std::initializer_list<const char*> words) {
    const bool found =
        std::any_of(words.begin(), words.end(), [&](const char* one) { return word.is(one); });
    return found ? std::nullopt : Guard(Rejection{RejectionCode::kUnknownWord, {"ground"}});
}

Guard is_given(const std::string& reference) {
    if (reference.empty()) {
        return Rejection{RejectionCode::kReferenceMissing, {}};
    }
    return is_file_number(reference) ? std::nullopt
                                     : Guard(Rejection{RejectionCode::kUnknownWord, {"reference"}});
}

bool erased(const PersonState& state) { return state.erasure == "approved"; }

bool has_hold(const PersonState& state, const HoldState& wanted) {
    return std::find(state.holds.begin(), state.holds.end(), wanted) != state.holds.end();
}

std::string text_of(const HoldState& hold) { return hold.ground.text() + ":" + hold.reference; }

/// What makes erasing possible belongs to a section chief or a manager.
Guard is_chiefs(const DecisionContext& context) {
    return context.standing.leads(context.office)
               ? std::nullopt
               : Guard(Rejection{RejectionCode::kSectionChiefMissing, {}});
}

/// Nothing forbids erasing: no hold on the person or on a case, no case that is still open.
Guard may_be_erased(const PersonState& state, const DecisionContext& context) {
    std::vector<std::string> holds;
    std::vector<std::string> open;
    std::vector<std::string> custody;
    for (const auto& hold : state.holds) {
        holds.push_back(text_of(hold));
    }
    for (const auto& link : state.links) {
        if (link.erased) {
            continue;
        }
        const auto standing = context.case_standing(link.case_id);
        holds.insert(holds.end(), standing.holds.begin(), standing.holds.end());
        if (standing.open) {
            open.push_back(link.case_id);
        }
        if (standing.custody) {
            custody.push_back(link.case_id);
        }
    }
    std::sort(holds.begin(), holds.end());
    holds.erase(std::unique(holds.begin(), holds.end()), holds.end());
    if (!holds.empty()) {
        return Rejection{RejectionCode::kRetentionHold, std::move(holds)};
    }
    if (!open.empty()) {
        return Rejection{RejectionCode::kCaseOpen, std::move(open)};
    }
    if (!custody.empty()) {
        return Rejection{RejectionCode::kCaseInCustody, std::move(custody)};
    }
    return std::nullopt;
}

bool all_erased(const PersonState& state) {
    return std::all_of(state.links.begin(), state.links.end(),
                       [](const LinkState& link) { return link.erased; });
}

Decision link(const PersonState& state, const RecordCaseLinked& command) {
    if (state.link(command.case_id, command.holder) != nullptr) {
        return nothing_to_do();
    }
    if (erased(state)) {
        return rejected(RejectionCode::kPersonErased);
    }
    return done(facts::CaseLinked{command.case_id, command.holder});
}

Decision unlink(const PersonState& state, const RecordCaseUnlinked& command) {
    if (state.link(command.case_id, command.holder) == nullptr) {
        return nothing_to_do();
    }
    return done(facts::CaseUnlinked{command.case_id, command.holder});
}

Decision place_hold(const PersonState& state, const PlacePersonHold& command,
                    const DecisionContext& context) {
    if (const auto no = known(state)) {
        return rejected(*no);
    }
    if (erased(state)) {
        return rejected(RejectionCode::kPersonErased);
    }
    if (const auto no = is_word(command.ground, {"disclosure_request", "appeal", "incident"})) {
        return rejected(*no);
    }
    if (const auto no = is_given(command.reference)) {
        return rejected(*no);
    }
    if (has_hold(state, {command.ground, command.reference})) {
        return nothing_to_do();
    }
    return done(facts::PersonHoldPlaced{command.ground, command.reference, context.actor});
}

Decision lift_hold(const PersonState& state, const LiftPersonHold& command,
                   const DecisionContext& context) {
    if (const auto no = is_chiefs(context)) {
        return rejected(*no);
    }
    if (const auto no = known(state)) {
        return rejected(*no);
    }
    if (!has_hold(state, {command.ground, command.reference})) {
        return rejected(RejectionCode::kHoldUnknown);
    }
    return done(facts::PersonHoldLifted{command.ground, command.reference, context.actor});
}

Decision request(const PersonState& state, const RequestErasure& command,
                 const DecisionContext& context) {
    if (const auto no = known(state)) {
        return rejected(*no);
    }
    if (const auto no = is_word(command.ground, {"requested_by_person", "unlawful",
                                                 "entered_wrongly", "purpose_ended"})) {
        return rejected(*no);
    }
    if (const auto no = is_given(command.reference)) {
        return rejected(*no);
    }
    if (state.erasure == "requested" || all_erased(state)) {
        return nothing_to_do();
    }
    if (const auto no = may_be_erased(state, context)) {
        return rejected(*no);
    }
    return done(facts::ErasureRequested{command.ground, command.reference, context.actor});
}

/// Who asked may take it back.
Decision dismiss(const PersonState& state, const DecisionContext& context) {
    if (const auto no = known(state)) {
        return rejected(*no);
    }
    if (state.erasure != "requested") {
        return rejected(RejectionCode::kErasureNotRequested);
    }
    if (const auto no = is_chiefs(context); no && context.actor != state.requested_by) {
        return rejected(*no);
    }
    return done(facts::ErasureDismissed{context.actor});
}

Decision approve(const PersonState& state, const DecisionContext& context) {
    if (const auto no = is_chiefs(context)) {
        return rejected(*no);
    }
    if (const auto no = known(state)) {
        return rejected(*no);
    }
    if (erased(state)) {
        return nothing_to_do();
    }
    if (state.erasure != "requested") {
        return rejected(RejectionCode::kErasureNotRequested);
    }
    if (context.actor.empty() || context.actor == state.requested_by) {
        return rejected(RejectionCode::kSecondPersonMissing);
    }
    if (const auto no = may_be_erased(state, context)) {
        return rejected(*no);
    }
    return done(facts::ErasureApproved{state.requested_by, context.actor});
}

Decision record_erased(const PersonState& state, const RecordCaseErased& command,
                       const DecisionContext& context) {
    const auto* const link = state.link(command.case_id, command.holder);
    if (link == nullptr) {
        return rejected(RejectionCode::kLinkUnknown);
    }
    if (link->erased) {
        return nothing_to_do();
    }
    return done(facts::CaseErased{command.case_id, command.holder, context.today});
}

}  // namespace

const LinkState* PersonState::link(const std::string& case_id, const facts::Holder& holder) const {
    const auto found = std::find_if(links.begin(), links.end(), [&](const LinkState& one) {
        return one.case_id == case_id && one.holder == holder;
    });
    return found == links.end() ? nullptr : &*found;
}

Decision decide(const PersonState& state, const PersonCommand& command,
                const DecisionContext& context) {
    return std::visit(
        Overloaded{
            [&](const RecordCaseLinked& c) { return link(state, c); },
            [&](const RecordCaseUnlinked& c) { return unlink(state, c); },
            [&](const PlacePersonHold& c) { return place_hold(state, c, context); },
            [&](const LiftPersonHold& c) { return lift_hold(state, c, context); },
            [&](const RequestErasure& c) { return request(state, c, context); },
            [&](const DismissErasure&) { return dismiss(state, context); },
            [&](const ApproveErasure&) { return approve(state, context); },
            [&](const RecordCaseErased& c) { return record_erased(state, c, context); },
        },
        command);
}

}  // namespace madoguchi::persons
