#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/decision_context.hpp"

namespace madoguchi::cases {

/// Something that the person at the screen can do with a case now.
struct AllowedAct {
    std::string_view command;             ///< `accept_application`
    bool main = false;                    ///< One of the big buttons; at most `kMainActs`.
    std::vector<std::string_view> needs;  ///< Fields of the command that are to be filled in.
    bool confirm = false;        ///< Can't be taken back easily: the screen asks once more.
    bool second_person = false;  ///< Another member of staff takes part.
};

/// Something that belongs to where the case stands and can't be done now.
struct BlockedAct {
    std::string_view command;
    std::string code;  ///< Name of a rejection, or `not_permitted`.
    std::vector<std::string> ids;
};

inline constexpr std::size_t kMainActs = 4;

struct Acts {
    std::vector<AllowedAct> allowed;  ///< Main ones first, what goes on furthest in front.
    std::vector<BlockedAct> blocked;
};

/// What may be done with a case now, and why the rest of what belongs to where it stands can't be.
/// Each act is put to `decide` as a command with as much filled in as can be known; what it then
/// lacks is for the person to fill in. So a screen never offers what would be rejected for the
/// state the case is in. Pure, as `decide`.
[[nodiscard]] Acts acts_now(const CaseState& state, const DecisionContext& context);

}  // namespace madoguchi::cases
