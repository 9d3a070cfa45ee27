import type { Closure, Office } from "../api/types.js";
import { covers } from "../words/closed_days.js";
import { addDays } from "../words/dates.js";

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const workdays = days.slice(1, 6);
/** An office that is closed for longer than this has its day typed. */
const lookAhead = 60;

/**
 * Whether an office opens on a day: by its hours, from Monday to Friday where the page is silent,
 * and not while it is closed out of turn. National holidays aren't known here.
 */
export function opensOn(
    office: Pick<Office, "office" | "hours">,
    closures: readonly Closure[],
    day: string,
): boolean {
    const name = days[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
    const hours = office.hours ?? [];
    const open = hours.length === 0 ? workdays : hours.flatMap((each) => each.days);
    const closed = closures.some(
        (each) =>
            each.kind === "office_closure" && each.office === office.office && covers(each, day),
    );
    return open.includes(name) && !closed;
}

/** The day on which what is printed now is posted: today, after the cut-off the next open day. */
export function postingDay(
    now: { today: string; time: string | null },
    until: string | null,
    opens: (day: string) => boolean,
): string {
    const { today, time } = now;
    if (until === null || time === null || time < until) return today;
    const ahead = Array.from({ length: lookAhead }, (_, at) => addDays(today, at + 1));
    return ahead.find(opens) ?? today;
}
