import { isAfterCutOff, postingDay } from "../mail/posting_day.js";
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

/** The day of its delivery, and on which day that was entered. */
export function deliveredWords({ which, letter }: KnownOf, words: Words): string {
    const { either } = words;
    if (which.delivered_on === null) return "";
    const day = dayWords(which.delivered_on, words);
    const entered = letter.deliveryEnteredOn;
    if (entered === null) return either(`${day} 配達済。`, `Delivered ${day}.`);
    const on = dayWords(entered, words);
    return either(`${day} 配達済(${on}に記録)。`, `Delivered ${day} (entered ${on}).`);
}

/** When it arrives: no rule says how long it takes. */
const arrival = (known: KnownOf, words: Words): Part =>
    deliveredWords(known, words) || ask("通常の到着日", "usual day of arrival", words);

/** The office's next open day after today; null: nobody has said when it is open. */
const nextOpenDay = ({ which, offices }: KnownOf): string | null =>
    offices.find(({ office }) => office === which.office)?.next_open_day ?? null;

const nextDayAsked = (words: Words) => ask("翌開庁日", "the next open day", words);

/** Of a letter that isn't printed: the first day on which it can go, by clock and open days. */
function earliest(known: KnownOf, mail: string, words: Words): readonly Part[] {
    const { either } = words;
    const until = known.handling.hand_over_until;
    if (known.which.status === "dispatch_on_hold") {
        return [
            either(
                `発送を止めている${mail}。発送予定日は再開してから決まる。`,
                `On hold${mail}: the day is set once it goes on.`,
            ),
        ];
    }
    const day = postingDay(known, until, nextOpenDay(known));
    if (until === null) {
        return [
            either(
                `まだ発送していない${mail}。発送予定日は印刷のときに決まる。`,
                `Not posted yet${mail}; the day is set when it is printed.`,
            ),
            ask("その日の発送の締切", "today's cut-off", words),
        ];
    }
    if (day === "") {
        return [
            either(
                `まだ発送していない${mail}。今日の締切(${until})を過ぎたので、早くて翌開庁日。`,
                `Not posted yet${mail}; today's cut-off (${until}) is over: the next open day.`,
            ),
            nextDayAsked(words),
        ];
    }
    const first = dayWords(day, words);
    return [
        either(
            `まだ発送していない${mail}。発送予定日は早くて${first}(締切${until})。`,
            `Not posted yet${mail}; on ${first} at the earliest (cut-off ${until}).`,
        ),
    ];
}

/** What becomes of a letter for today: after the cut-off it waits for the next open day. */
function plannedToday(known: KnownOf, mail: string, words: Words): readonly Part[] {
    const { either } = words;
    const { today } = known;
    const until = known.handling.hand_over_until;
    const day = dayWords(today, words);
    const said = either(`${day}に発送の予定${mail}。`, `To be posted ${day}${mail}.`);
    if (until === null) return [said, ask("その日の発送の締切", "today's cut-off", words)];
    const next = nextOpenDay(known);
    const later = next === null ? either("翌開庁日", "the next open day") : dayWords(next, words);
    const asked = next === null ? [nextDayAsked(words)] : [];
    if (isAfterCutOff(known, until)) {
        return [
            either(
                `今日の締切(${until})を過ぎたので、${later}に発送の予定${mail}。`,
                `Today's cut-off (${until}) is over: to be posted on ${later}${mail}.`,
            ),
            ...asked,
        ];
    }
    return [
        said,
        either(`${until}の締切後なら${later}。`, `After ${until} on ${later}.`),
        ...asked,
    ];
}

/** When it is posted that isn't yet, by the day for which it was printed. */
function planned(known: KnownOf, words: Words): readonly Part[] {
    const { which, letter, today } = known;
    const { either } = words;
    const mail = mailWords(known, words);
    if (letter.plannedOn === null) return earliest(known, mail, words);
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
    if (letter.plannedOn === today) return plannedToday(known, mail, words);
    return [either(`${day}に発送の予定${mail}。`, `To be posted ${day}${mail}.`)];
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
