#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/domain/cases/commands/intake_commands.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

/// The section chief takes a reply that comes after its day.
struct AcceptLateReply {
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(AcceptLateReply, reason);
};

/// The agent is back, or somebody in their place.
struct OpenSecondVisit {
    Office office;
    std::optional<Person> other_agent;  ///< Absent: the agent of visit 1, known by their papers.
    MADOGUCHI_FIELDS(OpenSecondVisit, office, other_agent);
};

struct RecordReplyByOtherRoute {
    std::string route;
    std::string place;
    MADOGUCHI_FIELDS(RecordReplyByOtherRoute, route, place);
};

struct CheckCard {
    bool is_principals = false;
    Date card_expires_on;
    MADOGUCHI_FIELDS(CheckCard, is_principals, card_expires_on);
};

struct CheckRegister {
    bool changed = false;
    MADOGUCHI_FIELDS(CheckRegister, changed);
};

struct RecordReasonEvidence {
    Sensitive<std::string> reason;
    Sensitive<std::string> kind;
    std::string shown_or_handed_in;
    MADOGUCHI_FIELDS(RecordReasonEvidence, reason, kind, shown_or_handed_in);
};

/// The envelope is on the counter, still closed; how it looks is written down, and what the policy
/// asks for decides whether it will do.
struct RecordReply {
    std::string seal_state;  ///< `sealed` `not_sealed` `flap_not_stamped` `sticker_missing`
    MADOGUCHI_FIELDS(RecordReply, seal_state);
};

struct HandBackReplyUnopened {
    std::vector<std::string> missing;
    MADOGUCHI_FIELDS(HandBackReplyUnopened, missing);
};

struct OpenReply {
    Staff witnessed_by;  ///< May be empty where the office opens replies alone.
    MADOGUCHI_FIELDS(OpenReply, witnessed_by);
};

struct RejectReply {
    Reason reason;
    MADOGUCHI_FIELDS(RejectReply, reason);
};

struct DisposePinPart {
    std::string how;
    Staff witnessed_by;
    MADOGUCHI_FIELDS(DisposePinPart, how, witnessed_by);
};

struct ResealReply {
    std::string place;
    Staff witnessed_by;
    MADOGUCHI_FIELDS(ResealReply, place, witnessed_by);
};

struct ConfirmPresence {
    Holder who;
    MADOGUCHI_FIELDS(ConfirmPresence, who);
};

struct AcceptSecondVisit {
    MADOGUCHI_FIELDS(AcceptSecondVisit);
};

struct TakeCardIntoCustody {
    std::string what;
    std::string place;
    MADOGUCHI_FIELDS(TakeCardIntoCustody, what, place);
};

struct ReturnCard {
    std::string receipt_number;
    std::string returned_to;
    MADOGUCHI_FIELDS(ReturnCard, receipt_number, returned_to);
};

struct SendByInternalMail {
    std::string bag;
    std::string what;
    Office to;
    MADOGUCHI_FIELDS(SendByInternalMail, bag, what, to);
};

struct ReceiveByInternalMail {
    std::string bag;
    std::string what;
    MADOGUCHI_FIELDS(ReceiveByInternalMail, bag, what);
};

}  // namespace madoguchi::cases
