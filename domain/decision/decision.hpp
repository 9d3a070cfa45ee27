#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/decision/request.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/terms.hpp"

namespace madoguchi::decision {

using policy::Holder;
using policy::Outcome;
using policy::Refusal;

/// One row of what is to be brought, after waivers.
struct Document {
    Holder of = Holder::kPrincipal;
    policy::Item item = policy::Item::kMyNumberCard;
    std::vector<policy::ClassCount> any_of = {};
    std::optional<int> count = {};
    std::vector<policy::DocumentType> exclude = {};
    bool optional = false;
    std::string not_needed_if = {};
    std::optional<Holder> completed_by = {};
    std::optional<bool> sealed = {};
    bool power_of_attorney_part = false;
    std::optional<int> issued_within_months = {};
    bool discretionary_waiver = false;       ///< The clerk may waive it, on his own name.
    std::vector<std::string> rule_ids = {};  ///< Of the rules that ask for it.
    bool operator==(const Document&) const = default;
};

/// The letter of a two-visit case. Absent fields are silence.
struct Letter {
    std::string name = {};
    policy::LetterIssuer issuer = policy::LetterIssuer::kMunicipality;
    policy::LetterAddressee addressee = policy::LetterAddressee::kPrincipal;
    std::optional<policy::LetterAddress> address = {};
    std::optional<policy::MailClass> post = {};
    std::optional<bool> no_forwarding = {};
    std::optional<bool> sealed_return = {};
    std::optional<calendar::ReplyPeriod> validity = {};  ///< Silent: it can't be printed yet.
    bool operator==(const Letter&) const = default;
};

/// A target that the rules take out of the application.
struct RefusedTarget {
    Target target = Target::kSignature;
    Refusal refusal = Refusal::kDocumentsMissing;
    std::vector<std::string> grounds = {};  ///< Ids of the rules that say so.
};

/// The answer of `decide`. An absent value is silence: the policy doesn't say, or it doesn't apply.
struct Decision {
    Outcome outcome = Outcome::kRefer;
    std::optional<Refusal> refusal = {};            ///< Set iff refused.
    std::vector<std::string> refusal_grounds = {};  ///< Ids of the rules that say so.
    std::string reroute_to = {};                    ///< Next procedure or route; empty: none.
    std::string remedy = {};
    bool exception_possible = false;
    std::optional<Applicant> treated_as = {};  ///< The applicant's kind as the rules read it.
    std::vector<Target> allowed_targets = {};
    std::vector<RefusedTarget> refused_targets = {};
    std::vector<Target> referred_targets = {};  ///< The page doesn't speak of these.
    std::optional<int> visits = {};
    std::optional<bool> same_day = {};
    std::optional<policy::Route> route = {};
    std::vector<Procedure> prerequisites = {};  ///< To be done first, in the same case.
    std::optional<std::vector<Document>> visit1_documents = {};
    std::optional<std::vector<Document>> visit2_documents = {};
    std::optional<std::vector<Target>> pins_entered = {};
    std::optional<Holder> pin_entered_by = {};
    std::optional<policy::PowerOfAttorney> power_of_attorney = {};
    std::optional<bool> reason_evidence = {};  ///< Required, not required, or silent.
    std::optional<int> fee_yen = {};
    std::string fee_ground = {};
    std::optional<int> postage_yen = {};
    std::vector<policy::PaymentMethod> postage_methods = {};
    std::optional<Letter> letter = {};
    std::vector<Holder> must_be_present = {};
    std::vector<std::string> offices = {};
    std::optional<policy::Appointment> appointment = {};
    std::string booking_phone = {};
    std::optional<bool> visit2_same_counter = {};
    std::vector<std::string> warnings = {};
    std::optional<Date> opens_on = {};
    std::optional<bool> photo_required = {};
    std::optional<bool> new_photo_required = {};
    std::string application_form = {};
    std::string application_form_source = {};
    std::string ready_in = {};
    std::string pickup_appointment = {};
    std::vector<std::string> support_offices = {};
    const policy::Contact* contact = nullptr;  ///< Of the policy; set iff referred, may be null.
    /// Facts that the decision depends on and nobody asked; empty when it is complete.
    std::vector<std::string_view> facts_not_asked = {};
    std::vector<std::string> citations = {};  ///< Ids of the rules used, in the order of use.
};

/// Decides an application under `policy`: rules in the order of the decision, first refusal wins,
/// refusals of single targets split the application. Pure; a few microseconds. `policy` must
/// outlive the result. Precondition: targets are given where the procedure needs them.
[[nodiscard]] Decision decide(const policy::Policy& policy, const Request& request);

/// The answer of `check_documents`.
struct DocumentAnswer {
    std::optional<bool> accepted = {};  ///< Absent: the policy gives no list for this.
    std::optional<policy::DocumentFault> fault = {};  ///< Set iff not accepted.
    std::optional<policy::DocumentType> faulty = {};  ///< The document the fault is about.
    std::vector<std::string> citations = {};
};

/// Judges what one holder presents: nothing at all, then each document on its own (original, in
/// validity, sealed), then the count rule of the holder's identity rows.
[[nodiscard]] DocumentAnswer check_documents(const policy::Policy& policy,
                                             const DocumentRequest& request);

}  // namespace madoguchi::decision
