import type { Decision, Handling, Office } from "../api/types.js";
import type { Word } from "../words/words_table.js";

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

/** Where a citizen can ask: the office's contact, else the counter's own telephone, else "". */
export const phoneOf = (contact: string, offices: readonly Office[], office: string) =>
    contact || (offices.find((each) => each.office === office)?.phone ?? "");
