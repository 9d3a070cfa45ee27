import type { CaseRow } from "../api/types.js";
import type { Given } from "../forms/values.js";

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

/** Who was confirmed in this call, and how. */
export type Confirmed = Pick<Caller, "who" | "how">;

/**
 * What can be recorded of a caller now: nothing once somebody is `confirmed`, nor of a case that
 * nobody is told of. Buttons and keys are both made from it, so that no key acts without a button.
 * Plain digits: with Alt and Shift, Windows changes the language that is typed in.
 */
export function callersOf(
    which: Pick<CaseRow, "badges">,
    confirmed: Confirmed | null,
): readonly Caller[] {
    if (confirmed !== null || isStopped(which)) return [];
    return ways.flatMap((how, row) =>
        callers.map((who, at) => {
            const number = row * callers.length + at + 1;
            return { who, how, key: String(number) };
        }),
    );
}

/** The same by the way in which they are confirmed, a line each. */
export const byWay = (choices: readonly Caller[]) =>
    ways
        .map((how) => ({ how, choices: choices.filter((each) => each.how === how) }))
        .filter((line) => line.choices.length > 0);

/**
 * What the stop's dialog has of the call already: how the principal was confirmed. What an agent or
 * anybody else said confirms no principal.
 */
export const stopKnown = (confirmed: Confirmed | null): Given =>
    confirmed?.who === "principal" ? { confirmed: confirmed.how } : {};
