import type { Case } from "../api/types.js";
import { dayOf } from "../api/use_today.js";
import type { Words } from "../words/language.js";
import { ask, dayWords, type Instead, type KnownOf, type Make, type Part } from "./answer_words.js";

/** How a case ends, after the day and before it; of a death or a move no caller is told. */
const ends: Readonly<Record<string, readonly [ja: string, en: string]>> = {
    completed: ["に完了した", "Completed on"],
    completed_partially: ["に一部を完了して終わった", "Ended, done in part, on"],
    refused: ["に受付できないと案内して終わった", "Ended, not accepted, on"],
    withdrawn: ["に取下げで終わった", "Withdrawn on"],
    superseded: ["に別件へ引き継いだ", "Taken on by another case on"],
    closed_principal_deceased: ["に終了した", "Ended on"],
    closed_out_of_jurisdiction: ["に終了した", "Ended on"],
    closed_card_unusable: ["に終了した", "Ended on"],
};

/** Ends after which the same people may apply once more. */
const mayApplyAgain: ReadonlySet<string> = new Set(["completed_partially", "refused", "withdrawn"]);

export const hasEnded = ({ status }: Pick<Case, "status">) => status in ends;

/** That the case is over and since when: its days were counted up to its end. */
function ended({ which }: KnownOf, words: Words): string {
    const [ja = "", en = ""] = ends[which.status] ?? [];
    const day = dayWords(dayOf(which), words);
    return words.either(`手続は${day}${ja}。`, `${en} ${day}.`);
}

/** From when on certificates serve elsewhere; nothing where none was issued. */
function usable({ completion }: KnownOf, words: Words): readonly Part[] {
    if (!completion.issued) return [];
    if (completion.usableFrom === null)
        return [ask("証明書がほかで使える日", "day from which certificates serve", words)];
    const day = dayWords(completion.usableFrom, words);
    return [
        words.either(
            `証明書がe-Taxなどで使えるのは${day}から。`,
            `Certificates serve elsewhere from ${day}.`,
        ),
    ];
}

/** What became of the letter. */
function letter({ which }: KnownOf, words: Words): string {
    const { either } = words;
    if (which.posted_on === null) return either("照会書は送らない。", "No letter is sent.");
    const day = dayWords(which.posted_on, words);
    return either(
        `照会書(${day}発送)はもう使わない。`,
        `The letter (posted ${day}) is of no use any more.`,
    );
}

/** `told`, unless something has to be given back first. */
const unlessInCustody = ({ which }: KnownOf, told: string, { either }: Words): string =>
    which.custody_receipts.length > 0
        ? either("預かり中の物がある(返し方は係長)。", "Something is in custody: ask the chief.")
        : told;

/** An answer of a case that has ended: that it has, then what follows from it. */
const after =
    (more: (known: KnownOf, words: Words) => readonly Part[]): Make =>
    (known, words) => {
        const end = ended(known, words);
        if (known.which.status !== "superseded") return [end, ...more(known, words)];
        const there = words.either(
            "続きは引継ぎ先の受付番号で答える。",
            "Answer from the other case's number.",
        );
        return [end, there];
    };

/** After the end, the same of every case. */
const always = (ja: string, en: string): Make => after((_known, { either }) => [either(ja, en)]);

/** The answers of a case that has ended; the certificate's end and the stop stay as they are. */
export const whenEnded: Instead = {
    posted: after((known, words) => [...usable(known, words), letter(known, words)]),
    tracking: always(
        "照会書はもう要らない。再送はしない。",
        "The letter isn't needed any more, nor sent again.",
    ),
    deadline: always("回答期限はもうない。", "There is no deadline any more."),
    bring: after((known, words) => {
        const nothing = words.either("持ってくる物はない。", "Nothing has to be brought.");
        return [unlessInCustody(known, nothing, words)];
    }),
    counter: after((known, words) => {
        const { either } = words;
        const visit = either("来庁は要らない。", "No visit is needed.");
        const again = either("手続をするなら新しい申込。", "To go on: a new application.");
        return [
            unlessInCustody(known, visit, words),
            mayApplyAgain.has(known.which.status) ? again : "",
        ];
    }),
    agent: always("代理人の変更は要らない。", "No other agent is needed."),
    lost: always("書き直しも再送も要らない。", "Nothing to write or to send again."),
    hospital: always("送付先や代筆の相談は要らない。", "No address or writer is needed."),
};
