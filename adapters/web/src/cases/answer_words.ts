import type { Case, Closure, Decision, Handling, Office } from "../api/types.js";
import { bothCalendars } from "../words/dates.js";
import type { Words } from "../words/language.js";

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
    /** The certificate's last day, as it was entered; null: nobody has. */
    certificateEnd: string | null;
    /** What the rules say of a renewal for the same people today. */
    renewal: Decision | undefined;
}

/** Makes one answer, on one line. */
export type Make = (known: KnownOf, words: Words) => string;

/** A day in both calendars; a dash where there is none. */
export const dayWords = (iso: string | null, words: Words) =>
    iso === null ? "—" : bothCalendars(iso, words.language === "en");

/** What neither the page nor the office has said is asked, never guessed. */
export const ask = (ja: string, en: string, { either }: Words) =>
    either(`${ja}は未設定。係長に確認する。`, `${en}: not set, ask the section chief. `);

/** One of three: yes, no, nobody has said. */
export const whether = (
    said: boolean | null | undefined,
    yes: readonly [string, string],
    no: readonly [string, string],
    silent: readonly [string, string],
    words: Words,
) =>
    said === null || said === undefined
        ? ask(silent[0], silent[1], words)
        : words.either(...(said ? yes : no));
