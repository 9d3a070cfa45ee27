import { describe, expect, it } from "vitest";
import { slipInstant } from "../src/handout/slip_instant.js";

const now = { today: "2026-11-30", time: "10:20" };
const wrong = (day: string, time: string) => slipInstant(day, time, now).wrong;

describe("a slip's day and time", () => {
    it("are read as people write them", () => {
        expect(slipInstant("R8.11.30", "9:05", now).at).toBe("2026-11-30T09:05:00+09:00");
        expect(slipInstant("2026-11-29", "23:59", now).at).toBe("2026-11-29T23:59:00+09:00");
        expect(slipInstant("2026-11-30", "10:20", now).wrong).toBeNull();
    });
    it("are wrong each by itself", () => {
        expect(wrong("x", "9:05")).toEqual({ day: "required_wrong" });
        expect(wrong("2026-11-29", "24:00")).toEqual({ time: "required_wrong" });
        expect(wrong("", "")).toEqual({ day: "required_wrong", time: "required_wrong" });
    });
    it("don't lie ahead", () => {
        expect(wrong("2026-12-01", "9:05")).toEqual({ day: "slip_ahead" });
        expect(wrong("2026-11-30", "10:21")).toEqual({ time: "slip_ahead" });
        expect(slipInstant("2026-11-30", "23:00", { ...now, time: null }).wrong).toBeNull();
    });
});
