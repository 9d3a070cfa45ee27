import { describe, expect, it } from "vitest";
import {
    cameLater,
    closeOf,
    counts,
    mayConfirm,
    openItem,
    openItems,
    openLists,
    openReasons,
    openSteps,
    wantsExplanation,
    withoutNumber,
    withoutReason,
} from "../src/progress/day_close.js";
import { codes } from "../src/words/codes_table.js";

const zeros = Object.fromEntries(counts.map(({ there }) => [there, "0"]));

it("a returned letter wants a reason, too: sending again is the office's work", () => {
    expect(openLists).toContain("undeliverable");
});

describe("closing a day", () => {
    it("marks each field without a number", () => {
        expect(withoutNumber({}).size).toBe(counts.length);
        expect(withoutNumber(zeros).size).toBe(0);
        expect([...withoutNumber({ ...zeros, cash_yen_counted: "千" })]).toEqual([
            "cash_yen_counted",
        ]);
    });
    it("wants an explanation of what differs or stays overnight", () => {
        expect(wantsExplanation(zeros, {})).toBe(false);
        expect(wantsExplanation(zeros, { cash_yen: 500 })).toBe(true);
        expect(wantsExplanation({ ...zeros, custody_counted: "1" }, { custody: 1 })).toBe(true);
        expect(wantsExplanation({}, { cash_yen: 500 })).toBe(false);
    });
    it("lists each open case once, at the first step that has it", () => {
        const one = { case_number: "R8-本-0001-1" };
        const two = { case_number: "R8-本-0002-2" };
        const steps = openSteps([
            { list: "intake", cases: [] },
            { list: "card_work", cases: [one] },
            { list: "approvals", cases: [one, two] },
        ]);
        expect(steps).toEqual([
            { list: "card_work", cases: [one] },
            { list: "approvals", cases: [two] },
        ]);
        const why = { "R8-本-0001-1": "waits_for_papers" };
        expect(withoutReason(steps, why)).toEqual(["R8-本-0002-2"]);
        expect(openItems(steps, { ...why, "R8-本-0002-2": "waits_for_chief" })).toEqual([
            "R8-本-0001-1:waits_for_papers",
            "R8-本-0002-2:waits_for_chief",
        ]);
    });
    it("has words for every reason", () => {
        expect(openReasons.filter((reason) => !(reason in codes))).toEqual([]);
    });
    it("finds the day that was closed at that office", () => {
        const row = { office: "main", day: "2026-11-27" };
        expect(closeOf([row], "main", "2026-11-27")).toBe(row);
        expect(closeOf([row], "branch", "2026-11-27")).toBeUndefined();
    });
});

describe("a closed day", () => {
    const row = { office: "main", day: "2026-11-27", closed_by: "k1", confirmed_by: "" };
    const person = (staff: string, role: string, office = "main") => ({
        staff,
        roles: [{ role, office }],
    });

    it("is confirmed by a chief of the office who hasn't closed it", () => {
        expect(mayConfirm(row, person("h1", "section_chief"))).toBe(true);
        expect(mayConfirm(row, person("h1", "manager", ""))).toBe(true);
        expect(mayConfirm(row, person("k1", "section_chief"))).toBe(false);
        expect(mayConfirm(row, person("k2", "clerk"))).toBe(false);
        expect(mayConfirm(row, person("h2", "section_chief", "branch"))).toBe(false);
    });
    it("says what was entered afterwards, and nothing where nothing was", () => {
        expect(cameLater({ ...row, opened_later: 0, letters_posted_later: 2 })).toEqual([
            { figure: "letters_posted", count: 2 },
        ]);
        expect(cameLater(row)).toEqual([]);
    });
    it("tells a case that was left open from why it was", () => {
        expect(openItem("R8-本-0001-1:left_for_tomorrow")).toEqual({
            number: "R8-本-0001-1",
            why: "left_for_tomorrow",
        });
        expect(openItem("R8-本-0001-1")).toEqual({ number: "R8-本-0001-1", why: "" });
    });
    it("is confirmed once", () => {
        const confirmed = { ...row, confirmed_by: "h1" };
        expect(mayConfirm(confirmed, person("h2", "section_chief"))).toBe(false);
    });
});
