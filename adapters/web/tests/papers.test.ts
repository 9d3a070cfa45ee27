import { expect, it } from "vitest";
import type { Entry } from "../src/api/types.js";
import { replyIsHere } from "../src/cases/reply_here.js";

const entries = (...facts: string[]) =>
    facts.map((fact) => ({ type: `madoguchi.case.${fact}.v1`, voided: false }) as Entry);

it("the reply is here once it was received, until it is given back", () => {
    expect(replyIsHere(entries("letter_posted", "second_visit_opened"))).toBe(false);
    expect(replyIsHere(entries("second_visit_opened", "reply_received"))).toBe(true);
    expect(replyIsHere(entries("reply_received", "reply_opened", "card_checked"))).toBe(true);
    expect(replyIsHere(entries("reply_received", "reply_handed_back_unopened"))).toBe(false);
    const voided = entries("reply_received").map((entry) => ({ ...entry, voided: true }));
    expect(replyIsHere(voided)).toBe(false);
});
