#include "madoguchi/domain/cases/timers.hpp"

#include <charconv>
#include <system_error>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/facts/values/assert.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

namespace {

constexpr const char* kLapseReply = "lapse_reply";
constexpr const char* kExpire = "expire";
constexpr const char* kReevaluateAge = "reevaluate_age";

constexpr std::chrono::days kNextDay{1};

void add_lapse(const CaseState& state, std::vector<DueCommand>& due) {
    const LetterState* letter = state.live_letter();
    if (!state.status.is(status::kAwaitingReply) || state.terminal_down_since ||
        letter == nullptr || !letter->valid_until || letter->late_accepted) {
        return;
    }
    due.push_back(
        {.kind = kLapseReply,
         .key = std::to_string(letter->seq),
         .due_on = *letter->valid_until + std::chrono::days(state.clock_stopped_days) + kNextDay});
}

void add_expiries(const CaseState& state, std::vector<DueCommand>& due) {
    const facts::Circumstances& known = state.circumstances;
    if (known.cert_expires_on && known.cert_state != "expired") {
        due.push_back(
            {.kind = kExpire, .key = "certificate", .due_on = *known.cert_expires_on + kNextDay});
    }
    if (known.card_expires_on) {
        due.push_back(
            {.kind = kExpire, .key = "card", .due_on = *known.card_expires_on + kNextDay});
    }
    if (state.moves_out_on) {
        due.push_back({.kind = kExpire, .key = "residence", .due_on = *state.moves_out_on});
    }
}

void add_birthday(const CaseState& state, std::vector<DueCommand>& due) {
    const int next = state.age_class == "under_15" ? 15 : state.age_class == "15_to_17" ? 18 : 0;
    if (next == 0 || !state.birth_date) {
        return;
    }
    const facts::Date born = state.birth_date->reveal();
    const int year = static_cast<int>(calendar::parts(born).year()) + next;
    due.push_back(
        {.kind = kReevaluateAge,
         .key = std::to_string(next),
         .due_on = calendar::last_day_of_month(calendar::birthday_in(year, born)) + kNextDay});
}

}  // namespace

std::vector<DueCommand> timers(const CaseState& state) {
    std::vector<DueCommand> due;
    if (!state.opened() || state.ended() || state.denied || !state.frozen_by.empty()) {
        return due;
    }
    add_lapse(state, due);
    add_expiries(state, due);
    add_birthday(state, due);
    return due;
}

CaseCommand due_command(const std::string& kind, const std::string& key) {
    if (kind == kLapseReply) {
        std::uint32_t letter_seq = 0;
        const auto read = std::from_chars(key.data(), key.data() + key.size(), letter_seq);
        MADOGUCHI_ASSERT(read.ec == std::errc{} && read.ptr == key.data() + key.size());
        return LapseReply{.letter_seq = letter_seq};
    }
    if (kind == kExpire) {
        return RecordExpiry{.what = key};
    }
    MADOGUCHI_ASSERT(kind == kReevaluateAge);
    return ReevaluateAge{};
}

}  // namespace madoguchi::cases
