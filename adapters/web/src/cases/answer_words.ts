import type { Case, Closure, Decision, Handling, Office } from "../api/types.js";
import { eraDate, weekday } from "../words/dates.js";
import type { Words } from "../words/language.js";
import type { CompletionTold, LetterTold } from "./letter_told.js";

/** What the answers are drawn from; a rules' answer is missing while it can't be had. */
export interface KnownOf {
    which: Case;
    decision: Decision | undefined;
    offices: readonly Office[];
    /** What offices have registered as closed or down. */
    closures: readonly Closure[];
    /** What the page or the office says of the house's own ways. */
    handling: Handling;
    /** The office's day. */
    today: string;
    /** HH:MM on the office's clock; null: not told yet. */
    time: string | null;
    letter: LetterTold;
    completion: CompletionTold;
    /** The certificate's last day, as it was entered; null: nobody has. */
    certificateEnd: string | null;
    /**
     * What the rules say of a renewal for the same people today; two answers where nobody knows of
     * the J-LIS reply form: with it, and without.
     */
    renewals: readonly (Decision | undefined)[];
}

/** What neither the page nor the office has said: it is asked, never guessed. */
interface Silent {
    silent: string;
}
/** A sentence, or what there is none about. */
export type Part = string | Silent;

/** Makes one answer's sentences. */
export type Make = (known: KnownOf, words: Words) => readonly Part[];

/** What one question is about. */
export type Topic =
    | "posted"
    | "tracking"
    | "deadline"
    | "bring"
    | "counter"
    | "agent"
    | "lost"
    | "hospital"
    | "expiry"
    | "never";

/** Answers that stand in place of the usual ones. */
export type Instead = Readonly<Partial<Record<Topic, Make>>>;

/** A day as it is said on the telephone, with its weekday; a dash where there is none. */
export const dayWords = (iso: string | null, { language }: Words) =>
    iso === null
        ? "—"
        : language === "en"
          ? `${iso} (${weekday(iso, true)})`
          : `${eraDate(iso)}(${weekday(iso, false)})`;

export const ask = (ja: string, en: string, { either }: Words): Silent => ({
    silent: either(ja, en),
});

/** One of three: yes, no, nobody has said. */
export const whether = (
    said: boolean | null | undefined,
    yes: readonly [string, string],
    no: readonly [string, string],
    silent: readonly [string, string],
    words: Words,
): Part =>
    said === null || said === undefined
        ? ask(silent[0], silent[1], words)
        : words.either(...(said ? yes : no));

/** How wide a text is, about, in the height of its letters. */
export const emsOf = (text: string): number =>
    [...text].reduce(
        (all, letter) =>
            all + (/[\x20-\x2f\x3a-\x40]/u.test(letter) ? 0.33 : /[ -~]/u.test(letter) ? 0.56 : 1),
        0,
    );

/** As much of an answer as stands in one line of 1366 pixels; what is longer is set smaller. */
export const emsInLine = 64;

/** One line: what can be said, and at its end, once, what has to be asked. */
export function lineOf(parts: readonly Part[], { either, language }: Words): string {
    const said = parts.filter((part) => typeof part === "string").filter((part) => part !== "");
    const silent = parts.flatMap((part) => (typeof part === "string" ? [] : [part.silent]));
    if (silent.length > 0) {
        said.push(
            either(
                `${silent.join("・")}は未設定(係長へ)。`,
                `Not set, ask the section chief: ${silent.join(", ")}.`,
            ),
        );
    }
    return said.join(language === "en" ? " " : "");
}
