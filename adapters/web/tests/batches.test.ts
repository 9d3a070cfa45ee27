import { describe, expect, it } from "vitest";
import { agrees, counted, type Batch } from "../src/mail/batches.js";

const batch = (handed: number | null, pulled = 0): Batch => ({
    batch: "B1",
    office: "main",
    planned_posting_on: "2026-11-27",
    letters: 1,
    sheets: 2,
    spoiled: 0,
    pulled,
    handed,
    received: handed,
});

describe("a print batch", () => {
    it("is counted by none, too", () => {
        expect(counted(batch(null))).toBe(false);
        expect(counted(batch(0))).toBe(true);
    });
    it("agrees less what was pulled from it", () => {
        expect(agrees(batch(1))).toBe(true);
        expect(agrees(batch(0))).toBe(false);
        expect(agrees(batch(0, 1))).toBe(true);
        expect(agrees(batch(1, 1))).toBe(false);
        expect(agrees(batch(null))).toBe(false);
    });
    it("agrees uncounted where nothing is left to hand over", () => {
        expect(agrees(batch(null, 1))).toBe(true);
    });
});
