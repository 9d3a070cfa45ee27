import { describe, expect, it } from "vitest";
import type { Decided, Decision } from "../src/api/types.js";
import {
    inPerson,
    isDoneInPerson,
    mayGoInPerson,
    needsLetter,
    openFactsOf,
    outlookOf,
    supposing,
} from "../src/intake/outlook.js";
import { factKinds } from "../src/intake/facts_table.js";
import { practiceOf } from "../src/intake/grounds.js";
import type { Question } from "../src/rules/question.js";
import { words } from "../src/words/words_table.js";

const question: Question = {
    procedure: "pin_reset",
    targets: ["resident_ledger"],
    applicant: "voluntary_agent",
    principal_age: 60,
    date: "2026-11-28",
    facts: { card_at_hand: true, resident_here: true },
};
const decided = (part: Partial<Decision>): Decided => ({
    id: "0",
    answer: { outcome: "refused", refusal: null, refused_targets: {}, ...part } as Decision,
});
const withoutReason = decided({
    refusal: "no_unavoidable_reason",
    refused_targets: { resident_ledger: "no_unavoidable_reason" },
});
const twoVisits = decided({ outcome: "allowed", visits: 2 });

it("names what a refusal rests on where the page says nothing, and claims nothing unknown", () => {
    expect(words[practiceOf("not_resident_here")][0]).toMatch(/住民登録のある市区町村/u);
    expect(words[practiceOf("statutory_agent_required")][0]).toMatch(/法定代理人/u);
    for (const other of ["documents_missing", null])
        expect(words[practiceOf(other)][0]).toMatch(/係長に確かめて/u);
});

describe("what the rules say before everything was asked", () => {
    it("isn't a no while the question that decides wasn't asked", () => {
        const outlook = outlookOf(question, withoutReason, twoVisits);
        expect(outlook.open).toEqual(["unavoidable_reason"]);
        expect(outlook.supposed).toBe(twoVisits);
        expect(needsLetter([outlook]), "a letter may be needed").toBe(true);
    });
    it("is a no once the question was answered with no", () => {
        const asked = { ...question, facts: { unavoidable_reason: false } };
        const outlook = outlookOf(asked, withoutReason, undefined);
        expect(outlook).toEqual({ question: asked, decided: withoutReason, open: [] });
        expect(needsLetter([outlook])).toBe(false);
    });
    it("is a no where even a yes leads to one: nobody has to be asked", () => {
        const expired = decided({ refusal: "card_expired" });
        expect(outlookOf(question, withoutReason, expired).decided).toBe(expired);
        expect(outlookOf(question, withoutReason, expired).open).toEqual([]);
    });
    it("says that the principal, who is here, could have it done at once", () => {
        const here = { ...question, facts: { principal_accompanies: true } };
        expect(mayGoInPerson(here, twoVisits)).toBe(true);
        expect(mayGoInPerson(question, twoVisits), "nobody said that they are here").toBe(false);
        expect(mayGoInPerson(here, withoutReason)).toBe(false);
        expect(inPerson(here).applicant).toBe("self");
        const outlook = outlookOf(here, twoVisits, undefined);
        const once = decided({ outcome: "allowed", visits: 1 });
        expect(isDoneInPerson({ ...outlook, inPerson: once })).toBe(true);
        for (const own of [undefined, twoVisits, decided({ refusal: "statutory_agent_required" })])
            expect(isDoneInPerson({ ...outlook, inPerson: own })).toBe(false);
    });
    it("may hang for one target only", () => {
        const partly = decided({
            outcome: "allowed",
            refused_targets: { resident_ledger: "no_unavoidable_reason" },
        });
        expect(openFactsOf(partly.answer, question.facts)).toEqual(["unavoidable_reason"]);
    });
    it("asks first whether the principal is registered here, where the rest is a yes", () => {
        const nothing = { ...question, facts: {} };
        const outlook = outlookOf(nothing, twoVisits, twoVisits);
        expect(outlook.open).toEqual(["resident_here"]);
        expect(outlookOf(question, twoVisits, undefined).open).toEqual([]);
        const hanging = outlookOf(nothing, withoutReason, twoVisits);
        expect(hanging.open).toEqual(["unavoidable_reason", "resident_here"]);
        const refused = decided({ refusal: "card_expired" });
        expect(outlookOf(nothing, refused, undefined).open, "a no needs no more").toEqual([]);
    });
    it("asks for nothing that the counter has no question for", () => {
        const all = decided({
            refusal: "no_unavoidable_reason",
            refused_targets: { signature: "principal_must_accompany" },
        });
        const facts = openFactsOf(all.answer, {});
        expect(facts).toHaveLength(2);
        expect(factKinds.map(({ name }) => name)).toEqual(expect.arrayContaining(facts));
        expect(supposing(question, facts).facts).toMatchObject({ principal_accompanies: true });
    });
});
