import { describe, expect, it } from "vitest";
import type { ReplyPeriod } from "../src/api/types.js";
import { replyPeriodWords } from "../src/rules/reply_period.js";
import type { Words } from "../src/words/language.js";
import { words as sentences } from "../src/words/words_table.js";

const words: Words = {
    language: "ja",
    t: (word, values = {}) =>
        sentences[word][0].replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name])),
    code: (code) => code,
    either: (ja) => ja,
    setLanguage: () => undefined,
};
const fortnight: ReplyPeriod = {
    unit: "day",
    anchor: "dispatch",
    length: 14,
    first_day_counted: false,
    closed_day_roll: false,
    capped_by_certificate: false,
};
const said = (more: Partial<ReplyPeriod>) => replyPeriodWords({ ...fortnight, ...more }, words);

describe("the time for a reply", () => {
    it("is said from each day that it may be reckoned from", () => {
        expect(said({})).toBe("発送日から14日");
        expect(said({ anchor: "application" })).toBe("受付日から14日");
        expect(said({ anchor: "issue" })).toBe("照会書の作成日から14日");
        expect(said({ anchor: "arrival" })).toBe("到着日から14日");
    });
    it("is said in each unit", () => {
        expect(said({ unit: "month", length: 1 })).toBe("発送日から1か月");
        expect(said({ unit: "until_date", until: "2026-12-25" })).toBe(
            "令和8年12月25日(金) 2026-12-25 まで",
        );
    });
    it("is said with what else the rules reckon", () => {
        expect(said({ first_day_counted: true, closed_day_roll: true })).toBe(
            "発送日から14日(初日も数える、閉庁日に当たれば次の開庁日まで)",
        );
        expect(said({ capped_by_certificate: true })).toBe("発送日から14日(証明書の期限まで)");
    });
    it("is nothing where the page is silent", () => {
        expect(replyPeriodWords(null, words)).toBe("");
        expect(replyPeriodWords(undefined, words)).toBe("");
    });
});
