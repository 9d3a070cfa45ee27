import { expect, it } from "vitest";
import type { Decided } from "../src/api/types.js";
import type { Outlook } from "../src/intake/outlook.js";
import { verdictOf } from "../src/intake/verdict_line.js";

const outlook = (decided: object | undefined, open: readonly string[] = []): Outlook => ({
    question: {
        procedure: "renew",
        applicant: "self",
        facts: {},
    } as unknown as Outlook["question"],
    decided: decided as Decided | undefined,
    open,
});

it("says in a word what the rules say, and of what isn't decided yet neither yes nor no", () => {
    expect(verdictOf(outlook(undefined))).toBeNull();
    expect(verdictOf(outlook({}))).toBe("line_ask_chief");
    expect(verdictOf(outlook({ answer: { outcome: "allowed" } }))).toBe("possible");
    expect(verdictOf(outlook({ answer: { outcome: "refused" } }))).toBe("line_not_possible");
    expect(verdictOf(outlook({ answer: { outcome: "refer" } }))).toBe("line_ask_chief");
    for (const outcome of ["allowed", "refused"]) {
        expect(verdictOf(outlook({ answer: { outcome } }, ["resident_here"]))).toBe(
            "line_not_decided",
        );
    }
});
