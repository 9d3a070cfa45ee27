#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

struct DispatchHeld {
    Reason reason;  ///< `mail_does_not_reach` `protected_person` `register_change` …
    MADOGUCHI_FIELDS(DispatchHeld, reason);
};

struct DispatchReleased {
    Reason reason;
    MADOGUCHI_FIELDS(DispatchReleased, reason);
};

/// 発送伺い: posting was asked for.
struct PostingApprovalRequested {
    Date requested_on;
    Staff requested_by;  ///< Another person approves.
    MADOGUCHI_FIELDS(PostingApprovalRequested, requested_on, requested_by);
};

struct PostingApproved {
    Staff approved_by;
    std::string mode;  ///< `per_day` `by_delegation`
    MADOGUCHI_FIELDS(PostingApproved, approved_by, mode);
};

/// The letter goes elsewhere than to the registered address; the section chief answers for it.
struct AddressExceptionApproved {
    Sensitive<std::string> postcode;
    Sensitive<std::string> address;
    Reason kind;  ///< `hospital` `facility` `other`
    Sensitive<std::string> reason;
    Staff approved_by;
    MADOGUCHI_FIELDS(AddressExceptionApproved, postcode, address, kind, reason, approved_by);
};

struct LetterQueued {
    std::uint32_t letter_seq = 1;
    std::string letter_number;  ///< Opaque, with check character; readable on the closed envelope.
    std::string
        document_number;         ///< Of the fiscal year's series; empty where the office uses none.
    std::string form;            ///< Item code of the letter: `inquiry_reply_form`.
    std::string addressee;       ///< `principal` `statutory_agent_of_principal`
    std::string address_source;  ///< `resident_record` `approved_exception`
    std::string post_class;      ///< Mail class the policy asks for; empty where it is silent.
    MADOGUCHI_FIELDS(LetterQueued, letter_seq, letter_number, document_number, form, addressee,
                     address_source, post_class);
};

/// The letter was printed; with this the deadline is fixed, and the printed date binds (DATE-15).
struct LetterPrinted {
    std::uint32_t letter_seq = 1;
    std::string batch;
    std::uint32_t print_no = 1;  ///< 1 for the first print of this letter.
    Date planned_posting_on;
    std::optional<Date> valid_until;       ///< Empty iff the period is reckoned from arrival.
    std::uint32_t days_after_arrival = 0;  ///< Printed in words; 0 unless reckoned from arrival.
    MADOGUCHI_FIELDS(LetterPrinted, letter_seq, batch, print_no, planned_posting_on, valid_until,
                     days_after_arrival);
};

struct LetterSpoiled {
    std::uint32_t letter_seq = 1;
    std::uint32_t print_no = 1;
    Reason reason;
    MADOGUCHI_FIELDS(LetterSpoiled, letter_seq, print_no, reason);
};

struct HandedToMailroom {
    std::uint32_t letter_seq = 1;
    std::string batch;
    Staff handed_by;
    Staff received_by;
    MADOGUCHI_FIELDS(HandedToMailroom, letter_seq, batch, handed_by, received_by);
};

struct ReturnedByMailroom {
    std::uint32_t letter_seq = 1;
    Reason reason;
    MADOGUCHI_FIELDS(ReturnedByMailroom, letter_seq, reason);
};

struct LetterPosted {
    std::uint32_t letter_seq = 1;
    Date posted_on;
    std::string post_class;
    std::string tracking_no;  ///< 11 digits; empty for mail that isn't tracked.
    Staff approved_by;        ///< Set iff the posting was entered afterwards.
    MADOGUCHI_FIELDS(LetterPosted, letter_seq, posted_on, post_class, tracking_no, approved_by);
};

/// The post office's slip came back; its day of acceptance is the posting day.
struct AcceptanceSlipReceived {
    std::uint32_t letter_seq = 1;
    Date accepted_on;
    std::string tracking_no;
    MADOGUCHI_FIELDS(AcceptanceSlipReceived, letter_seq, accepted_on, tracking_no);
};

struct LetterDelivered {
    std::uint32_t letter_seq = 1;
    Date delivered_on;
    std::optional<Date> valid_until;  ///< Set iff the period is reckoned from arrival.
    MADOGUCHI_FIELDS(LetterDelivered, letter_seq, delivered_on, valid_until);
};

struct LetterReturnedUndeliverable {
    std::uint32_t letter_seq = 1;
    Reason
        reason;  ///< `unknown_at_address` `not_forwarded` `not_collected` `refused_by_addressee` …
    Date returned_on;
    MADOGUCHI_FIELDS(LetterReturnedUndeliverable, letter_seq, reason, returned_on);
};

struct ReminderSent {
    std::uint32_t letter_seq = 1;
    Method channel;
    MADOGUCHI_FIELDS(ReminderSent, letter_seq, channel);
};

struct ReplyLapsed {
    std::uint32_t letter_seq = 1;
    Date valid_until;
    MADOGUCHI_FIELDS(ReplyLapsed, letter_seq, valid_until);
};

struct LetterReissued {
    std::uint32_t letter_seq = 1;      ///< The letter that is given up.
    std::uint32_t new_letter_seq = 2;  ///< The one that takes its place.
    std::string payer;                 ///< `applicant` `office`
    Reason reason;
    MADOGUCHI_FIELDS(LetterReissued, letter_seq, new_letter_seq, payer, reason);
};

struct LetterInvalidated {
    std::uint32_t letter_seq = 1;
    Reason reason;
    MADOGUCHI_FIELDS(LetterInvalidated, letter_seq, reason);
};

/// A letter that was given up was caught before it reached anybody.
struct LetterPulled {
    std::uint32_t letter_seq = 1;
    std::string how;  ///< `taken_out` of tray or bag, `recall_asked` of the post office
    MADOGUCHI_FIELDS(LetterPulled, letter_seq, how);
};

}  // namespace madoguchi::facts
