import { describe, expect, it } from "vitest";
import { eraDate, parseDate, shortEraDate } from "../src/words/dates.js";

describe("dates", () => {
    it("reads every form of one day", () => {
        const forms = [
            "1964-05-06",
            "1964年5月6日",
            "19640506",
            "S39.5.6",
            "昭和39年5月6日",
            "Ｓ３９．５．６",
        ];
        expect(forms.map(parseDate)).toEqual(forms.map(() => "1964-05-06"));
    });
    it("refuses a day that isn't one, or not of its era", () => {
        expect(["2026-02-30", "H31.5.1", "R1.4.30", "abc", ""].map(parseDate)).toEqual([
            null,
            null,
            null,
            null,
            null,
        ]);
    });
    it("writes the first year of an era as 元年", () => {
        expect(eraDate("2019-05-01")).toBe("令和元年5月1日");
        expect(eraDate("1989-01-07")).toBe("昭和64年1月7日");
        expect(shortEraDate("2026-11-20")).toBe("R8.11.20");
    });
});
