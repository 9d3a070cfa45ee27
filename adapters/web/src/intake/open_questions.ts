import type { Decided } from "../api/types.js";
import type { Draft } from "./draft.js";
import { factKinds, type FactKind } from "./facts_table.js";

/** Refusals that hang on an answer which the rules take for "no" until it is given. */
const hangsOn: Readonly<Record<string, string>> = {
    no_unavoidable_reason: "unavoidable_reason",
    principal_must_accompany: "principal_accompanies",
};

/** Whether a refusal isn't one yet: what it hangs on hasn't been asked. */
export function isOpen(refusal: string | null, draft: Draft): boolean {
    const fact = hangsOn[refusal ?? ""];
    return fact !== undefined && (draft.facts[fact] ?? "") === "";
}

/** The questions whose answers turn a no of these into a yes, each once. */
export function openQuestions(draft: Draft, decided: readonly Decided[]): FactKind[] {
    const open = decided
        .flatMap(({ answer }) =>
            answer === undefined ? [] : [answer.refusal, ...Object.values(answer.refused_targets)],
        )
        .filter((refusal) => isOpen(refusal, draft))
        .map((refusal) => hangsOn[refusal ?? ""]);
    return factKinds.filter(({ name }) => open.includes(name));
}
