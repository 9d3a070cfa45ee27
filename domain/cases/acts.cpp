#include "madoguchi/domain/cases/acts.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "madoguchi/domain/access/permission.hpp"
#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/cases/acts_table.hpp"
#include "madoguchi/domain/cases/decide.hpp"
#include "madoguchi/domain/cases/next_step.hpp"
#include "madoguchi/domain/cases/rejection.hpp"
#include "madoguchi/domain/expected.hpp"

namespace madoguchi::cases {

namespace {

/// A command is rejected for what the person at the screen has yet to fill in.
constexpr std::array kFilledIn{
    RejectionCode::kNothingAskedFor,     RejectionCode::kMethodNotAccepted,
    RejectionCode::kSecondPersonMissing, RejectionCode::kResultNotAuthorised,
    RejectionCode::kPrintedDateBinds,    RejectionCode::kNotInOrder,
    RejectionCode::kNotByInternalMail,   RejectionCode::kEventUnknown,
    RejectionCode::kFieldUnknown,        RejectionCode::kUnknownWord,
    RejectionCode::kAmountMissing,       RejectionCode::kReasonMissing,
    RejectionCode::kReceiverUnknown};

/// Not now, and not a step that belongs to this place either: nobody asks why.
constexpr std::array kOutOfPlace{RejectionCode::kWrongState,    RejectionCode::kCaseEnded,
                                 RejectionCode::kCaseNotOpened, RejectionCode::kOperationUnknown,
                                 RejectionCode::kNotRequested,  RejectionCode::kNothingInCustody,
                                 RejectionCode::kLetterMissing};

bool is_one_of(RejectionCode code, std::span<const RejectionCode> codes) {
    return std::ranges::find(codes, code) != codes.end();
}

/// Puts an act to `decide` and files what comes of it.
class Weighing {
 public:
    Weighing(const CaseState& state, const DecisionContext& context)
        : state_(state), context_(context) {}

    void weigh(const ActRow& row, bool belongs_here) {
        const auto decision = decide(state_, row.make(state_, context_.today), context_);
        if (decision && decision->events.empty()) {
            return;  // In effect already.
        }
        const auto needed = access::needed_for(row.command);
        if (!needed || !context_.standing.may(*needed, context_.office)) {
            if (belongs_here && (decision || !is_one_of(decision.error().code, kOutOfPlace))) {
                acts.blocked.push_back({row.command, "not_permitted", {}});
            }
            return;
        }
        if (decision || is_one_of(decision.error().code, kFilledIn)) {
            const bool main = belongs_here && mains_ < kMainActs;
            mains_ += main ? 1 : 0;
            acts.allowed.push_back({.command = row.command,
                                    .main = main,
                                    .needs = row.needs,
                                    .confirm = row.confirm,
                                    .second_person = row.second_person});
        } else if (belongs_here && !is_one_of(decision.error().code, kOutOfPlace)) {
            acts.blocked.push_back(
                {row.command, name_of(decision.error().code), decision.error().ids});
        }
    }

    /// Giving a case up is never all that stands in front: what goes on, and why it can't, does.
    void put_back_a_lone_withdrawal() {
        const auto first = std::ranges::find(acts.allowed, true, &AllowedAct::main);
        if (mains_ == 1 && first->command == "withdraw_case") {
            first->main = false;
        }
    }

    Acts acts;

 private:
    const CaseState& state_;
    const DecisionContext& context_;
    std::size_t mains_ = 0;
};

}  // namespace

Acts acts_now(const CaseState& state, const DecisionContext& context) {
    Weighing weighing(state, context);
    const auto here = next_step(state, context).acts;
    for (const std::string_view name : here) {
        const auto row = std::ranges::find(act_rows(), name, &ActRow::command);
        if (row != act_rows().end()) {
            weighing.weigh(*row, row->due == nullptr || row->due(state));
        }
    }
    for (const ActRow& row : act_rows()) {
        if (std::ranges::find(here, row.command) == here.end()) {
            weighing.weigh(row, false);
        }
    }
    weighing.put_back_a_lone_withdrawal();
    return std::move(weighing.acts);
}

}  // namespace madoguchi::cases
