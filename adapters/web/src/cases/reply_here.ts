import type { Entry } from "../api/types.js";

const comes = ["reply_received", "reply_arrived_by_other_route"];
const goes = ["reply_handed_back_unopened", "reply_rejected", "letter_reissued"];

/** Whether the reply lies at the office: it was received, and neither given back nor sent anew. */
export function replyIsHere(entries: readonly Entry[]): boolean {
    const is = (entry: Entry, facts: readonly string[]) =>
        facts.some((fact) => entry.type.includes(`.${fact}.`));
    const last = entries.filter((entry) => !entry.voided && is(entry, [...comes, ...goes])).at(-1);
    return last !== undefined && is(last, comes);
}
