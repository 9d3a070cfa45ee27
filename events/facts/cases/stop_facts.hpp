#pragma once

#include <optional>
#include <string>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

/// "I never applied." Everything stops at once; only a manager lifts it.
struct PrincipalDenied {
    Method channel;         ///< `telephone` `letter` `counter`
    std::string confirmed;  ///< How the caller was confirmed.
    MADOGUCHI_FIELDS(PrincipalDenied, channel, confirmed);
};

struct DenialLifted {
    Staff lifted_by;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(DenialLifted, lifted_by, reason);
};

/// 支援措置: the flag from the resident register, without its content.
struct ProtectionFlagged {
    Date notified_on;
    MADOGUCHI_FIELDS(ProtectionFlagged, notified_on);
};

struct ProtectionEnded {
    Date notified_on;
    MADOGUCHI_FIELDS(ProtectionEnded, notified_on);
};

/// The section chief allowed one act for a protected person. `post_letter` is for one letter,
/// `telephone` for one call.
struct ProtectedHandlingApproved {
    std::string act;  ///< `accept` `post_letter` `telephone` `answer` `card_work`
    Staff approved_by;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(ProtectedHandlingApproved, act, approved_by, reason);
};

struct PrincipalDied {
    Date notified_on;
    Date effective_on;
    MADOGUCHI_FIELDS(PrincipalDied, notified_on, effective_on);
};

struct PrincipalMovedOut {
    std::string kind;  ///< `move_out` `moved_abroad`
    Date notified_on;
    Date effective_on;
    bool continued_use = false;  ///< Continued use of the card abroad: the case goes on.
    MADOGUCHI_FIELDS(PrincipalMovedOut, kind, notified_on, effective_on, continued_use);
};

struct RegisteredAddressChanged {
    Date notified_on;
    Date effective_on;
    Sensitive<std::string> postcode;
    Sensitive<std::string> address;
    bool needs_review =
        false;  ///< The letter was delivered or answered already: the section chief decides.
    MADOGUCHI_FIELDS(RegisteredAddressChanged, notified_on, effective_on, postcode, address,
                     needs_review);
};

struct PrincipalNameChanged {
    Date notified_on;
    Date effective_on;
    Sensitive<std::string> name;
    Sensitive<std::string> kana;
    bool needs_review = false;
    MADOGUCHI_FIELDS(PrincipalNameChanged, notified_on, effective_on, name, kana, needs_review);
};

/// The section chief decided what a register change means for a letter that has arrived.
struct RegisterChangeReviewed {
    std::string decision;  ///< `go_on` `send_again`
    Staff decided_by;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(RegisterChangeReviewed, decision, decided_by, reason);
};

struct CertificateLapsed {
    Target kind;
    Reason cause;
    MADOGUCHI_FIELDS(CertificateLapsed, kind, cause);
};

struct CardReportedLost {
    Date reported_on;
    MADOGUCHI_FIELDS(CardReportedLost, reported_on);
};

struct CardFound {
    Date found_on;
    MADOGUCHI_FIELDS(CardFound, found_on);
};

struct CardExpired {
    Date expired_on;
    MADOGUCHI_FIELDS(CardExpired, expired_on);
};

struct CertificateExpired {
    Date expired_on;
    MADOGUCHI_FIELDS(CertificateExpired, expired_on);
};

/// A renewal that can no longer be one goes on as an issue under the same case (AMB-50).
struct ProcedureConverted {
    Procedure from;
    Procedure to;
    Reason reason;
    MADOGUCHI_FIELDS(ProcedureConverted, from, to, reason);
};

struct CaseWithdrawn {
    Holder by;
    Reason reason;
    MADOGUCHI_FIELDS(CaseWithdrawn, by, reason);
};

/// Another agent takes the matter on; a new case is opened from this one.
struct AgentReplaced {
    std::string new_case;
    Staff approved_by;
    Person new_agent;
    MADOGUCHI_FIELDS(AgentReplaced, new_case, approved_by, new_agent);
};

/// The principal came in person; a new same-day case is opened from this one.
struct CaseConvertedToSelf {
    std::string new_case;
    MADOGUCHI_FIELDS(CaseConvertedToSelf, new_case);
};

struct CaseClosed {
    std::string
        state;  ///< `closed_principal_deceased` `closed_out_of_jurisdiction` `closed_card_unusable`
    MADOGUCHI_FIELDS(CaseClosed, state);
};

/// An incident concerns the case: it stays as it is until the incident is closed.
struct CaseFrozen {
    std::string incident;  ///< Id of the incident.
    MADOGUCHI_FIELDS(CaseFrozen, incident);
};

/// The incident is closed, or doesn't concern the case after all.
struct CaseFreezeLifted {
    std::string incident;
    MADOGUCHI_FIELDS(CaseFreezeLifted, incident);
};

/// A section chief's exception that has no event of its own.
struct ExceptionApproved {
    std::string exception;
    Sensitive<std::string> reason;
    Staff approved_by;
    MADOGUCHI_FIELDS(ExceptionApproved, exception, reason, approved_by);
};

}  // namespace madoguchi::facts
