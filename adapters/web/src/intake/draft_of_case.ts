import type { Entry } from "../api/types.js";
import { circumstancesNow, openingOf } from "../rules/question.js";
import { emptyDraft, type Draft } from "./draft.js";

function written(value: unknown): string {
    if (typeof value === "boolean") return value ? "yes" : "no";
    return Array.isArray(value) ? value.join(" ") : String(value);
}

/** A case's facts as a draft has them, with what was recorded since it was opened. */
export function draftOfCase(entries: readonly Entry[]): Draft {
    const opening = openingOf(entries);
    if (opening === null) return emptyDraft;
    const known = circumstancesNow(entries);
    const facts = Object.entries(known)
        .filter(
            ([name, value]) =>
                name !== "pins_asked" &&
                value !== null &&
                (name !== "pins_known" || known.pins_asked === true),
        )
        .map(([name, value]) => [name, written(value)]);
    return {
        ...emptyDraft,
        applicant: String(opening.applicant ?? ""),
        procedures: Object.fromEntries(
            (opening.procedures ?? []).map((one) => [one.procedure, one.targets ?? []]),
        ),
        facts: Object.fromEntries(facts) as Record<string, string>,
    };
}
