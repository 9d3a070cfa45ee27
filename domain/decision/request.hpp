#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/terms.hpp"

namespace madoguchi::decision {

using calendar::Date;
using policy::Applicant;
using policy::Procedure;
using policy::Target;

/// What was asked at the counter. A fact that wasn't asked is absent: the decision then takes the
/// usual value and names the fact in `Decision::facts_not_asked`.
struct Facts {
    std::optional<Date> cert_expires_on = {};  ///< What the card says.
    std::optional<Date> card_expires_on = {};
    std::optional<policy::CertificateState> cert_state = {};  ///< Usually valid.
    std::optional<policy::LapseEvent> lapse_cause = {};       ///< Absent: none.
    std::optional<policy::Notice> notice = {};                ///< Usually at hand.
    std::optional<policy::NoticeForm> notice_form = {};       ///< Absent: not brought.
    std::optional<std::vector<Target>> pins_known = {};       ///< Absent: all are known.
    std::vector<Target> pins_locked = {};
    std::optional<bool> wants_pin_change = {};                 ///< Usually no.
    std::optional<bool> card_issued = {};                      ///< Usually yes.
    std::optional<bool> card_at_hand = {};                     ///< Usually yes.
    std::optional<bool> resident_here = {};                    ///< Usually yes.
    std::optional<bool> agent_photo_id = {};                   ///< Usually yes.
    std::optional<bool> second_id = {};                        ///< Usually yes.
    std::optional<bool> mail_reaches_registered_address = {};  ///< Usually yes.
    std::optional<bool> card_reissued = {};                    ///< Usually no, as all that follow.
    std::optional<bool> first_card_delivery = {};
    std::optional<bool> same_household = {};
    std::optional<bool> parent_child = {};
    std::optional<bool> honseki_here = {};
    std::optional<bool> agency_confirmed_by_record = {};
    std::optional<bool> unavoidable_reason = {};
    std::optional<bool> principal_accompanies = {};
    std::optional<bool> face_auth_card = {};
    int visit = 1;                                  ///< 1 or 2.
    std::optional<std::string> visit1_office = {};  ///< Office code; only at visit 2.
};

/// One application for one procedure, as it stands at the counter.
struct Request {
    Procedure procedure = Procedure::kIssue;
    std::vector<Target> targets = {};  ///< Empty only for card_renew and switch_to_face_auth.
    Applicant applicant = Applicant::kSelf;
    int principal_age = 0;  ///< Full years on `date` (DATE-12).
    bool principal_is_ward = false;
    Date date = {};  ///< The day of the visit in Asia/Tokyo.
    std::optional<std::string> office = {};
    Facts facts = {};
};

/// A document on the counter.
struct Presented {
    policy::DocumentType type = policy::DocumentType::kMyNumberCard;
    bool original = true;
    std::optional<Date> expires_on = {};
    std::optional<Date> issued_on = {};
    std::optional<bool> sealed = {};
    std::optional<bool> has_photo = {};
};

/// Asks whether what one holder presents meets the list of a visit.
struct DocumentRequest {
    Procedure procedure = Procedure::kIssue;
    Applicant applicant = Applicant::kSelf;
    int visit = 1;
    policy::Holder holder = policy::Holder::kPrincipal;
    Date date = {};
    std::vector<Presented> presented = {};
};

}  // namespace madoguchi::decision
