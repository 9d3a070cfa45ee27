import { describe, expect, it } from "vitest";
import type { BlockedAct, Decided, Entry } from "../src/api/types.js";
import { knownBefore, type Known } from "../src/forms/known_before.js";
import { fieldKind } from "../src/forms/fields_table.js";
import { payloadOf, wholeNumber } from "../src/forms/values.js";

describe("what was typed", () => {
    it("becomes the command's fields", () => {
        const { payload, missing } = payloadOf(
            "record_document",
            ["visit", "holder", "item"],
            ["type", "original", "expires_on"],
            {
                visit: "2",
                holder: "agent",
                item: "id_document",
                original: "yes",
                expires_on: "R10.6.30",
            },
        );
        expect(missing).toEqual([]);
        expect(payload).toEqual({
            visit: 2,
            holder: "agent",
            item: "id_document",
            original: true,
            expires_on: "2028-06-30",
        });
    });
    it("is missing where it is needed, or can't be read", () => {
        expect(
            payloadOf("collect_postage", ["yen", "method"], [], { yen: "四百", method: "" })
                .missing,
        ).toEqual(["yen", "method"]);
        expect(
            payloadOf("record_document", [], ["expires_on"], { expires_on: "いつか" }).missing,
        ).toEqual(["expires_on"]);
    });
    it("may be a number in full width with commas", () => {
        expect(["４３４", "1,200", "-1", "1.5", ""].map(wholeNumber)).toEqual([
            434,
            1200,
            undefined,
            undefined,
            undefined,
        ]);
    });
});

it("never guesses how a person was confirmed", () => {
    expect(fieldKind("record_denial", "confirmed").usual).toBeUndefined();
    expect(fieldKind("confirm_caller", "how").usual).toBeUndefined();
});

describe("what is known already", () => {
    const entry = (fact: string, said: Record<string, unknown>, voided = false) =>
        ({ type: `madoguchi.case.${fact}.v1`, voided, entry: said }) as unknown as Entry;
    const batch = (name: string, handed: number | null, day = "2026-11-28") => ({
        batch: name,
        office: "main",
        planned_posting_on: day,
        handed,
    });
    const known: Known = {
        entries: [],
        staff: "k1",
        decided: [],
        batches: [],
        blocked: [],
        office: "main",
        today: "2026-11-28",
        postingDay: "2026-11-28",
    };
    it("is the postage that the rules say, paid by who applies", () => {
        const answer = { postage_yen: 434, postage_methods: ["stamps"] };
        const decided = [{ id: "0", answer }] as unknown as Decided[];
        expect(knownBefore("collect_postage", { ...known, decided })).toEqual({
            yen: "434",
            payer: "applicant",
            method: "stamps",
        });
        expect(knownBefore("collect_postage", known), "the rules are silent").toEqual({});
    });
    it("is the batch in which the letter was printed, and today's for the next letter", () => {
        const batches = [batch("A", 3), batch("B", null), batch("C", null, "2026-11-27")];
        const entries = [
            entry("letter_printed", { batch: "X" }),
            entry("letter_printed", { batch: "Y" }),
            entry("letter_printed", { batch: "Z" }, true),
        ];
        expect(knownBefore("hand_to_mailroom", { ...known, entries, batches }).batch).toBe("Y");
        expect(knownBefore("print_letter", { ...known, batches }).batch).toBe("B");
        expect(knownBefore("print_letter", known).batch).toBe("");
        const late = { ...known, batches: [...batches, batch("D", null, "2026-11-30")] };
        expect(knownBefore("print_letter", { ...late, postingDay: "2026-11-30" })).toEqual({
            batch: "D",
            planned_posting_on: "2026-11-30",
        });
    });
    it("is the no of the rules, and what waits for the section chief", () => {
        const stopped = (code: string, ids: string[]): BlockedAct => ({
            command: "accept_application",
            label_ja: "",
            label_en: "",
            code,
            why_ja: "",
            why_en: "",
            ids,
        });
        const refused = { ...known, blocked: [stopped("not_acceptable", ["card_expired"])] };
        expect(knownBefore("refuse_application", refused)).toEqual({ refusal: "card_expired" });
        const held = { ...known, blocked: [stopped("protected_person", ["accept"])] };
        expect(knownBefore("approve_protected_handling", held)).toEqual({ act: "accept" });
        expect(knownBefore("refuse_application", known), "by judgement").toEqual({});
        expect(knownBefore("approve_exception", refused), "none is possible").toEqual({});
    });
    it("is why the letter came back, where that is why it is sent again", () => {
        const back = (reason: string) =>
            entry("letter_returned_undeliverable", { returned_on: "2026-11-27", reason });
        const again = (...entries: Entry[]) =>
            knownBefore("reissue_letter", { ...known, entries }).reason;
        expect(again(back("not_collected"))).toBe("not_collected");
        expect(again(back("recalled_by_sender")), "the office's own doing").toBeUndefined();
        expect(again(back("damaged"), entry("letter_reissued", {}))).toBeUndefined();
        expect(again()).toBeUndefined();
    });
    it("is the other of the two who opened the reply", () => {
        const entries = [entry("reply_opened", { opened_by: "k1", witnessed_by: "k2" })];
        const other = (staff: string) =>
            knownBefore("dispose_pin_part", { ...known, entries, staff }).witnessed_by;
        expect(other("k1")).toBe("k2");
        expect(other("k2")).toBe("k1");
    });
});
