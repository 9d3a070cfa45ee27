import { describe, expect, it } from "vitest";
import type { Decision, Handling, Office } from "../src/api/types.js";
import {
    comesAgain,
    insteadOfDeadline,
    phoneOf,
    replyNotes,
} from "../src/handout/handout_notes.js";
import { words } from "../src/words/words_table.js";

const sealed = (sealed_return: boolean | null) =>
    ({ letter: { sealed_return } }) as unknown as Decision;
const byPost = (reply_by_other_route: boolean | null) =>
    ({ reply_by_other_route }) as unknown as Handling;
const said = (decision: Decision | undefined, handling: Handling | undefined) =>
    replyNotes(decision, handling)
        .map((note) => words[note][0])
        .join("");

describe("a hand-out", () => {
    it("is for who comes again: of two visits, and not over", () => {
        const of = (route: string, status: string) => comesAgain({ route, status });
        for (const status of ["intake_open", "letter_undeliverable", "visit2_deficient"])
            expect(of("inquiry_two_visit", status), status).toBe(true);
        for (const status of ["refused", "withdrawn", "completed", "ready_for_card_operation"])
            expect(of("inquiry_two_visit", status), status).toBe(false);
        expect(of("counter_same_day", "same_day_open")).toBe(false);
        expect(of("", "intake_open"), "the rules haven't said that it can be taken").toBe(false);
    });
    it("says a day only of a letter that can still be answered", () => {
        const of = (status: string, deadline: string | null, days_left: number | null) =>
            insteadOfDeadline({ status, deadline, days_left });
        expect(of("awaiting_reply", "2026-12-10", 10)).toBeNull();
        expect(of("awaiting_reply", "2026-12-10", 0)).toBeNull();
        expect(of("awaiting_reply", "2026-12-10", -1)).toBe("handout_over");
        expect(of("reply_lapsed", "2026-12-10", null)).toBe("handout_over");
        expect(of("letter_undeliverable", "2026-12-10", 10)).toBe("handout_new_letter");
        expect(of("letter_queued", null, null)).toBe("handout_no_deadline");
    });
    it("says nothing of seal and post where rules and office are silent", () => {
        for (const text of [said(undefined, undefined), said(sealed(null), byPost(null))])
            expect(text).not.toMatch(/封|郵送/u);
        expect(said(sealed(false), byPost(true))).not.toMatch(/封|郵送/u);
    });
    it("says of seal and post what they say", () => {
        expect(said(sealed(true), byPost(null))).toMatch(/封をしたまま/u);
        expect(said(sealed(null), byPost(false))).toMatch(/郵送で返さないでください/u);
    });
    it("gives the office's contact, else the counter's telephone", () => {
        const offices: Office[] = [{ office: "main", label: "試験窓口", phone: "000-000-0000" }];
        expect(phoneOf("試験係 000-111-1111", offices, "main")).toBe("試験係 000-111-1111");
        expect(phoneOf("", offices, "main")).toBe("000-000-0000");
        expect(phoneOf("", offices, "branch")).toBe("");
    });
    it("never tells a citizen to set something", () => {
        for (const word of ["handout_ask_papers", "handout_ask_counter"] as const)
            expect(words[word][0]).not.toMatch(/未設定|係長/u);
    });
});
