#include "madoguchi/domain/cases/case_state.hpp"

#include <algorithm>
#include <array>
#include <string_view>

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

}  // namespace madoguchi::cases
