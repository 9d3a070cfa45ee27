#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>

#include "madoguchi/domain/card/card_knowledge.hpp"
#include "madoguchi/domain/card/card_outcome.hpp"
#include "madoguchi/domain/card/certificate_summary.hpp"
#include "madoguchi/domain/card/status_word.hpp"
#include "madoguchi/domain/card/step.hpp"
#include "madoguchi/domain/card/step_kind.hpp"
#include "madoguchi/domain/card/task.hpp"

namespace madoguchi::card {

/// The next step, or the end.
using Next = std::variant<Step, End>;

/// The card or the terminal answered.
struct CardAnswer {
    StatusWord status;
    std::span<const std::uint8_t> data = {};  ///< READ BINARY only; used during the call.
    std::optional<CertificateSummary> certificate = {};  ///< `kInspectCertificate` only.
};

/// Nobody knows whether the step was carried out.
struct NoAnswer {};

/// What a person said to `kAskLastTry`, `kHandOff`, or when a PIN was to be entered.
enum class PersonAnswer : std::uint8_t { kYes, kNo, kUnavailable };

using StepResult = std::variant<CardAnswer, NoAnswer, PersonAnswer>;

/// What a result changes: what is known now, and what there is to record before going on.
struct Applied {
    CardKnowledge knowledge;
    CardOutcomes outcomes;
};

/// What is known at the start: nothing of the card. A work that is taken up again starts at its
/// first item that isn't recorded as done, and that item is in doubt.
[[nodiscard]] CardKnowledge begin_work(const Task& task, const RecordedProgress& progress = {});

/// The next step of `task`, or its end. Pure and total. A VERIFY with a PIN is only ever returned
/// when the retry counter is known and above zero, and when it is one only after a person has said
/// yes. Every work ends: at most `steps_max(task)` steps, whatever the card answers.
[[nodiscard]] Next next_step(const CardKnowledge& knowledge, const Task& task);

/// What `result` of `step`, the last one that `next_step` returned, changes. Pure and total: a
/// status word that wasn't expected ends the work with `kFailed`.
[[nodiscard]] Applied apply(CardKnowledge knowledge, const Task& task, const Step& step,
                            const StepResult& result);

/// A bound for the number of steps of `task`.
[[nodiscard]] std::size_t steps_max(const Task& task);

}  // namespace madoguchi::card
