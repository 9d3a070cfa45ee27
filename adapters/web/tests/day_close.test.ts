import { describe, expect, it } from "vitest";
import {
    closeOf,
    counts,
    mayConfirm,
    wantsExplanation,
    withoutNumber,
} from "../src/progress/day_close.js";

const zeros = Object.fromEntries(counts.map(({ there }) => [there, "0"]));

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
    it("is confirmed once", () => {
        const confirmed = { ...row, confirmed_by: "h1" };
        expect(mayConfirm(confirmed, person("h2", "section_chief"))).toBe(false);
    });
});
