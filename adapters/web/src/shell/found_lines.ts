import type { FoundCase, Person } from "../api/types.js";

/** A case that was found, and as whom: `principal`, `agent`; none where it was by its number. */
export interface FoundLine {
    row: FoundCase;
    as: readonly string[];
}

/** One line for each case, also where several of its people match; the principal first. */
export function foundLines(rows: readonly FoundCase[]): FoundLine[] {
    const lines = new Map<string, FoundLine>();
    for (const row of rows) {
        const before = lines.get(row.case_number)?.as ?? [];
        const as = row.found_as === undefined ? before : [...before, row.found_as];
        const order = (each: string) => (each === "principal" ? 0 : 1);
        lines.set(row.case_number, {
            row,
            as: [...new Set(as)].sort((a, b) => order(a) - order(b)),
        });
    }
    return [...lines.values()];
}

/** Whom a line shows, so that nobody opens the wrong one: the principal, and the agent who matched. */
export function peopleOf({
    row,
    as,
}: FoundLine): { holder: "principal" | "agent"; person: Person | undefined }[] {
    const principal = { holder: "principal", person: row.principal } as const;
    return as.includes("agent") ? [principal, { holder: "agent", person: row.agent }] : [principal];
}
