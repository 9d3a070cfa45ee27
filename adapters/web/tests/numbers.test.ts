import { describe, expect, it } from "vitest";
import { daysNotClosed } from "../src/progress/days_not_closed.js";
import { wantedWords } from "../src/rules/papers_words.js";
import type { FoundCase } from "../src/api/types.js";
import { asNumber } from "../src/shell/case_number.js";
import { foundLines } from "../src/shell/found_lines.js";
import { codes } from "../src/words/codes_table.js";
import { hoursText } from "../src/words/hours.js";
import type { Words } from "../src/words/language.js";

describe("a case number", () => {
    it("is read without its hyphens, as it is heard", () => {
        for (const typed of [
            "R8本01237",
            "r8 本 0123 7",
            "Ｒ８－本－０１２３－７",
            "R8-本-0123-7",
        ]) {
            expect(asNumber(typed)).toBe("R8-本-0123-7");
        }
    });
    it("isn't made of anything else", () => {
        expect(["シケン サクラ", "S39.5.6", " 123-45-67890-1 ", "令和8年"].map(asNumber)).toEqual([
            "シケン サクラ",
            "S39.5.6",
            "123-45-67890-1",
            "令和8年",
        ]);
    });
});

it("a case whose agent and principal both match is one line, the principal first", () => {
    const row = (case_number: string, found_as?: string) =>
        ({ case_number, ...(found_as === undefined ? {} : { found_as }) }) as FoundCase;
    const lines = foundLines([row("1", "agent"), row("2", "agent"), row("1", "principal")]);
    expect(lines.map(({ row: { case_number }, as }) => [case_number, as])).toEqual([
        ["1", ["principal", "agent"]],
        ["2", ["agent"]],
    ]);
    expect(foundLines([row("3")])[0]?.as).toEqual([]);
});

it("days before today on which something happened and that nobody closed are named", () => {
    const figure = (day: string, value: number, office = "main") => ({ day, value, office });
    const figures = [
        figure("2026-11-25", 3),
        figure("2026-11-26", 0),
        figure("2026-11-26", 2, "other"),
        figure("2026-11-27", 1),
        figure("2026-11-28", 9),
    ];
    const closes = [{ day: "2026-11-25", office: "main" }];
    expect(daysNotClosed(figures, closes, "main", "2026-11-28")).toEqual(["2026-11-27"]);
});

it("papers in English are English throughout", () => {
    const english: Words = {
        language: "en",
        t: (word) => word,
        code: (code) => codes[code]?.[1] ?? code,
        either: (_, en) => en,
        setLanguage: () => undefined,
    };
    const paper = { of: "agent", item: "id_document", any_of: [{ A: 1 }, { A: 1, B: 1 }] };
    const text = wantedWords({ ...paper, exclude: ["student_id"], sealed: true }, english);
    expect(text).toBe("Identity document (1 of A or 1 of A + 1 of B, sealed, not Student ID)");
    expect(text).not.toMatch(/[^\p{ASCII}]/u);
});

it("hours are said by stretches of days, in both languages", () => {
    const week = ["mon", "tue", "wed", "thu", "fri"];
    const hours = [
        { days: week, from_minute: 510, until_minute: 1035 },
        { days: ["sun", "sat", "holiday"], from_minute: 540, until_minute: 720 },
    ];
    expect(hoursText(hours, false)).toBe("月〜金 8:30〜17:15、日・土・祝日 9:00〜12:00");
    expect(hoursText(hours, true)).toBe("Mon–Fri 8:30–17:15; Sun, Sat, holidays 9:00–12:00");
    expect(hoursText(null, false)).toBe("");
});
