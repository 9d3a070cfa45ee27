import { useDesk } from "../session/session.js";
import { addDays } from "../words/dates.js";
import type { CaseRow } from "./types.js";

/** The server's day, seen from a case: its age is counted there, whatever this PC's clock says. */
export const dayOf = (row: Pick<CaseRow, "opened_on" | "age_days">): string =>
    addDays(row.opened_on, row.age_days);

/** The office's day, as the server gave it with the session; renewed when another one begins. */
export const useToday = (): string => useDesk().session.today;
