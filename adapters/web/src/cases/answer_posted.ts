import type { Words } from "../words/language.js";
import { ask, dayWords, type KnownOf, type Make, type Part } from "./answer_words.js";
import { hasComeBack } from "./deadline.js";

/** By what the letter goes: as it was posted, else as the rules want it; "": nobody says. */
export const mailClassOf = ({ which, decision }: KnownOf): string =>
    which.post_class === "" ? (decision?.letter?.post ?? "") : which.post_class;

function mailWords(known: KnownOf, { code, either }: Words): string {
    const by = mailClassOf(known);
    return by === "" ? "" : either(`(${code(by)})`, ` (${code(by)})`);
}

/** It came back: when and why, where the entry says so. */
export function cameBack({ letter }: KnownOf, words: Words): string {
    const { either, code } = words;
    const again = either("住所を確かめて再送する。", "Check the address, send again.");
    if (letter.returned === null) return either(`返戻あり。${again}`, `It came back. ${again}`);
    const day = dayWords(letter.returned.on, words);
    const why = code(letter.returned.reason);
    return either(`${day} 返戻(${why})。${again}`, `Came back ${day}: ${why}. ${again}`);
}

/** When it arrives: no rule says how long it takes. */
function arrival({ which }: KnownOf, words: Words): Part {
    if (which.delivered_on === null) return ask("通常の到着日", "usual day of arrival", words);
    const day = dayWords(which.delivered_on, words);
    return words.either(`${day} 配達済。`, `Delivered ${day}.`);
}

/** When it is posted that isn't yet, by the day for which it was printed. */
function planned(known: KnownOf, words: Words): readonly Part[] {
    const { which, handling, letter, today, time } = known;
    const { either } = words;
    const mail = mailWords(known, words);
    const until = handling.hand_over_until;
    const late =
        until === null
            ? ask("その日の発送の締切", "today's cut-off", words)
            : either(`${until}の締切後は翌開庁日の発送。`, `After ${until} on the next open day.`);
    if (letter.plannedOn === null) {
        return [
            either(
                `まだ発送していない${mail}。発送予定日は印刷のときに決まる。`,
                `Not posted yet${mail}; the day is set when it is printed.`,
            ),
            late,
        ];
    }
    const day = dayWords(letter.plannedOn, words);
    if (which.status === "handed_over") {
        return [
            either(
                `文書係へ引渡済${mail}。発送予定日は${day}、発送の記録はまだない。`,
                `With the mailroom${mail}, planned for ${day}; no posting on record yet.`,
            ),
        ];
    }
    if (letter.plannedOn < today) {
        return [
            either(
                `発送予定日は${day}だったが、発送の記録がない${mail}。`,
                `Planned for ${day}, but no posting is on record${mail}.`,
            ),
            ask("発送する日", "day of posting", words),
        ];
    }
    if (letter.plannedOn === today && until !== null && time !== null && time >= until) {
        return [
            either(
                `今日の締切(${until})を過ぎたので、翌開庁日に発送の予定${mail}。`,
                `Today's cut-off (${until}) is over: posted on the next open day${mail}.`,
            ),
        ];
    }
    return [either(`${day}に発送の予定${mail}。`, `To be posted ${day}${mail}.`), late];
}

/** On which day it was posted and by what; "" while it isn't. */
export function postedWords(known: KnownOf, words: Words): string {
    const { posted_on: on } = known.which;
    if (on === null) return "";
    const said = `${dayWords(on, words)}${words.either(" 発送", "")}${mailWords(known, words)}`;
    return words.either(`${said}。`, `Posted ${said}.`);
}

/** Whether the letter was sent, and when it comes. */
export const posted: Make = (known, words) => {
    const { either } = words;
    if (hasComeBack(known.which)) {
        return [
            cameBack(known, words),
            either("発送日は再送で決まる。", "The day is set when it is sent again."),
        ];
    }
    const said = postedWords(known, words);
    if (said === "") return [...planned(known, words), arrival(known, words)];
    const where = either("送付先は「住民登録の住所」。", 'To "the registered address".');
    return [said, where, arrival(known, words)];
};
