import type { Words } from "../words/language.js";
import { cameBack, mailClassOf } from "./answer_posted.js";
import { ask, dayWords, type KnownOf, type Make, type Part } from "./answer_words.js";
import { hasComeBack } from "./deadline.js";

/** Mail with a number; the post office may tell it the day after. */
const numbered: ReadonlySet<string> = new Set([
    "simplified_registered",
    "registered",
    "restricted_delivery",
]);

/** From when on it is sent again. */
const sentAgain = ({ handling }: KnownOf, words: Words): Part => {
    const after = handling.not_arrived_after_days;
    return after === null
        ? ask("再送を案内するまでの日数", "days until it is sent again", words)
        : words.either(
              `発送から${String(after)}日たっていれば再送を案内する。`,
              `After ${String(after)} days offer to send it again.`,
          );
};

/** How long the post office keeps what nobody took in. */
const kept = ({ handling }: KnownOf, words: Words): Part => {
    const days = handling.post_office_keeps_days;
    return days === null
        ? ask("郵便局の保管の日数", "days at the post office", words)
        : words.either(
              `不在なら郵便局の保管は${String(days)}日。`,
              `The post office keeps it ${String(days)} days.`,
          );
};

/** Of a letter without a number: only ordinary mail never gets one. */
function unnumbered(known: KnownOf, words: Words): readonly Part[] {
    const { either } = words;
    const by = mailClassOf(known);
    if (numbered.has(by)) {
        return [
            either(
                "引受番号は未記録(発送の翌日に分かる)。",
                "No number on record yet (known the day after posting).",
            ),
            kept(known, words),
        ];
    }
    if (by === "ordinary") {
        return [
            either("追跡できない郵便。", "Ordinary mail: it can't be tracked."),
            sentAgain(known, words),
        ];
    }
    return [
        either("引受番号の記録はない。", "No number on record."),
        sentAgain(known, words),
        ask("郵便の種類", "class of mail", words),
    ];
}

/** Where the letter is that hasn't come. */
export const tracking: Make = (known, words) => {
    const { which } = known;
    const { either } = words;
    if (hasComeBack(which)) return [cameBack(known, words)];
    if (which.delivered_on !== null) {
        const day = dayWords(which.delivered_on, words);
        return [either(`${day} 配達済。`, `Delivered ${day}.`)];
    }
    if (which.posted_on === null) {
        return [either("まだ発送していない。", "It hasn't been posted yet.")];
    }
    if (which.tracking_no === "") return unnumbered(known, words);
    return [
        either(
            `引受番号 ${which.tracking_no}、配達の記録はまだない。`,
            `Tracking number ${which.tracking_no}, no delivery on record yet.`,
        ),
        kept(known, words),
    ];
};
