#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

/// One procedure of a sitting, with what it is done to.
struct ProcedureRequest {
    Procedure procedure;
    std::vector<Target> targets;
    MADOGUCHI_FIELDS(ProcedureRequest, procedure, targets);
};

/// What was asked and seen at the counter and a decision depends on. Every fact is asked; what was
/// not asked is absent, and a decision that needs it says so.
struct Circumstances {
    std::optional<Date> cert_expires_on;
    std::optional<Date> card_expires_on;
    std::optional<std::string> cert_state;   ///< `valid` `expired` `lapsed` `never_issued`
    std::optional<std::string> lapse_cause;  ///< Event that made the certificate lapse.
    std::optional<std::string> notice;       ///< J-LIS notice: `at_hand` `not_arrived` `lost`
    std::optional<std::string>
        notice_form;          ///< J-LIS reply form: `valid` `expired` `absent` `incomplete`
    bool pins_asked = false;  ///< Whether `pins_known` was asked.
    std::vector<Target> pins_known;
    std::vector<Target> pins_locked;
    std::optional<bool> wants_pin_change;
    std::optional<bool> card_issued;
    std::optional<bool> card_at_hand;
    std::optional<bool> resident_here;
    std::optional<bool> agent_photo_id;
    std::optional<bool> second_id;
    std::optional<bool> mail_reaches_registered_address;
    std::optional<bool> card_reissued;
    std::optional<bool> first_card_delivery;
    std::optional<bool> same_household;
    std::optional<bool> parent_child;
    std::optional<bool> honseki_here;
    std::optional<bool> agency_confirmed_by_record;
    std::optional<bool> unavoidable_reason;
    std::optional<bool> principal_accompanies;
    std::optional<bool> face_auth_card;
    std::optional<Sensitive<bool>> principal_is_ward;
    MADOGUCHI_FIELDS(Circumstances, cert_expires_on, card_expires_on, cert_state, lapse_cause,
                     notice, notice_form, pins_asked, pins_known, pins_locked, wants_pin_change,
                     card_issued, card_at_hand, resident_here, agent_photo_id, second_id,
                     mail_reaches_registered_address, card_reissued, first_card_delivery,
                     same_household, parent_child, honseki_here, agency_confirmed_by_record,
                     unavoidable_reason, principal_accompanies, face_auth_card, principal_is_ward);
};

}  // namespace madoguchi::facts
