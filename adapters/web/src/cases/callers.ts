import type { CaseRow } from "../api/types.js";

/** A case of which neither callers nor visitors are told anything: the section chief decides. */
const stops: ReadonlySet<string> = new Set(["protected", "denied", "frozen"]);

/** Whether the section chief decides what is told and handed out of a case. */
export const isStopped = ({ badges }: Pick<CaseRow, "badges">) =>
    badges.some((badge) => stops.has(badge));

const callers = ["principal", "agent", "other"] as const;
const ways = ["case_number", "name_and_birth_date"] as const;

/** Who may be calling and how that is confirmed: a button, and the key that does the same. */
export interface Caller {
    who: (typeof callers)[number];
    how: (typeof ways)[number];
    key: string;
}

/**
 * What can be recorded of a caller now: nothing once somebody is `confirmed`, nor of a case that
 * nobody is told of. Buttons and keys are both made from it, so that no key acts without a button.
 */
export function callersOf(which: Pick<CaseRow, "badges">, confirmed: string): readonly Caller[] {
    if (confirmed !== "" || isStopped(which)) return [];
    return ways.flatMap((how, row) =>
        callers.map((who, at) => {
            const number = row * callers.length + at + 1;
            return { who, how, key: `Alt+Shift+${String(number)}` };
        }),
    );
}

/** The same by the way in which they are confirmed, a line each. */
export const byWay = (choices: readonly Caller[]) =>
    ways
        .map((how) => ({ how, choices: choices.filter((each) => each.how === how) }))
        .filter((line) => line.choices.length > 0);
