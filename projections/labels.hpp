#pragma once

#include <span>
#include <string>
#include <string_view>

namespace madoguchi::projections {

/// What a screen shows for a word, in Japanese and in English.
struct Label {
    std::string_view word;  ///< As programs write it.
    std::string_view ja;
    std::string_view en;
};

/// Labels by kind. Every one has both languages; none uses a word that offices avoid.
[[nodiscard]] std::span<const Label> status_labels();
[[nodiscard]] std::span<const Label> worklist_labels();
[[nodiscard]] std::span<const Label> badge_labels();
[[nodiscard]] std::span<const Label> next_step_labels();  ///< 次にすること, by status word.
[[nodiscard]] std::span<const Label> button_labels();     ///< By command.
[[nodiscard]] std::span<const Label> entry_labels();      ///< History entries, by event.
[[nodiscard]] std::span<const Label> word_labels();       ///< Kinds, procedures, targets, reasons.
[[nodiscard]] std::span<const Label> figure_labels();     ///< Day book and lead times.

/// The label of a word in one table; a label with the bare word in both languages when it has none.
[[nodiscard]] Label label_in(std::span<const Label> table, std::string_view word);

/// The label of a history entry by its wire name, `madoguchi.case.letter_posted.v1`.
[[nodiscard]] Label entry_label(std::string_view wire_name);

}  // namespace madoguchi::projections
