import type { Row } from "../api/types.js";

/** Days before `now` on which something was counted at `office` and that nobody has closed. */
export function daysNotClosed(
    figures: readonly Row[],
    closes: readonly Row[],
    office: string,
    now: string,
): string[] {
    const here = (row: Row) => row.office === office && String(row.day) < now;
    const closed = new Set(closes.filter(here).map((row) => String(row.day)));
    const worked = figures.filter((row) => here(row) && Number(row.value) !== 0);
    return [...new Set(worked.map((row) => String(row.day)))]
        .filter((day) => !closed.has(day))
        .sort();
}
