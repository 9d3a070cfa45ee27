import { parseDate } from "../words/dates.js";
import type { Word } from "../words/words_table.js";

/** The office's day and time; no time before the server has told it. */
export interface OfficeNow {
    today: string;
    time: string | null;
}

/** When a slip was written, or what is wrong with each of the two fields. */
export type SlipInstant =
    | { at: string; wrong: null }
    | { at: null; wrong: { day?: Word; time?: Word } };

/** 9:05 as 09:05; null for what is no time of a day. */
function clockOf(written: string): string | null {
    const read = /^(\d{1,2})[::](\d{2})$/u.exec(written.normalize("NFKC").trim());
    if (read === null || Number(read[1]) > 23 || Number(read[2]) > 59) return null;
    return `${(read[1] ?? "").padStart(2, "0")}:${read[2] ?? ""}`;
}

/** Reads a slip's day and time; it was written before now. */
export function slipInstant(day: string, time: string, now: OfficeNow): SlipInstant {
    const date = parseDate(day);
    const clock = clockOf(time);
    if (date === null || clock === null) {
        return {
            at: null,
            wrong: {
                ...(date === null ? { day: "required_wrong" } : {}),
                ...(clock === null ? { time: "required_wrong" } : {}),
            },
        };
    }
    if (date > now.today) return { at: null, wrong: { day: "slip_ahead" } };
    if (date === now.today && now.time !== null && clock > now.time)
        return { at: null, wrong: { time: "slip_ahead" } };
    return { at: `${date}T${clock}:00+09:00`, wrong: null };
}
