import type { Decision } from "../api/types.js";
import { endOfMonthAfter } from "../words/dates.js";
import type { Words } from "../words/language.js";
import { ask, dayWords, type KnownOf, type Make, type Part } from "./answer_words.js";

function end({ certificateEnd, today }: KnownOf, words: Words): string {
    const { either } = words;
    if (certificateEnd === null) {
        return either(
            "証明書の期限は登録がない(券面で確認)。",
            "No expiry date on record: let them read it from the card.",
        );
    }
    const day = dayWords(certificateEnd, words);
    return certificateEnd < today
        ? either(`証明書は${day}で期限切れ。`, `The certificate expired on ${day}.`)
        : either(`証明書の期限は${day}。`, `The certificate ends on ${day}.`);
}

/** What comes of one answer of the rules, in a few words. */
function outcome(decision: Decision | undefined, words: Words): string {
    const { either, code } = words;
    if (decision === undefined || decision.outcome === "refer")
        return either("係長へ", "ask the section chief");
    if (decision.outcome === "allowed") {
        const { visits } = decision;
        return visits === null
            ? either("可(回数は係長へ)", "allowed (visits: ask the chief)")
            : either(`来庁${String(visits)}回`, `${String(visits)} visits`);
    }
    const why = decision.refusal === null ? "" : code(decision.refusal);
    if (decision.reroute_to !== null) return code(decision.reroute_to);
    if (decision.opens_on !== null)
        return dayWords(decision.opens_on, words) + either("から", " on");
    return either(`不可(${why})`, `not allowed (${why})`);
}

/** The answer with a J-LIS reply form and the one without, where they aren't the same. */
function byForm(first: string, second: string, known: KnownOf, { either }: Words): string {
    const inTime = known.certificateEnd === null ? either("(期間内)", " (in its time)") : "";
    return either(
        `証明書の更新${inTime}はJ-LISの照会書兼回答書があれば${first}、なければ${second}。`,
        `Renewal${inTime} with the J-LIS reply form: ${first}; without: ${second}.`,
    );
}

/** Renewal as the rules say it today: where they hang on the reply form, with it and without. */
function renewals(known: KnownOf, words: Words): readonly Part[] {
    const [first = "", second = first] = known.renewals.map((each) => outcome(each, words));
    if (first !== second) return [byForm(first, second, known, words)];
    return renewal(known.renewals[0], known, words);
}

/** Renewal or another procedure, as the rules say for these people today. */
function renewal(
    decision: Decision | undefined,
    { certificateEnd }: KnownOf,
    words: Words,
): readonly Part[] {
    const { either, code } = words;
    if (decision === undefined || decision.outcome === "refer")
        return [ask("証明書の更新か新規発行か", "renewal or a new issue", words)];
    if (decision.outcome === "allowed") {
        const visits = decision.visits;
        return [
            certificateEnd === null
                ? either("期間内なら証明書の更新ができる。", "In its time it can be renewed.")
                : either("証明書の更新ができる。", "It can be renewed."),
            visits === null
                ? ask("来庁の回数", "how many visits", words)
                : either(`来庁${String(visits)}回。`, `${String(visits)} visits.`),
        ];
    }
    const why = decision.refusal === null ? "" : code(decision.refusal);
    if (decision.reroute_to !== null) {
        const instead = code(decision.reroute_to);
        return [either(`証明書の更新は不可(${why})。${instead}になる。`, `${why}: ${instead}.`)];
    }
    if (decision.opens_on !== null) {
        const from = dayWords(decision.opens_on, words);
        return [either(`証明書の更新は${from}から。`, `It can be renewed from ${from}.`)];
    }
    return [either(`証明書の更新は不可(${why})。`, `It can't be renewed: ${why}.`)];
}

/**
 * For how long an expired certificate still serves as insurance card: the same in the whole
 * country, counted from the end of the month in which it expires.
 */
const insuranceMonths = 3;

function insurance({ certificateEnd }: KnownOf, words: Words): string {
    if (certificateEnd === null) {
        return words.either(
            `保険証は期限後${String(insuranceMonths)}か月の月末まで。`,
            `As insurance card to the end of the month, ${String(insuranceMonths)} months on.`,
        );
    }
    const last = dayWords(endOfMonthAfter(certificateEnd, insuranceMonths), words);
    return words.either(`保険証は${last}まで。`, `As insurance card until ${last}.`);
}

/** The certificate's end, what it takes then, and how long it serves as insurance card. */
export const expiry: Make = (known, words) => [
    end(known, words),
    ...renewals(known, words),
    insurance(known, words),
];
