#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/decision/request.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/domain/policy/terms.hpp"

// The smaller questions: each answers one thing, purely, with the rules it rests on. `policy` may
// be null where a question has an answer without one; the answer then cites nothing.

namespace madoguchi::decision {

using Citations = std::vector<std::string>;

/// The class of a kind of document, or none (not listed, or no classes here).
struct ClassAnswer {
    std::optional<policy::DocumentClass> document_class = {};
    Citations citations = {};
};
[[nodiscard]] ClassAnswer document_class(const policy::Policy& policy, const Presented& document);

/// Whether `document` counts as photo identification under the policy.
[[nodiscard]] bool is_photo_id(const policy::Policy& policy, const Presented& document);

/// Whether a PIN could be set. The value is looked at and forgotten.
struct PinAnswer {
    bool valid = false;
    std::optional<policy::PinFault> fault = {};
    std::optional<Target> faulty = {};  ///< Which of several, for `pin_set`.
    Citations citations = {};
};
[[nodiscard]] PinAnswer pin_format(const policy::Policy* policy, Target pin,
                                   std::string_view value);
/// Several PINs at once; equal four-digit PINs are accepted.
[[nodiscard]] PinAnswer pin_set(const policy::Policy* policy,
                                const std::vector<std::pair<Target, std::string_view>>& values);

/// Which PINs exist on a card with these certificates.
struct PinPresenceAnswer {
    std::vector<Target> pins_set = {};
    Citations citations = {};
};
[[nodiscard]] PinPresenceAnswer pin_presence(const policy::Policy* policy, bool signature_issued,
                                             bool user_auth_issued, bool face_auth_card);

/// Whether an answer is yes, no or silence.
struct TriAnswer {
    std::optional<bool> value = {};
    std::vector<std::string> warnings = {};
    Citations citations = {};
};
/// Nobody knows a PIN: always no.
[[nodiscard]] TriAnswer pin_lookup(const policy::Policy* policy, Target pin);
/// Whether so many consecutive errors lock the credential.
[[nodiscard]] TriAnswer lock_status(const policy::Policy* policy, Target credential,
                                    policy::EntryMethod method, int consecutive_errors);
/// Whether a kiosk can reset this PIN when those in `pins_known` are known.
[[nodiscard]] TriAnswer kiosk_reset(const policy::Policy& policy, Target target,
                                    const std::vector<Target>& pins_known);
/// Whether a guardianship certificate issued on one day is accepted on another.
[[nodiscard]] TriAnswer registration_certificate_valid(const policy::Policy& policy, Date issued_on,
                                                       Date date);

/// How many consecutive errors lock a credential: the policy's number, else the card's own.
[[nodiscard]] int retry_limit(const policy::Policy* policy, Target credential,
                              policy::EntryMethod method);

/// What an event does to the certificates.
struct LapseAnswer {
    bool signature_lapses = false;
    bool user_auth_lapses = false;
    std::string recommend = {};
    std::string then_procedure = {};
    Citations citations = {};
};
[[nodiscard]] LapseAnswer lapse_effect(const policy::Policy* policy, policy::LapseEvent event);

/// Whether an office is open at a minute, and how to get an appointment.
struct OfficeAnswer {
    policy::OpenAnswer open = {};
    const policy::Office* office = nullptr;  ///< Of the policy; never null.
    Citations citations = {};
};
/// Nothing when the policy has no such office.
[[nodiscard]] std::optional<OfficeAnswer> office_status(const policy::Policy& policy,
                                                        std::string_view office,
                                                        calendar::LocalMinute at);

/// The renewal window of a certificate; `opens_on` only where the policy says.
struct WindowAnswer {
    std::optional<Date> opens_on = {};
    Date safe_from = {};
    Date closes_on = {};
    std::optional<Date> last_open_day = {};  ///< Only with an office whose hours are known.
    std::vector<std::string> warnings = {};  ///< What is uncertain about that day (AMB-27).
    Citations citations = {};
};
[[nodiscard]] WindowAnswer renewal_window(const policy::Policy* policy, Date certificate_expires_on,
                                          const policy::Office* office = nullptr);

/// What the policy says of itself for date questions: citations of expiry and card expiry.
[[nodiscard]] Citations expiry_citations(const policy::Policy* policy);
[[nodiscard]] Citations card_expiry_citations(const policy::Policy* policy);
/// From when relying systems can be expected to know what was done on a day.
struct UsableFromAnswer {
    std::optional<Date> safe_from = {};  ///< Absent: the policy is silent.
    Citations citations = {};
};
[[nodiscard]] UsableFromAnswer usable_from(const policy::Policy* policy, Date operation_on);

/// The ids of the rules that the policy indexes under `topic`; empty when it has no such topic.
[[nodiscard]] Citations cite(const policy::Policy& policy, std::string_view topic);

}  // namespace madoguchi::decision
