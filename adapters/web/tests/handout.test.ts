import { describe, expect, it } from "vitest";
import type { Decision, Handling, Office } from "../src/api/types.js";
import { phoneOf, replyNotes } from "../src/handout/handout_notes.js";
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
