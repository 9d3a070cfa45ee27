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

namespace madoguchi::cases {

using facts::Circumstances;
using facts::Date;
using facts::Holder;
using facts::Method;
using facts::Office;
using facts::Person;
using facts::Procedure;
using facts::ProcedureRequest;
using facts::Reason;
using facts::Refusal;
using facts::Sensitive;
using facts::Staff;
using facts::Target;

/// Opens a case at the counter, by telephone or from a letter, where the policy allows it.
struct OpenCase {
    Method channel;
    std::string applicant;  ///< Applicant kind as declared.
    Person principal;
    std::optional<Person> agent;  ///< Must be there unless the principal came.
    std::vector<ProcedureRequest> procedures;
    Circumstances circumstances;
    bool protected_person = false;
    std::string continues_case;  ///< Case id this one takes over from.
    MADOGUCHI_FIELDS(OpenCase, channel, applicant, principal, agent, procedures, circumstances,
                     protected_person, continues_case);
};

struct RecordCircumstances {
    Circumstances circumstances;
    MADOGUCHI_FIELDS(RecordCircumstances, circumstances);
};

/// A document is shown; the rules say whether it is taken. Of several application forms each has
/// its own `type`: `certificate_form`, `card_form`, or the name that the page gives it.
struct RecordDocument {
    std::uint32_t visit = 1;
    Holder holder;
    std::string item;
    Sensitive<std::string> type;
    bool original = true;
    std::optional<Date> expires_on;
    std::optional<Date> issued_on;
    std::optional<bool> has_photo;
    MADOGUCHI_FIELDS(RecordDocument, visit, holder, item, type, original, expires_on, issued_on,
                     has_photo);
};

/// Documents are missing; the person comes again with them.
struct RecordMissingDocuments {
    std::uint32_t visit = 1;
    std::vector<std::string> missing;
    MADOGUCHI_FIELDS(RecordMissingDocuments, visit, missing);
};

struct RecordPowerOfAttorney {
    std::string form;
    std::vector<Procedure> scope;  ///< Procedures that it names beside what was applied for.
    MADOGUCHI_FIELDS(RecordPowerOfAttorney, form, scope);
};

struct VerifyAgency {
    /// `family_register` `resident_record` `guardianship_certificate` `list_of_powers`
    /// `corporate_documents` `staff_certificate`
    Sensitive<std::string> proof;
    MADOGUCHI_FIELDS(VerifyAgency, proof);
};

struct WaiveFamilyRegister {
    Reason ground;
    MADOGUCHI_FIELDS(WaiveFamilyRegister, ground);
};

struct RecordWrittenByAnother {
    std::string document;
    Sensitive<std::string> name;
    Sensitive<std::string> relationship;
    Sensitive<std::string> reason;
    Staff approved_by;
    MADOGUCHI_FIELDS(RecordWrittenByAnother, document, name, relationship, reason, approved_by);
};

struct AcceptApplication {
    MADOGUCHI_FIELDS(AcceptApplication);
};

struct RefuseApplication {
    Refusal refusal;
    std::string reroute_to;
    MADOGUCHI_FIELDS(RefuseApplication, refusal, reroute_to);
};

/// The PIN typed doesn't verify: at the counter, or during card work.
struct ReportPinMismatch {
    Target credential;
    std::optional<std::uint32_t> tries_left;
    MADOGUCHI_FIELDS(ReportPinMismatch, credential, tries_left);
};

struct ConfirmCallback {
    std::string called;
    MADOGUCHI_FIELDS(ConfirmCallback, called);
};

struct ConfirmCaller {
    std::string caller;
    std::string how;
    MADOGUCHI_FIELDS(ConfirmCaller, caller, how);
};

struct DismissPossibleDuplicate {
    std::string other_case;
    MADOGUCHI_FIELDS(DismissPossibleDuplicate, other_case);
};

struct AddNote {
    Sensitive<std::string> text;
    MADOGUCHI_FIELDS(AddNote, text);
};

/// The section chief allows something that a rule leaves open to them.
struct ApproveException {
    std::string exception;  ///< e.g. `signature_under_15` `another_agent`
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(ApproveException, exception, reason);
};

struct CollectPostage {
    std::uint32_t yen = 0;
    Method method;
    std::string payer;
    MADOGUCHI_FIELDS(CollectPostage, yen, method, payer);
};

struct RefundPostage {
    std::uint32_t yen = 0;
    Method method;
    Reason reason;
    MADOGUCHI_FIELDS(RefundPostage, yen, method, reason);
};

struct CollectFee {
    std::uint32_t yen = 0;
    Reason ground;
    MADOGUCHI_FIELDS(CollectFee, yen, ground);
};

struct WaiveFee {
    Reason ground;
    MADOGUCHI_FIELDS(WaiveFee, ground);
};

}  // namespace madoguchi::cases
