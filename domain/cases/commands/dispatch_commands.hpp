#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/domain/cases/commands/intake_commands.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

struct HoldDispatch {
    Reason reason;
    MADOGUCHI_FIELDS(HoldDispatch, reason);
};

struct ReleaseDispatch {
    Reason reason;
    MADOGUCHI_FIELDS(ReleaseDispatch, reason);
};

struct RequestPostingApproval {
    MADOGUCHI_FIELDS(RequestPostingApproval);
};

/// 発送伺い approved; the actor is who decides.
struct ApprovePosting {
    MADOGUCHI_FIELDS(ApprovePosting);
};

struct ApproveAddressException {
    Sensitive<std::string> postcode;
    Sensitive<std::string> address;
    Reason kind;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(ApproveAddressException, postcode, address, kind, reason);
};

struct QueueLetter {
    MADOGUCHI_FIELDS(QueueLetter);
};

/// The print batch is closed with this letter in it: the deadline is fixed for the planned posting
/// day.
struct PrintLetter {
    std::string batch;
    Date planned_posting_on;
    MADOGUCHI_FIELDS(PrintLetter, batch, planned_posting_on);
};

struct SpoilLetter {
    Reason reason;
    MADOGUCHI_FIELDS(SpoilLetter, reason);
};

struct HandToMailroom {
    std::string batch;
    Staff received_by;
    MADOGUCHI_FIELDS(HandToMailroom, batch, received_by);
};

struct TakeBackFromMailroom {
    Reason reason;
    MADOGUCHI_FIELDS(TakeBackFromMailroom, reason);
};

struct PostLetter {
    Date posted_on;
    std::string post_class;  ///< A `policy::MailClass`; empty: as the letter was queued.
    std::string tracking_no;
    Staff approved_by;  ///< Needed for a posting entered on a later day.
    MADOGUCHI_FIELDS(PostLetter, posted_on, post_class, tracking_no, approved_by);
};

struct RecordAcceptanceSlip {
    Date accepted_on;
    std::string tracking_no;
    MADOGUCHI_FIELDS(RecordAcceptanceSlip, accepted_on, tracking_no);
};

struct RecordDelivery {
    Date delivered_on;
    MADOGUCHI_FIELDS(RecordDelivery, delivered_on);
};

struct RecordUndeliverable {
    Reason reason;
    Date returned_on;
    MADOGUCHI_FIELDS(RecordUndeliverable, reason, returned_on);
};

struct SendReminder {
    Method channel;
    MADOGUCHI_FIELDS(SendReminder, channel);
};

/// Timer: the reply's validity is over.
struct LapseReply {
    std::uint32_t letter_seq = 1;
    MADOGUCHI_FIELDS(LapseReply, letter_seq);
};

/// A letter that was given up is out of the tray or the bag, or the post office was asked for it.
struct PullLetter {
    std::uint32_t letter_seq = 1;
    std::string how;  ///< `taken_out` `recall_asked`
    MADOGUCHI_FIELDS(PullLetter, letter_seq, how);
};

struct ReissueLetter {
    Reason reason;
    std::string payer;  ///< Empty: the policy says who pays (AMB-49).
    MADOGUCHI_FIELDS(ReissueLetter, reason, payer);
};

}  // namespace madoguchi::cases
