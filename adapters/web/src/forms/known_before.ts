import type { BlockedAct, Decided, Entry } from "../api/types.js";
import { letterTold } from "../cases/letter_told.js";
import { fieldKind } from "./fields_table.js";
import type { Given } from "./values.js";

/** A print batch of the office, as far as it says whether more goes into it. */
interface PrintBatch {
    batch: string;
    office: string;
    planned_posting_on: string;
    handed: number | null;
}

/** What an act's fields can be filled with: the case's past, the rules, the office's batches. */
export interface Known {
    entries: readonly Entry[];
    /** Who is signed in. */
    staff: string;
    decided: readonly Decided[];
    batches: readonly PrintBatch[];
    /** What can't be done now, and why. */
    blocked: readonly BlockedAct[];
    office: string;
    today: string;
    /** The day on which what is printed now is posted. */
    postingDay: string;
}

/** What was entered the last time under a stored name, where that wasn't taken back. */
function lastOf(entries: readonly Entry[], fact: string): Readonly<Record<string, unknown>> {
    const found = entries.filter((each) => !each.voided && each.type.includes(`.${fact}.`)).at(-1);
    return found?.entry ?? {};
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Who was the other of two when the reply was opened, for the one who is signed in now. */
function otherOpener({ entries, staff }: Known): string {
    const { opened_by: opener, witnessed_by: witness } = lastOf(entries, "reply_opened");
    return text(witness) === staff ? text(opener) : text(witness);
}

/** Why a letter is sent again, where it came back for a reason that is one for that. */
function whySentAgain({ entries }: Known): Given {
    const reason = letterTold(entries).returned?.reason ?? "";
    const reasons = fieldKind("reissue_letter", "reason").choices ?? [];
    return reasons.includes(reason) ? { reason } : {};
}

/** Postage as the rules say it, and how it is paid where they leave no choice. */
function postage({ decided }: Known): Given {
    const answer = decided.find(({ answer: one }) => typeof one?.postage_yen === "number")?.answer;
    if (answer === undefined) return {};
    const methods = answer.postage_methods ?? [];
    const only = methods.length === 1 ? methods[0] : undefined;
    return {
        yen: String(answer.postage_yen),
        payer: "applicant",
        ...(only === "cash" || only === "stamps" ? { method: only } : {}),
    };
}

/** A day's batch into which letters still go; empty: none was begun. */
function openBatch({ batches, office }: Known, day: string): string {
    const open = batches.filter(
        (each) =>
            each.planned_posting_on === day && each.office === office && !((each.handed ?? 0) > 0),
    );
    return open.at(-1)?.batch ?? "";
}

/** What the first act that is stopped for this reason names; empty: none is. */
const named = ({ blocked }: Known, code: string): string =>
    blocked.find((act) => act.code === code)?.ids[0] ?? "";

/** A field that is chosen, filled with a word that is one of its choices. */
const choice = (command: string, field: string, word: string): Given =>
    fieldKind(command, field).choices?.includes(word) === true ? { [field]: word } : {};

/**
 * What stands in an act's fields before anybody types, because it is known already. It is shown
 * and can be changed.
 */
export function knownBefore(command: string, known: Known): Given {
    switch (command) {
        case "collect_postage":
            return postage(known);
        case "reissue_letter":
            return whySentAgain(known);
        case "print_letter":
            return {
                batch: openBatch(known, known.postingDay),
                planned_posting_on: known.postingDay,
            };
        case "hand_to_mailroom": {
            const printed = text(lastOf(known.entries, "letter_printed").batch);
            return { batch: printed === "" ? openBatch(known, known.today) : printed };
        }
        case "refuse_application":
            return choice(command, "refusal", named(known, "not_acceptable"));
        case "approve_exception":
            return choice(command, "exception", named(known, "not_acceptable"));
        case "approve_protected_handling":
            return choice(command, "act", named(known, "protected_person"));
        case "dispose_pin_part":
        case "reseal_reply":
            return { witnessed_by: otherOpener(known) };
        default:
            return {};
    }
}
