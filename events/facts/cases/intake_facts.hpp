#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

/// A case has been opened: who came, for whom, what for, and which way it goes.
struct CaseOpened {
    std::string case_number;  ///< For people, R8-本-0123-7: year, office, serial, check.
    Date opened_on;
    Office office;
    Method channel;                     ///< `counter` `telephone` `post`
    Sensitive<std::string> applicant;   ///< Applicant kind as declared.
    Sensitive<std::string> treated_as;  ///< Applicant kind as the rules read it (AMB-03, AMB-41).
    std::string applicant_class;        ///< In clear: `self` `statutory` `voluntary`.
    std::string age_class;  ///< In clear: `under_15` `15_to_17` `18_and_over` on `opened_on`.
    Person principal;
    std::optional<Person> agent;  ///< Empty iff the principal came.
    std::vector<ProcedureRequest> procedures;
    Circumstances circumstances;
    Route route;
    std::uint32_t visits = 1;  ///< 1 or 2.
    bool protected_person = false;
    std::string policy_version;
    std::vector<RuleId> rule_ids;
    std::string continues_case;  ///< Case id that this one takes over from; empty for a fresh one.
    MADOGUCHI_FIELDS(CaseOpened, case_number, opened_on, office, channel, applicant, treated_as,
                     applicant_class, age_class, principal, agent, procedures, circumstances, route,
                     visits, protected_person, policy_version, rule_ids, continues_case);
};

/// What the case depends on was asked again, e.g. on the day of visit 2 (AMB-50).
struct CircumstancesRecorded {
    Circumstances circumstances;
    MADOGUCHI_FIELDS(CircumstancesRecorded, circumstances);
};

/// A birthday moved the applicant into another kind (AMB-50).
struct ApplicantKindReevaluated {
    Sensitive<std::string> from;
    Sensitive<std::string> to;
    std::string age_class;
    MADOGUCHI_FIELDS(ApplicantKindReevaluated, from, to, age_class);
};

/// A document was shown and taken as good.
struct DocumentPresented {
    std::uint32_t visit = 1;
    Holder holder;
    std::string item;  ///< `id_document` `photo_id` `my_number_card` `application_form` …
    std::string document_class;   ///< `A` `B`, empty where the item has no classes.
    Sensitive<std::string> type;  ///< Kind of document; some kinds reveal something.
    std::optional<Date> expires_on;
    std::optional<Date> issued_on;
    MADOGUCHI_FIELDS(DocumentPresented, visit, holder, item, document_class, type, expires_on,
                     issued_on);
};

/// A document was shown and can't be taken. A refusal: recorded, the case goes on.
struct DocumentRejected {
    std::uint32_t visit = 1;
    Holder holder;
    std::string item;
    Sensitive<std::string> type;
    Reason reason;  ///< `copy_not_accepted` `document_expired` `not_on_the_list` …
    std::vector<RuleId> rule_ids = {};  ///< What the page says of it; empty: nothing.
    MADOGUCHI_FIELDS(DocumentRejected, visit, holder, item, type, reason, rule_ids);
};

/// The list of the visit is not complete; the person comes again.
struct DocumentsFoundMissing {
    std::uint32_t visit = 1;
    std::vector<std::string> missing;  ///< `holder:item` each.
    MADOGUCHI_FIELDS(DocumentsFoundMissing, visit, missing);
};

struct PowerOfAttorneyRecorded {
    std::string form;              ///< `separate_document` `in_reply_form`
    std::vector<Procedure> scope;  ///< What it names beside what was applied for.
    MADOGUCHI_FIELDS(PowerOfAttorneyRecorded, form, scope);
};

struct AgencyVerified {
    Sensitive<std::string> proof;  ///< Kind of proof: it may reveal wardship.
    MADOGUCHI_FIELDS(AgencyVerified, proof);
};

/// The family register copy was not asked for, at the clerk's discretion and on the clerk's name.
struct FamilyRegisterWaived {
    Reason ground;
    Staff clerk;
    MADOGUCHI_FIELDS(FamilyRegisterWaived, ground, clerk);
};

/// A form was filled in by somebody else's hand (代筆).
struct WrittenByAnother {
    std::string document;
    Sensitive<std::string> name;
    Sensitive<std::string> relationship;
    Sensitive<std::string> reason;
    Staff approved_by;
    MADOGUCHI_FIELDS(WrittenByAnother, document, name, relationship, reason, approved_by);
};

/// One application form of the sitting, with the number on its receipt stamp (受付印).
struct StampedForm {
    std::string kind;  ///< `certificate_form` `card_form`
    std::string name;  ///< As the page calls it; empty where it doesn't.
    std::vector<Procedure> procedures;
    std::string receipt_stamp_number;
    MADOGUCHI_FIELDS(StampedForm, kind, name, procedures, receipt_stamp_number);
};

/// The application was taken: a receipt stamp on each form, targets that go on.
struct ApplicationAccepted {
    Date accepted_on;
    std::vector<StampedForm> forms;
    std::vector<ProcedureRequest> procedures;
    std::vector<RuleId> rule_ids;
    MADOGUCHI_FIELDS(ApplicationAccepted, accepted_on, forms, procedures, rule_ids);
};

/// 受付できず(案内): guidance with its ground, not a formal disposition.
struct ApplicationRefused {
    Refusal refusal;
    std::vector<RuleId> rule_ids;
    bool exception_possible = false;
    std::string reroute_to;  ///< Next procedure or route; empty where there is none.
    MADOGUCHI_FIELDS(ApplicationRefused, refusal, rule_ids, exception_possible, reroute_to);
};

/// One target of a mixed application is refused, the rest goes on (AMB-07).
struct TargetRefused {
    Procedure procedure;
    Target target;
    Refusal refusal;
    std::vector<RuleId> rule_ids;
    MADOGUCHI_FIELDS(TargetRefused, procedure, target, refusal, rule_ids);
};

/// The PIN typed at the counter doesn't verify; nothing of the PIN is kept.
struct PinVerificationFailed {
    Target credential;
    std::optional<std::uint32_t> tries_left;  ///< Absent where the card didn't say.
    MADOGUCHI_FIELDS(PinVerificationFailed, credential, tries_left);
};

/// A same-day case goes on with a letter and a second visit; its history stays.
struct RouteDowngradedToInquiry {
    Reason reason;
    std::vector<ProcedureRequest> added;  ///< Procedures that came with it, e.g. `pin_reset`.
    std::vector<RuleId> rule_ids;
    std::vector<StampedForm> forms;  ///< Filled in for it; those stamped before aren't named again.
    MADOGUCHI_FIELDS(RouteDowngradedToInquiry, reason, added, rule_ids, forms);
};

/// An application by telephone was confirmed by calling back.
struct CallbackConfirmed {
    Staff clerk;
    std::string called;  ///< `registered_number` `number_given`
    MADOGUCHI_FIELDS(CallbackConfirmed, clerk, called);
};

/// It was made sure who is on the telephone before anything was said.
struct CallerConfirmed {
    std::string caller;  ///< `principal` `agent` `other`
    std::string how;     ///< `case_number` `name_and_birth_date`
    MADOGUCHI_FIELDS(CallerConfirmed, caller, how);
};

/// Another case of the same person was looked at and is not the same matter.
struct PossibleDuplicateDismissed {
    std::string other_case;
    MADOGUCHI_FIELDS(PossibleDuplicateDismissed, other_case);
};

struct NoteAdded {
    Sensitive<std::string> text;
    MADOGUCHI_FIELDS(NoteAdded, text);
};

}  // namespace madoguchi::facts
