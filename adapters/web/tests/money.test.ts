import { describe, expect, it } from "vitest";
import { balances, moneyLines } from "../src/progress/money.js";
import { fiscalYearBegins } from "../src/progress/periods.js";
import { moneyReport, notPaidReport } from "../src/progress/reports_table.js";

const row = (kind: string, yen: number, method = "", payer = "applicant") => ({
    office: "main",
    kind,
    yen,
    method,
    payer,
});

describe("cash and stamps", () => {
    const lines = moneyLines([
        row("postage_collected", 434, "stamps"),
        row("postage_refunded", 34, "cash"),
        row("postage_shortfall", 10),
        row("postage_collected", 434, "cash", "office"),
    ]);
    it("that were given back are less than nothing", () => {
        expect(lines.map(({ yen }) => yen)).toEqual([434, -34, 10, 434]);
    });
    it("stand apart from what never moved, each once", () => {
        const moved = lines.filter(moneyReport.shows);
        expect(moved.map(({ word, method }) => [word, method])).toEqual([
            ["postage_collected", "stamps"],
            ["postage_refunded", "cash"],
        ]);
        expect(lines.filter(notPaidReport.shows)).toHaveLength(2);
    });
    it("come together by office from April on", () => {
        const day = (on: string, figure: string, value: number) => ({
            office: "main",
            day: on,
            figure,
            value,
        });
        const days = [
            day("2026-10-31", "cash_yen", 100),
            day("2026-11-02", "cash_yen", -30),
            day("2026-11-02", "stamps_yen", 434),
            day("2026-11-02", "opened", 9),
        ];
        expect(balances(days, "2026-11-01")).toEqual([
            { office: "main", figure: "cash_yen", before: 100, within: -30 },
            { office: "main", figure: "stamps_yen", before: 0, within: 434 },
        ]);
        expect(fiscalYearBegins("2027-03-31")).toBe("2026-04-01");
        expect(fiscalYearBegins("2026-04-01")).toBe("2026-04-01");
    });
});
