#include <algorithm>
#include <iterator>

#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/cases/assessment.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {

namespace {

/// What the case authorises for one kind of result, and what of it has come.
class Authorised {
 public:
    Authorised(const std::vector<ProcedureRequest>& procedures,
               std::initializer_list<const char*> names) {
        for (const ProcedureRequest& one : procedures) {
            for (const char* name : names) {
                if (one.procedure.is(name)) {
                    targets_.insert(targets_.end(), one.targets.begin(), one.targets.end());
                }
            }
        }
    }
    [[nodiscard]] bool has(const Target& target) const {
        return std::find(targets_.begin(), targets_.end(), target) != targets_.end();
    }
    [[nodiscard]] const std::vector<Target>& targets() const { return targets_; }

 private:
    std::vector<Target> targets_;
};

std::vector<Target> kinds(const std::vector<IssuedCertificate>& certificates) {
    std::vector<Target> result;
    for (const IssuedCertificate& one : certificates) {
        result.push_back(one.kind);
    }
    return result;
}

std::vector<Target> credentials(const std::vector<EnteredPin>& pins) {
    std::vector<Target> result;
    for (const EnteredPin& one : pins) {
        result.push_back(one.credential);
    }
    return result;
}

/// The results of one procedure, as they were reported.
const std::vector<Target>& results_of(const ProcedureRequest& request,
                                      const std::vector<Target>& certificates,
                                      const std::vector<Target>& set,
                                      const std::vector<Target>& changed,
                                      const std::vector<Target>& revoked) {
    if (request.procedure.is("pin_reset")) {
        return set;
    }
    if (request.procedure.is("pin_change")) {
        return changed;
    }
    return request.procedure.is("revoke") ? revoked : certificates;
}

bool is_entered_by(const std::string& who) {
    return who == "principal" || who == "statutory_agent" || who == "voluntary_agent" ||
           who == "clerk_from_sealed_reply";
}

/// What was done to the card, as facts.
std::vector<facts::CaseEvent> results_as_facts(const CompleteCardOperation& command,
                                               const std::vector<ProcedureRequest>& procedures) {
    const bool renewal = std::any_of(procedures.begin(), procedures.end(),
                                     [](const auto& one) { return one.procedure.is("renew"); });
    std::vector<facts::CaseEvent> events;
    for (const Target& one : command.revoked) {
        events.emplace_back(
            facts::CertificateRevoked{.kind = one, .reason = Reason("revocation_request")});
    }
    for (const IssuedCertificate& one : command.certificates) {
        events.emplace_back(
            facts::CertificateIssued{.kind = one.kind,
                                     .serial = one.serial,
                                     .not_after = one.not_after,
                                     .reason = Reason(renewal ? "renewal" : "new")});
    }
    for (const EnteredPin& one : command.pins_set) {
        events.emplace_back(
            facts::PinSet{.credential = one.credential, .entered_by = one.entered_by});
    }
    for (const EnteredPin& one : command.pins_changed) {
        events.emplace_back(
            facts::PinChanged{.credential = one.credential, .entered_by = one.entered_by});
    }
    return events;
}

/// Of what was done, what costs nothing by the rules.
std::vector<facts::FreeOfCharge> free_of_charge(const Assessment& assessment,
                                                const std::vector<ProcedureRequest>& carried) {
    std::vector<facts::FreeOfCharge> result;
    std::copy_if(assessment.free_of_charge.begin(), assessment.free_of_charge.end(),
                 std::back_inserter(result), [&carried](const facts::FreeOfCharge& free) {
                     return std::any_of(carried.begin(), carried.end(), [&free](const auto& one) {
                         return one.procedure == free.procedure;
                     });
                 });
    return result;
}

}  // namespace

