import { describe, expect, it } from "vitest";
import type { Dashboard } from "../src/api/types.js";
import { agesOf, byDay, leadTimesOf } from "../src/progress/figures.js";
import { spanOf } from "../src/progress/periods.js";

const board = {
    municipality: "m",
    lists: [],
    ages: [
        { office: "a", from_days: 8, to_days: 14, count: 1 },
        { office: "b", from_days: 8, to_days: 14, count: 2 },
        { office: "a", from_days: 0, to_days: 7, count: 4 },
    ],
    backlog: [
        { office: "a", day: null, opened: 0, ended: 0, open: 0 },
        { office: "a", day: "2026-11-16", opened: 2, ended: 0, open: 2 },
        { office: "b", day: "2026-11-17", opened: 1, ended: 0, open: 1 },
        { office: "a", day: "2026-11-18", opened: 0, ended: 1, open: 1 },
    ],
    lead_times: [
        { office: "a", part: "total", cases: 2, p50_days: 8, p85_days: 9, p95_days: 9 },
        { office: "b", part: "total", cases: 1, p50_days: 3, p85_days: 3, p95_days: 12 },
    ],
} as unknown as Dashboard;

describe("the board's figures", () => {
    it("carry an office's open cases over days on which nothing came", () => {
        expect(byDay(board, 4).map(({ day, opened, open }) => [day, opened, open])).toEqual([
            ["2026-11-15", 0, 0],
            ["2026-11-16", 2, 2],
            ["2026-11-17", 1, 3],
            ["2026-11-18", 0, 2],
        ]);
    });
    it("add up ages over offices, the youngest first", () => {
        expect(agesOf(board)).toEqual([
            { from: 0, to: 7, count: 4 },
            { from: 8, to: 14, count: 3 },
        ]);
    });
    it("show of several offices' lead times the longest", () => {
        expect(leadTimesOf(board)).toEqual([{ part: "total", p50: 8, p85: 9, p95: 12 }]);
    });
});

it("spans a month, and a fiscal year from April to March", () => {
    expect(spanOf("2028-02")).toEqual({ from: "2028-02-01", until: "2028-02-29" });
    expect(spanOf("2026")).toEqual({ from: "2026-04-01", until: "2027-03-31" });
});
