import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Handling } from "../src/api/types.js";
import { contactOf } from "../src/settings/office_contact.js";
import { silentWords } from "../src/settings/office_values.js";
import { silentGroups } from "../src/settings/silent_groups.js";
import { notationOf, periodOf, periodText } from "../src/settings/notation.js";
import { sentValue } from "../src/settings/value_field.js";
import { valueWords } from "../src/settings/value_words.js";
import { codes } from "../src/words/codes_table.js";
import type { Words } from "../src/words/language.js";
import { settingNames } from "../src/words/settings_table.js";

const japanese: Words = {
    language: "ja",
    t: (word, values = {}) => (word === "yen" ? `${String(values.yen)}円` : word),
    code: (code) => codes[code]?.[0] ?? code,
    either: (ja) => ja,
    setLanguage: () => undefined,
};
const table = readFileSync("../../domain/policy/settings_table.cpp", "utf8");
/** The keys and notations as the domain lists them. */
const listed = [
    ...table.matchAll(/\{\{"([\w.]+)",\s*((?:"[^"]*"\s*)+),\s*"/gu),
    ...table.matchAll(/Number\{"([\w.]+)",[^"]*((?:"[^"]*"\s*)+),/gu),
].map(([, key = "", text = ""]) => ({
    key,
    notation: [...text.matchAll(/"([^"]*)"/gu)].map((each) => each[1]).join(""),
}));

describe("values that an office sets", () => {
    it("are all asked for as what they are, in words", () => {
        expect(listed.length).toBeGreaterThan(30);
        const texts = listed.filter(({ notation }) => notationOf(notation).kind === "text");
        expect(texts.map(({ notation }) => notation)).toEqual(texts.map(() => "text"));
        const choices = listed.flatMap(({ notation }) => {
            const how = notationOf(notation);
            return "choices" in how ? how.choices : [];
        });
        const raw = choices.filter((each) => /[a-z]/u.test(each) && codes[each] === undefined);
        expect(raw).toEqual([]);
        expect(listed.filter(({ key }) => settingNames[key] === undefined)).toEqual([]);
    });
    it("take the reply period in parts", () => {
        for (const value of ["14 day dispatch roll", "1 month issue", "until 2027-03-31 capped"]) {
            expect(periodText(periodOf(value))).toBe(value);
        }
        expect(periodText({ ...periodOf(""), length: "14" })).toBe("");
        const words = valueWords({ kind: "period" }, "14 day dispatch roll", japanese);
        expect(words).toBe("発送日から14日(期限が閉庁日なら次の開庁日まで)");
    });
    it("are sent as the server wants them, or not at all", () => {
        expect(sentValue({ kind: "number" }, "14")).toBe("14");
        expect(sentValue({ kind: "number" }, "0")).toBe("");
        expect(sentValue({ kind: "number" }, "二週間")).toBe("");
        expect(sentValue({ kind: "time" }, "9:05")).toBe("09:05");
        expect(sentValue({ kind: "time" }, "25:00")).toBe("");
    });
    it("are read as words", () => {
        const postage = valueWords(notationOf("<yen> [cash]"), "434 cash stamps", japanese);
        expect(postage).toBe("434円(現金・切手)");
        expect(valueWords(notationOf("true|false"), "true", japanese)).toBe("はい");
    });
    it("say whom people ask, nothing where nobody has said it", () => {
        const contact = { name: "市民課", phone: "000-000-0000", address: "" };
        expect(contactOf({ contact })).toBe("市民課 000-000-0000");
        expect(contactOf({ contact: null })).toBe("");
    });
});

describe("values that the page is silent about", () => {
    const settable = [
        "letter.post",
        "handling.other_address",
        "handling.reissue_payer",
        "handling.hand_over_until",
        "handling.retention_years",
    ].map((key) => ({ key, notation: "text", about: "" }));
    const handling = {
        other_address: null,
        reissue_payer: "office",
        hand_over_until: "15:00",
    } as Handling;
    const groups = (told?: Handling, set: Record<string, string> = {}) =>
        silentGroups(
            { unset: ["letter"], silent: ["handling.reissue_payer"] },
            settable,
            told,
            (key) => set[key] ?? "",
        ).map(({ word, keys }) => [word, ...keys.map(({ key }) => key)]);
    it("are what acts wait for, what callers are told as not set, and the rest", () => {
        expect(groups(handling)).toEqual([
            ["silent_for_acts", "letter.post"],
            ["silent_for_answers", "handling.other_address"],
            ["silent_else", "handling.reissue_payer"],
        ]);
        expect(groups().map(([word]) => word)).toEqual(["silent_for_acts", "silent_else"]);
    });
    it("stay once the office has set them", () => {
        const set = { "handling.hand_over_until": "15:00" };
        expect(groups(handling, set)[1]).toEqual([
            "silent_for_answers",
            "handling.other_address",
            "handling.hand_over_until",
        ]);
    });
});

it("says in words what the pages of the municipalities are silent about", () => {
    const folder = "../../ops/policies";
    const silent = readdirSync(folder)
        .filter((name) => name.endsWith(".txtpb"))
        .flatMap((name) => [
            ...readFileSync(`${folder}/${name}`, "utf8").matchAll(/^silent: "(.*)"$/gmu),
        ])
        .map(([, what = ""]) => what);
    expect(silent.length).toBeGreaterThan(10);
    expect(silent.filter((what) => /[a-z]/u.test(silentWords(what, japanese)))).toEqual([]);
    expect(silentWords("procedure.revoke(窓口)", japanese)).toBe("失効申請の取扱い(窓口)");
});
