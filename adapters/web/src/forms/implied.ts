import type { Case, Entry } from "../api/types.js";

const aboutOperation: ReadonlySet<string> = new Set([
    "hand_card_to_terminal",
    "report_card_read_back",
    "retry_card_operation",
    "complete_card_operation",
]);

/** The card work that the case is in, as it was started. */
function operationOf(entries: readonly Entry[]): string {
    const started = entries.filter((entry) => entry.type.includes("card_operation_started")).at(-1);
    return String(started?.entry?.operation_id ?? "");
}

/** What an act says that nobody has to be asked: the case itself has it. */
export function impliedBy(
    command: string,
    which: Case,
    entries: readonly Entry[],
): Record<string, unknown> {
    if (aboutOperation.has(command)) return { operation_id: operationOf(entries) };
    const pending = (kind: string) => which.pending_approvals?.find((each) => each.kind === kind);
    switch (command) {
        case "approve_correction": {
            const asked = pending("correction");
            return asked === undefined ? {} : { event_no: asked.event_no, field: asked.subject };
        }
        case "void_entry": {
            const asked = pending("void");
            return asked === undefined ? {} : { event_no: asked.event_no };
        }
        case "adopt_policy_version": {
            const asked = pending("policy_adoption");
            return asked === undefined ? {} : { to_version: asked.subject };
        }
        default:
            return {};
    }
}
