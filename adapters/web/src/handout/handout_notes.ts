import type { CaseRow, Decision, Handling, Office } from "../api/types.js";
import type { Word } from "../words/words_table.js";

/** Up to the second visit, and again where something was short there. */
const aheadOfSecond: ReadonlySet<string> = new Set([
    "intake_open",
    "intake_deficient",
    "application_accepted",
    "approval_pending",
    "dispatch_on_hold",
    "letter_queued",
    "letter_printed",
    "handed_over",
    "awaiting_reply",
    "letter_undeliverable",
    "reply_lapsed",
    "visit2_open",
    "visit2_deficient",
]);

/** Whether people are to come a second time: only then is there a hand-out for it. */
export const comesAgain = ({ route, status }: Pick<CaseRow, "route" | "status">) =>
    route === "inquiry_two_visit" && aheadOfSecond.has(status);

/** What is said in place of the deadline; null: the deadline itself. */
export function insteadOfDeadline(
    which: Pick<CaseRow, "status" | "deadline" | "days_left">,
): Word | null {
    if (which.status === "letter_undeliverable") return "handout_new_letter";
    if (which.deadline === null) return "handout_no_deadline";
    const isOver = which.status === "reply_lapsed" || (which.days_left ?? 0) < 0;
    return isOver ? "handout_over" : null;
}

/**
 * What a hand-out says of the reply form. Of seal and post only what the rules or the office have
 * said: where they are silent the citizen is told nothing of it.
 */
export function replyNotes(decision: Decision | undefined, handling: Handling | undefined): Word[] {
    const notes: Word[] = ["handout_reply"];
    if (decision?.letter?.sealed_return === true) notes.push("handout_sealed");
    if (handling?.reply_by_other_route === false) notes.push("handout_not_by_post");
    return notes;
}

/** Where a citizen can ask: the page's or the office's contact, else the counter's own telephone, else "". */
export const phoneOf = (contact: string, offices: readonly Office[], office: string) =>
    contact || (offices.find((each) => each.office === office)?.phone ?? "");
