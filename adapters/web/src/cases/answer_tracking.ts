import { addDays, daysBetween } from "../words/dates.js";
import type { Words } from "../words/language.js";
import { cameBack, deliveredWords, mailClassOf } from "./answer_posted.js";
import { ask, dayWords, type KnownOf, type Make, type Part } from "./answer_words.js";
import { hasComeBack } from "./deadline.js";

/** Mail with a number; the post office may tell it the day after. */
const numbered: ReadonlySet<string> = new Set([
    "simplified_registered",
    "registered",
    "restricted_delivery",
]);

/** How long ago it was posted. */
function since({ which, today }: KnownOf, { either }: Words): string {
    if (which.posted_on === null) return "";
    const days = String(daysBetween(which.posted_on, today));
    return either(`発送から${days}日。`, `Posted ${days} days ago.`);
}

/** Whether it is sent again now, or from which day on. */
function sentAgain({ handling, which, today }: KnownOf, words: Words): Part {
    const { either } = words;
    const after = handling.not_arrived_after_days;
    const { posted_on: posted } = which;
    if (after === null || posted === null)
        return ask("再送を案内するまでの日数", "days until it is sent again", words);
    const from = addDays(posted, after);
    if (today >= from) {
        return either(
            `${String(after)}日で再送: 再送を案内する。`,
            `After ${String(after)} days: offer to send it again.`,
        );
    }
    const day = dayWords(from, words);
    return either(
        `${day}になっても届かなければ再送を案内する。`,
        `From ${day} on offer to send it again.`,
    );
}

/**
 * How long the post office keeps what nobody took in. It counts from its card, whose day only the
 * caller knows; no card is older than the posting.
 */
function kept({ handling, which, today }: KnownOf, words: Words): Part {
    const { either } = words;
    const keeps = handling.post_office_keeps_days;
    const { posted_on: posted } = which;
    if (keeps === null || posted === null)
        return ask("郵便局の保管の日数", "days at the post office", words);
    const until = addDays(posted, keeps);
    if (today > until) {
        return either(
            `郵便局の保管(${String(keeps)}日)が過ぎていないか、不在票の期限を聞く。`,
            `Kept ${String(keeps)} days: ask for the day on the post's card.`,
        );
    }
    const day = dayWords(until, words);
    return either(
        `郵便局の保管は${String(keeps)}日、早くて${day}まで(不在票で確かめる)。`,
        `Kept ${String(keeps)} days, to ${day} or later (see the card).`,
    );
}

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
            since(known, words),
            kept(known, words),
        ];
    }
    if (by === "ordinary") {
        return [
            either("追跡できない郵便。", "Ordinary mail: it can't be tracked."),
            since(known, words),
            sentAgain(known, words),
        ];
    }
    return [
        either("引受番号の記録はない。", "No number on record."),
        since(known, words),
        sentAgain(known, words),
        ask("郵便の種類", "class of mail", words),
    ];
}

/** Where the letter is that hasn't come. */
export const tracking: Make = (known, words) => {
    const { which } = known;
    const { either } = words;
    if (hasComeBack(which)) return [cameBack(known, words)];
    const delivered = deliveredWords(known, words);
    if (delivered !== "") return [delivered];
    if (which.posted_on === null) {
        return [either("まだ発送していない。", "It hasn't been posted yet.")];
    }
    if (which.tracking_no === "") return unnumbered(known, words);
    return [
        either(
            `引受番号 ${which.tracking_no}、配達の記録はまだない。`,
            `Tracking number ${which.tracking_no}, no delivery on record yet.`,
        ),
        since(known, words),
        kept(known, words),
    ];
};
