import { describe, expect, it } from "vitest";
import { postingDay } from "../src/mail/posting_day.js";

const friday = "2026-11-27";
const monday = "2026-11-30";

describe("what is printed now", () => {
    const at = (time: string | null, until: string | null, next: string | null = monday) =>
        postingDay({ today: friday, time }, until, next);
    it("is posted today until the cut-off", () => {
        expect(at("14:59", "15:00")).toBe(friday);
    });
    it("is posted on the next open day from the cut-off on", () => {
        expect(at("15:00", "15:00")).toBe(monday);
    });
    it("is posted on a day that is typed where nobody knows when the office opens", () => {
        expect(at("15:00", "15:00", null)).toBe("");
    });
    it("is posted today where nobody has set a cut-off, or the time isn't known", () => {
        expect(at("17:00", null)).toBe(friday);
        expect(at(null, "15:00")).toBe(friday);
    });
});
