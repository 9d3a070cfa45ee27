#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/person.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

struct LateReplyAccepted {
    std::uint32_t letter_seq = 1;
    Date valid_until;
    Staff approved_by;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(LateReplyAccepted, letter_seq, valid_until, approved_by, reason);
};

/// The agent is back. `visit_no` counts from 2; a return after a deficiency counts on.
struct SecondVisitOpened {
    std::uint32_t visit_no = 2;
    Date on;
    Office office;
    std::optional<Person> other_agent;  ///< Who came in the agent's place; absent: the agent.
    MADOGUCHI_FIELDS(SecondVisitOpened, visit_no, on, office, other_agent);
};

/// The reply came by post, at a branch or in the night box: kept closed, the agent is told.
struct ReplyArrivedByOtherRoute {
    std::string route;  ///< `post` `branch_office` `night_box`
    std::string receipt_number;
    std::string place;
    Staff keeper;
    MADOGUCHI_FIELDS(ReplyArrivedByOtherRoute, route, receipt_number, place, keeper);
};

/// The principal's card was looked at, before the reply is opened.
struct CardChecked {
    bool is_principals = false;
    Date card_expires_on;
    MADOGUCHI_FIELDS(CardChecked, is_principals, card_expires_on);
};

/// The resident register was looked at for changes since visit 1.
struct RegisterChecked {
    bool changed = false;
    MADOGUCHI_FIELDS(RegisterChecked, changed);
};

struct ReasonEvidenceRecorded {
    Sensitive<std::string> reason;
    Sensitive<std::string> kind;
    std::string shown_or_handed_in;  ///< `shown` `handed_in`
    MADOGUCHI_FIELDS(ReasonEvidenceRecorded, reason, kind, shown_or_handed_in);
};

struct ReplyReceived {
    std::uint32_t letter_seq = 1;
    std::string seal_state;  ///< `sealed` `not_sealed` `flap_not_stamped` `sticker_missing`
    bool within_validity = true;
    MADOGUCHI_FIELDS(ReplyReceived, letter_seq, seal_state, within_validity);
};

/// A document is short: the envelope went back as it came.
struct ReplyHandedBackUnopened {
    std::uint32_t letter_seq = 1;
    std::vector<std::string> missing;  ///< `holder:item` each.
    MADOGUCHI_FIELDS(ReplyHandedBackUnopened, letter_seq, missing);
};

struct ReplyOpened {
    std::uint32_t letter_seq = 1;
    Staff opened_by;
    Staff witnessed_by;
    MADOGUCHI_FIELDS(ReplyOpened, letter_seq, opened_by, witnessed_by);
};

struct ReplyRejected {
    std::uint32_t letter_seq = 1;
    Reason reason;  ///< `reply_not_sealed` `reply_flap_not_stamped` `reply_incomplete` …
    bool needs_new_letter =
        false;  ///< Whether the PINs on it count as known to others or are useless.
    std::vector<RuleId> rule_ids = {};  ///< What the page says of it; empty: nothing.
    MADOGUCHI_FIELDS(ReplyRejected, letter_seq, reason, needs_new_letter, rule_ids);
};

struct PinPartDisposed {
    std::uint32_t letter_seq = 1;
    std::string how;  ///< `shredded` `handed_back`
    Staff disposed_by;
    Staff witnessed_by;
    MADOGUCHI_FIELDS(PinPartDisposed, letter_seq, how, disposed_by, witnessed_by);
};

struct ReplyResealed {
    std::uint32_t letter_seq = 1;
    std::string place;
    Staff resealed_by;
    Staff witnessed_by;
    MADOGUCHI_FIELDS(ReplyResealed, letter_seq, place, resealed_by, witnessed_by);
};

struct PresenceConfirmed {
    Holder who;
    MADOGUCHI_FIELDS(PresenceConfirmed, who);
};

/// Everything of visit 2 is in order under the facts of that day and the case's own policy version.
struct VisitTwoAccepted {
    Date accepted_on;
    std::vector<RuleId> rule_ids;
    MADOGUCHI_FIELDS(VisitTwoAccepted, accepted_on, rule_ids);
};

/// A person's custody of something that stays overnight.
struct CardTakenIntoCustody {
    std::string receipt_number;
    std::string what;  ///< `card` `opened_reply`
    std::string place;
    Staff keeper;
    MADOGUCHI_FIELDS(CardTakenIntoCustody, receipt_number, what, place, keeper);
};

struct CardReturned {
    std::string receipt_number;  ///< Of the custody; empty where the card wasn't kept.
    std::string returned_to;     ///< `principal` `agent` `statutory_agent`
    MADOGUCHI_FIELDS(CardReturned, receipt_number, returned_to);
};

struct SentByInternalMail {
    std::string bag;
    std::string what;  ///< `application_form` `sealed_reply` …; what may travel is the policy's.
    Office from;
    Office to;
    MADOGUCHI_FIELDS(SentByInternalMail, bag, what, from, to);
};

struct ReceivedByInternalMail {
    std::string bag;
    std::string what;
    MADOGUCHI_FIELDS(ReceivedByInternalMail, bag, what);
};

}  // namespace madoguchi::facts
