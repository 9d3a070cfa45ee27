import { describe, expect, it } from "vitest";
import type { Closure } from "../src/api/types.js";
import { opensOn, postingDay } from "../src/mail/posting_day.js";

const friday = "2026-11-27";
const monday = "2026-11-30";
const closed = (
    day: string,
    office = "main",
    kind: Closure["kind"] = "office_closure",
): Closure => ({
    kind,
    office,
    first_day: day,
    last_day: day,
    reason: "",
});
const opens =
    (...closures: Closure[]) =>
    (day: string) =>
        opensOn({ office: "main" }, closures, day);

describe("what is printed now", () => {
    const at = (time: string | null, until: string | null, ...closures: Closure[]) =>
        postingDay({ today: friday, time }, until, opens(...closures));
    it("is posted today until the cut-off", () => {
        expect(at("14:59", "15:00")).toBe(friday);
    });
    it("is posted on the next open day from the cut-off on", () => {
        expect(at("15:00", "15:00")).toBe(monday);
        expect(at("17:00", "15:00", closed(monday))).toBe("2026-12-01");
    });
    it("is posted today where nobody has set a cut-off, or the time isn't known", () => {
        expect(at("17:00", null)).toBe(friday);
        expect(at(null, "15:00")).toBe(friday);
    });
});

describe("an office", () => {
    it("opens by its hours, from Monday to Friday where they aren't known", () => {
        const hours = [{ days: ["sat", "holiday"], from_minute: 540, until_minute: 720 }];
        expect(opensOn({ office: "main", hours }, [], "2026-11-28")).toBe(true);
        expect(opensOn({ office: "main", hours }, [], friday)).toBe(false);
        expect(opensOn({ office: "main", hours: null }, [], "2026-11-28")).toBe(false);
    });
    it("doesn't open while it is closed out of turn; a downtime doesn't close it", () => {
        expect(opens(closed(friday))(friday)).toBe(false);
        expect(opens(closed(friday, "branch"))(friday)).toBe(true);
        expect(opens(closed(friday, "main", "terminal_downtime"))(friday)).toBe(true);
    });
});
