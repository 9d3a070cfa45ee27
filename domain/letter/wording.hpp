#pragma once

#include <string>
#include <vector>

#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::letter {

/// Version of the sentences below. It grows when a sentence changes its meaning, so that a letter
/// can be drawn again as it was.
inline constexpr unsigned kWordingVersion = 1;

/// Why the letter comes: the paragraph under the title. Names nobody.
[[nodiscard]] std::string opening(const LetterContent& content);

/// What to do, in order; each one sentence or two.
[[nodiscard]] std::vector<std::string> steps(const LetterContent& content);

/// What someone who never applied has to do.
[[nodiscard]] std::string never_applied(const LetterContent& content);

/// The smaller notes at the end of the first page, the office's own last.
[[nodiscard]] std::vector<std::string> notes(const LetterContent& content);

/// The deadline: `令和8年12月18日(金)まで`, or the rule in words.
[[nodiscard]] std::string deadline_text(const Deadline& deadline);

/// The same day in the Gregorian calendar: `西暦2026年12月18日`; empty for a rule in words.
[[nodiscard]] std::string deadline_gregorian(const Deadline& deadline);

/// The sentence over the boxes of the PIN part.
[[nodiscard]] std::string pin_instruction(const LetterContent& content);

/// What the office can't do about PINs, under the boxes.
[[nodiscard]] std::string pin_caution();

/// How one PIN is called and what may be written, e.g. `署名用電子証明書` and `英数字6〜16文字`.
struct PinLabel {
    std::string name;
    std::string format;
    unsigned boxes = 4;
};
[[nodiscard]] PinLabel pin_label(PinBox pin);

}  // namespace madoguchi::letter
