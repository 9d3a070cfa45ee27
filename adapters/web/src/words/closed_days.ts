import type { Closure, Office } from "../api/types.js";

/** When an office is closed out of turn or has no terminal: as registered, and as its page says. */
export function closedDays(office: Office | undefined, closures: readonly Closure[]): Closure[] {
    if (office === undefined) return [];
    const of = office.office;
    const registered = closures.filter((each) => each.office === of);
    const said = (office.terminal_down ?? [])
        .filter((day) => !registered.some((each) => covers(each, day)))
        .map(
            (day): Closure => ({
                kind: "terminal_downtime",
                office: of,
                first_day: day,
                last_day: day,
                reason: "",
            }),
        );
    return [...registered, ...said].sort((one, other) =>
        one.first_day.localeCompare(other.first_day),
    );
}

/** Whether a day is among its days. */
export const covers = (closure: Closure, day: string) =>
    closure.first_day <= day && day <= closure.last_day;
