import { describe, expect, it } from "vitest";
import type { Dashboard } from "../src/api/types.js";
import { filteredList } from "../src/lists/list_address.js";
import {
    agesOf,
    backlogOf,
    daysOf,
    flowOf,
    leadTimesOf,
    tillOf,
    trendOf,
} from "../src/progress/figures.js";
import { top } from "../src/ui/chart_parts.js";
import { countOf } from "../src/progress/list_counts.js";
import { periodName, periodOf, spanOf } from "../src/progress/periods.js";

const board = {
    municipality: "m",
    today: "2026-11-18",
    from: "2026-11-16",
    lists: [],
    steps: [
        { step: "step_reply", office: "a", count: 1, oldest: "2026-11-12" },
        { step: "step_intake", office: "a", count: 2, oldest: "2026-11-10" },
        { step: "step_intake", office: "b", count: 1, oldest: "2026-11-02" },
    ],
    ages: [
        { office: "a", from_days: 91, to_days: null, count: 1 },
        { office: "a", from_days: 8, to_days: 14, count: 1 },
        { office: "b", from_days: 8, to_days: 14, count: 2 },
    ],
    backlog: [],
    lead_times: [
        {
            office: "",
            part: "total",
            cases: 3,
            p50_days: 8,
            p85_days: 9,
            p95_days: 12,
            p50_cases: 3,
            p85_cases: 2,
            p95_cases: 1,
        },
        { office: "a", part: "total", cases: 2, p50_days: 1, p85_days: 2, p95_days: 2 },
    ],
    trend: [
        { office: "a", day: "2026-11-16", topic: "arrivals", count: 2 },
        { office: "b", day: "2026-11-16", topic: "arrivals", count: 3 },
        { office: "a", day: "2026-11-18", topic: "completions", count: 1 },
    ],
    flow: [
        { office: "a", day: "2026-11-17", step: "step_reply", count: 4 },
        { office: "b", day: "2026-11-17", step: "step_reply", count: 1 },
    ],
} as unknown as Dashboard;

describe("the board's figures", () => {
    it("have every day, also those on which nothing came", () => {
        expect(daysOf(board)).toEqual(["2026-11-16", "2026-11-17", "2026-11-18"]);
        expect(trendOf(board)).toEqual({ arrivals: [5, 0, 0], completions: [0, 0, 1] });
    });
    it("add up the offices' cases at each step", () => {
        const reply = flowOf(board).find(({ step }) => step === "step_reply");
        expect(reply?.counts).toEqual([0, 5, 0]);
    });
    it("add up ages over offices, and say which days of opening they cover", () => {
        expect(agesOf(board)).toEqual([
            { from: 8, to: 14, count: 3, openedFrom: "2026-11-04", openedUntil: "2026-11-10" },
            { from: 91, to: null, count: 1, openedFrom: "", openedUntil: "2026-08-19" },
        ]);
    });
    it("show the lead times of the town, or of the office that is asked for", () => {
        expect(leadTimesOf(board, "")).toEqual([
            {
                part: "total",
                cases: 3,
                percentiles: [
                    { days: 8, cases: 3 },
                    { days: 9, cases: 2 },
                    { days: 12, cases: 1 },
                ],
            },
        ]);
        expect(leadTimesOf(board, "a")[0]?.percentiles.map(({ days }) => days)).toEqual([1, 2, 2]);
    });
    it("add up the open cases of each step, in the order of the way, with the oldest", () => {
        expect(backlogOf(board)).toEqual([
            { step: "step_intake", count: 3, oldest: "2026-11-02" },
            { step: "step_reply", count: 1, oldest: "2026-11-12" },
        ]);
    });
});

it("sums the till by office, also what nothing moved in", () => {
    const { lines, all } = tillOf({
        money: [
            { office: "b", figure: "stamps_held", yen: 400, count: 1 },
            { office: "a", figure: "cash_received", yen: 868, count: 2 },
            { office: "a", figure: "stamps_held", yen: 34, count: 1 },
        ],
    });
    expect(lines.map(({ office }) => office)).toEqual(["a", "b"]);
    expect(lines[0]?.sums.map(({ yen }) => yen)).toEqual([868, 0, 0, 0, 0, 34]);
    expect(all.at(-1)).toEqual({ figure: "stamps_held", yen: 434, count: 2 });
});

it("puts into an address what narrows a list, and nothing that doesn't", () => {
    expect(filteredList("arrivals", { office: "", from: "2026-11-01", word: "a:b" })).toBe(
        "/lists/arrivals?from=2026-11-01&word=a%3Ab",
    );
    expect(filteredList("open", {})).toBe("/lists/open");
});

it("spans a month, and a fiscal year from April to March", () => {
    expect(spanOf("2028-02")).toEqual({ from: "2028-02-01", until: "2028-02-29" });
    expect(spanOf("2026")).toEqual({ from: "2026-04-01", until: "2027-03-31" });
});

it("takes an address that names no month or year for the present month", () => {
    expect(periodOf("2026-10", "2026-11-29")).toBe("2026-10");
    expect(periodOf("2025", "2026-11-29")).toBe("2025");
    for (const asked of [null, "", "foo", "2026-13", "20261", "2026-1"]) {
        expect(periodOf(asked, "2026-11-29"), String(asked)).toBe("2026-11");
    }
});

it("names months and fiscal years in both calendars", () => {
    expect(periodName("2026-11", false)).toBe("令和8年11月(2026-11)");
    expect(periodName("2026", false)).toBe("令和8年度(2026年度)");
    expect(periodName("2026-11", true)).toBe("2026-11, 令和8年11月");
    expect(periodName("2026", true)).toBe("FY 2026, 令和8年度");
});

it("counts what the server doesn't, and says where there is more", () => {
    const rows = [{}, {}];
    expect(countOf({ rows })).toEqual({ count: 2, more: false });
    expect(countOf({ rows, total: null, cursor: "2026-12-01/a" })).toEqual({
        count: 2,
        more: true,
    });
    expect(countOf({ rows, total: 7, cursor: "2026-12-01/a" })).toEqual({ count: 7, more: false });
});

it("leaves the value of the highest bar room above the axis", () => {
    expect(top).toBeGreaterThan(12 + 3);
});
