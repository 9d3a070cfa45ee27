#include "madoguchi/domain/looks/purpose.hpp"

namespace madoguchi::looks {

namespace {

struct Speaks {
    std::string_view status;
    std::string_view purpose;
};

constexpr Speaks kSpeak[] = {
    {"intake_open", "intake"},
    {"intake_deficient", "intake"},
    {"same_day_open", "intake"},
    {"application_accepted", "dispatch"},
    {"approval_pending", "dispatch"},
    {"dispatch_on_hold", "dispatch"},
    {"letter_queued", "dispatch"},
    {"letter_printed", "dispatch"},
    {"handed_over", "dispatch"},
    {"letter_undeliverable", "dispatch"},
    {"awaiting_reply", "inquiry"},
    {"reply_lapsed", "inquiry"},
    {"visit2_open", "visit2"},
    {"visit2_deficient", "visit2"},
    {"ready_for_card_operation", "card_work"},
    {"card_operation_running", "card_work"},
    {"card_operation_failed", "card_work"},
    {"card_locked", "card_work"},
    {"principal_denied", "stop"},
    {"case_frozen", "stop"},
};

}  // namespace

std::optional<std::string_view> purpose_at(std::string_view status) {
    for (const Speaks& one : kSpeak) {
        if (one.status == status) {
            return one.purpose;
        }
    }
    return std::nullopt;
}

}  // namespace madoguchi::looks