std::optional<Rejection> Decider::unauthorised(const CompleteCardOperation& command) const {
    const Authorised certificates(state_.procedures, {"issue", "renew"});
    const Authorised pins(state_.procedures, {"pin_reset", "issue", "renew"});
    const Authorised changes(state_.procedures, {"pin_change", "pin_reset"});
    const Authorised revocations(state_.procedures, {"revoke", "issue", "renew"});
    std::vector<std::string> extra;
    for (const Target& one : kinds(command.certificates)) {
        if (!certificates.has(one)) {
            extra.push_back("certificate:" + one.text());
        }
    }
    for (const EnteredPin& one : command.pins_set) {
        if (!pins.has(one.credential) || !is_entered_by(one.entered_by)) {
            extra.push_back("pin_set:" + one.credential.text());
        }
    }
    for (const EnteredPin& one : command.pins_changed) {
        if (!changes.has(one.credential) || !is_entered_by(one.entered_by)) {
            extra.push_back("pin_changed:" + one.credential.text());
        }
    }
    for (const Target& one : command.revoked) {
        if (!revocations.has(one)) {
            extra.push_back("revoked:" + one.text());
        }
    }
    if (extra.empty()) {
        return std::nullopt;
    }
    return Rejection{RejectionCode::kResultNotAuthorised, std::move(extra)};
}

std::vector<ProcedureRequest> Decider::carried_out(const CompleteCardOperation& command) const {
    const std::vector<Target> certificates = kinds(command.certificates);
    const std::vector<Target> set = credentials(command.pins_set);
    const std::vector<Target> changed = credentials(command.pins_changed);
    std::vector<ProcedureRequest> result;
    for (const ProcedureRequest& request : state_.procedures) {
        const auto& results = results_of(request, certificates, set, changed, command.revoked);
        ProcedureRequest part{.procedure = request.procedure, .targets = {}};
        std::copy_if(request.targets.begin(), request.targets.end(),
                     std::back_inserter(part.targets), [&results](const Target& target) {
                         return std::find(results.begin(), results.end(), target) != results.end();
                     });
        if (!part.targets.empty() || request.targets.empty()) {
            result.push_back(std::move(part));
        }
    }
    return result;
}

Decision Decider::operator()(const CompleteCardOperation& command) const {
    if (const auto no =
            first_of({may_handle("card_work"), stands_at({status::kCardOperationRunning}),
                      runs(command.operation_id)})) {
        return rejected(*no);
    }
    if (state_.two_visits() && context_.today <= state_.accepted_on.value_or(state_.opened_on)) {
        return rejected(RejectionCode::kSameDay);
    }
    if (state_.reply_unaccounted() || (state_.two_visits() && !state_.pin_part_disposed())) {
        return rejected(RejectionCode::kReplyUnaccounted);
    }
    if (const auto no = nothing_kept()) {
        return rejected(*no);
    }
    if (!state_.card.read_back || !state_.card.as_expected) {
        return rejected(RejectionCode::kCardNotReadBack);
    }
    if (const auto no =
            first_of({is_word(command.card_returned_to, "card_returned_to", words::kCardReceivers),
                      unauthorised(command)})) {
        return rejected(*no);
    }
    const auto policy = rules();
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    for (const policy::CompletionStep wanted : policy->handling.completion_steps) {
        const std::string step(policy::word(wanted));
        if (std::find(state_.completion_steps.begin(), state_.completion_steps.end(), step) ==
            state_.completion_steps.end()) {
            return rejected(RejectionCode::kCompletionStepMissing, {step});
        }
    }
    const std::vector<ProcedureRequest> carried = carried_out(command);
    if (carried.empty()) {
        return rejected(RejectionCode::kResultNotAuthorised, {"nothing_done"});
    }
    std::vector<facts::CaseEvent> events = results_as_facts(command, state_.procedures);
    events.emplace_back(
        facts::CardReturned{.receipt_number = "", .returned_to = command.card_returned_to});
    const bool partially = carried != state_.procedures || state_.some_targets_refused;
    const Assessment assessment = assess(*policy, sitting(state_.two_visits() ? 2 : 1));
    events.emplace_back(
        facts::CaseCompleted{.completed_on = context_.today,
                             .partially = partially,
                             .done = carried,
                             .free_of_charge = free_of_charge(assessment, carried)});
    if (policy->usable_after_days && !command.certificates.empty()) {
        events.emplace_back(facts::PropagationWarningGiven{
            .safe_from = calendar::usable_from(context_.today, *policy->usable_after_days)});
    }
    return done(std::move(events));
}

}  // namespace madoguchi::cases
