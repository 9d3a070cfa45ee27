#include "madoguchi/domain/cases/case_state.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "madoguchi/domain/calendar/date.hpp"

namespace madoguchi::cases {

bool CaseState::ended() const {
    static constexpr std::array<std::string_view, 8> kEnds = {status::kCompleted,
                                                              status::kCompletedPartially,
                                                              status::kRefused,
                                                              status::kWithdrawn,
                                                              status::kSuperseded,
                                                              status::kClosedPrincipalDeceased,
                                                              status::kClosedOutOfJurisdiction,
                                                              status::kClosedCardUnusable};
    return std::any_of(kEnds.begin(), kEnds.end(),
                       [this](std::string_view end) { return status.is(end); });
}

bool CaseState::in_card_work() const {
    return status.is(status::kCardOperationRunning) || status.is(status::kCardOperationFailed) ||
           status.is(status::kCardLocked);
}

const LetterState* CaseState::live_letter() const {
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
        const std::string& stage = letter->stage;
        if (stage == "queued" || stage == "printed" || stage == "handed_over" ||
            stage == "posted") {
            return &*letter;
        }
    }
    return nullptr;
}

const LetterState* CaseState::last_letter() const {
    return letters.empty() ? nullptr : &letters.back();
}

std::string register_change_key(const std::string& kind, facts::Date notified_on,
                                facts::Date effective_on) {
    return kind + "/" + calendar::format_iso(notified_on) + "/" +
           calendar::format_iso(effective_on);
}

std::vector<std::string> retention_grounds(const CaseState& state) {
    std::vector<std::string> grounds;
    for (const RetentionHoldState& hold : state.retention_holds) {
        grounds.push_back(hold.ground.text() + ":" + hold.reference);
    }
    for (const std::string& incident : state.frozen_by) {
        grounds.push_back("incident:" + incident);
    }
    return grounds;
}

}  // namespace madoguchi::cases
