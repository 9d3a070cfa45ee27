#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "madoguchi/adapters/cardwork/card_desk.hpp"
#include "madoguchi/domain/card/card_channel.hpp"
#include "madoguchi/domain/card/card_outcome.hpp"
#include "madoguchi/domain/card/step_machine.hpp"
#include "madoguchi/domain/card/terminal.hpp"

namespace madoguchi::cardwork {

/// What there is to say of one step: no data, no secret.
struct StepReport {
    std::string step;  ///< `card::name(Step)`
    card::StepKind kind;
    std::size_t item = 0;                     ///< Place of its item in the task.
    std::size_t items_done = 0;               ///< After the step; see `card::after_step`.
    std::optional<std::uint8_t> instruction;  ///< INS; absent for a question to a person.
    std::optional<card::StatusWord> status;   ///< Absent where there was no answer, or no command.
    card::CardOutcomes outcomes;              ///< To be recorded before the next step.
};

/// Called after each step and before the next one. Returns whether the report is recorded; the work
/// stops when it isn't.
using OnStep = std::function<bool(const StepReport&)>;

/// What a work needs.
struct CardWorkParts {
    card::CardChannel& channel;
    CardDesk& desk;
    /// For tasks with `TerminalRoute::kVirtualCard`; null otherwise.
    card::Terminal* terminal = nullptr;
};

/// How a work ended, as far as it was carried out here.
enum class CardWorkStop : std::uint8_t {
    kEnded,        ///< `end` says how.
    kNotRecorded,  ///< `OnStep` returned false: nothing was sent after that step.
    kRefused,  ///< The task needs a training terminal and there is none, or the card is a real one.
};

struct CardWorkResult {
    CardWorkStop stop = CardWorkStop::kEnded;
    card::End end;  ///< Meaningful when `stop` is `kEnded`.
};

/// Carries `task` out, step by step, and leaves the card without power. Taken up again after a
/// crash with the `progress` that was recorded, it reads the card and goes on from what the card
/// says. Blocks on the card and on people. PINs are in locked memory and wiped after each command.
[[nodiscard]] CardWorkResult run_card_work(const card::Task& task,
                                           const card::RecordedProgress& progress,
                                           const CardWorkParts& parts, const OnStep& on_step);

}  // namespace madoguchi::cardwork
