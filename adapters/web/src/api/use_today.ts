import type { CaseRow } from "./types.js";
import { useDashboard } from "./queries.js";
import { addDays, today } from "../words/dates.js";

/** The server's day, seen from a case: its age is counted there, whatever this PC's clock says. */
export const dayOf = (row: Pick<CaseRow, "opened_on" | "age_days">): string =>
    addDays(row.opened_on, row.age_days);

/**
 * The server's day: the last one of the board; this PC's until that is read, or where it can't be.
 */
export function useToday(): string {
    const board = useDashboard("");
    const days = (board.data?.backlog ?? [])
        .flatMap(({ day }) => (day === null ? [] : [day]))
        .sort();
    return days.at(-1) ?? today(new Date());
}
