import { describe, expect, it } from "vitest";
import { csvText } from "../src/lists/csv_text.js";

describe("a table for a spreadsheet", () => {
    it("begins with the mark of its characters; its lines end as CSV's do", () => {
        expect(csvText([["種類", "円"], ["郵送料"]])).toBe("\uFEFF種類,円\r\n郵送料\r\n");
    });
    const cell = (text: string) => csvText([[text]]).slice(1, -2);
    it.each(["434", "-34", "2026-11-30", "本庁 市民課", ""])("has %s as it stands", (text) => {
        expect(cell(text)).toBe(text);
    });
    it.each(["0120", "1-2", "3/4", "1E5", "1234567890"])("keeps %s a text", (text) => {
        expect(cell(text)).toBe(`"=""${text}"""`);
    });
    it.each(["=1+1", "+81", "-x", "@name", "\u3000＝1"])("lets %s be no formula", (text) => {
        expect(cell(text)).toBe(`"'${text}"`);
    });
    it("puts marks of its own in quotes", () => {
        expect(cell('a,"b"')).toBe('"a,""b"""');
    });
});
