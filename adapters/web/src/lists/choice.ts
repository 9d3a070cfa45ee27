import type { Row } from "../api/types.js";
import { wholeRows } from "./list_query.js";

/** A case's number; empty where the row is of none. */
export const numberOf = (row: Row) => String(row.case_number ?? "");

/** The chosen ones among the rows that are shown: what is done with many is done with these. */
export const chosenAmong = (
    chosen: ReadonlySet<string>,
    shown: readonly Row[],
): ReadonlySet<string> => new Set(shown.map(numberOf).filter((number) => chosen.has(number)));

/** Whether all that are shown are chosen. */
export const allChosen = (chosen: ReadonlySet<string>, shown: readonly Row[]): boolean =>
    shown.length > 0 && shown.every((row) => chosen.has(numberOf(row)));

/** Takes one more into the choice, or out of it. */
export function toggled(chosen: ReadonlySet<string>, number: string): ReadonlySet<string> {
    const next = new Set(chosen);
    if (!next.delete(number)) next.add(number);
    return next;
}

/** Takes all that are shown into the choice, or out of it; what isn't shown stays as it was. */
export function allToggled(
    chosen: ReadonlySet<string>,
    shown: readonly Row[],
): ReadonlySet<string> {
    const numbers = shown.map(numberOf);
    if (!allChosen(chosen, shown)) return new Set([...chosen, ...numbers]);
    const hidden = [...chosen].filter((number) => !numbers.includes(number));
    return new Set(hidden);
}

/** How many of a list can be chosen at once, and how many lie beyond them. */
export function choosableOf(total: number): { within: number; beyond: number } {
    const within = Math.min(total, wholeRows);
    return { within, beyond: total - within };
}
