import { describe, expect, it } from "vitest";
import {
    bothMonths,
    bothWithTime,
    dayAndTime,
    eraDate,
    parseDate,
    shortDate,
} from "../src/words/dates.js";

describe("dates", () => {
    it("says a month in both calendars, and leaves what is none", () => {
        expect(bothMonths("2026-11", false)).toBe("令和8年11月(2026-11)");
        expect(bothMonths("2019-05", true)).toBe("2019-05, 令和元年5月");
        expect(bothMonths("2026-1", false)).toBe("2026-1");
    });
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
        expect(shortDate("2026-11-20", false)).toBe("R8(2026).11.20");
        expect(shortDate("2019-05-01", true)).toBe("2019-05-01 (R1)");
        expect(shortDate("1850-01-01", false)).toBe("1850-01-01");
    });
    it("gives an instant its year, in both calendars where there is room", () => {
        const at = "2026-11-20T11:15:20+09:00";
        expect(dayAndTime(at)).toBe("R8(2026).11.20 11:15");
        expect(dayAndTime(at, true)).toBe("2026-11-20 (R8) 11:15");
        expect(bothWithTime(at, false)).toBe("令和8年11月20日(金) 2026-11-20 11:15");
    });
});
