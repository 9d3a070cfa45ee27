import { expect, it } from "vitest";
import type { Decided } from "../src/api/types.js";
import { emptyDraft, missingIn, nobody, type Draft } from "../src/intake/draft.js";
import { isOpen, openQuestions } from "../src/intake/open_questions.js";

const draft: Draft = {
    ...emptyDraft,
    applicant: "voluntary_agent",
    principal: { ...nobody, name: "試験 太郎", kana: "シケン タロウ", birth_date: "1980-01-02" },
    agent: { ...nobody, name: "見本 花子" },
    procedures: { pin_reset: ["resident_ledger"] },
};
const decided = (answer: object) =>
    ({ id: "1", answer: { refusal: null, refused_targets: {}, ...answer } }) as unknown as Decided;

it("takes no refusal for one while what it hangs on hasn't been asked", () => {
    const refused = decided({ outcome: "refused", refusal: "no_unavoidable_reason" });
    expect(isOpen("no_unavoidable_reason", draft)).toBe(true);
    expect(openQuestions(draft, [refused]).map(({ name }) => name)).toEqual(["unavoidable_reason"]);
    const asked = { ...draft, facts: { unavoidable_reason: "no" } };
    expect(isOpen("no_unavoidable_reason", asked)).toBe(false);
    expect(openQuestions(asked, [refused])).toEqual([]);
    expect(isOpen("not_resident_here", draft)).toBe(false);
});

it("asks what decides for some of the targets once, too", () => {
    const split = decided({
        outcome: "allowed",
        refused_targets: {
            resident_ledger: "no_unavoidable_reason",
            card_input: "no_unavoidable_reason",
        },
    });
    expect(openQuestions(draft, [split, split])).toHaveLength(1);
});

it("wants the address where a letter will be posted", () => {
    const visits = (count: number) => [decided({ outcome: "allowed", visits: count })];
    expect(missingIn(draft, visits(2))).toEqual(["address"]);
    expect(missingIn(draft, visits(1))).toEqual([]);
    const known = { ...draft, principal: { ...draft.principal, address: "見本町1番地" } };
    expect(missingIn(known, visits(2))).toEqual([]);
});
