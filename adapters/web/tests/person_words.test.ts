import { describe, expect, it } from "vitest";
import type { FoundCase, Person } from "../src/api/types.js";
import { partOf, personWords } from "../src/cases/person_words.js";
import { peopleOf } from "../src/shell/found_lines.js";
import { words } from "./answer_ground.js";

const sealed = { sealed: true } as const;
const person: Person = { name: "試験 桜", kana: "シケン サクラ", birth_date: "1964-05-06" };

describe("who was found", () => {
    it("is said by name, furigana and birth date in both calendars", () => {
        expect(personWords(person, words)).toBe(
            "試験 桜 シケン サクラ 昭和39年5月6日 (1964-05-06)",
        );
        expect(personWords({ name: "試験 桜" }, words)).toBe("試験 桜");
        expect(personWords(undefined, words)).toBe("");
    });
    it("stays masked where the answer seals it, and erased where they were", () => {
        expect(partOf({ ...person, name: sealed }, "name", words)).toBe("＊＊＊");
        expect(personWords({ name: sealed, kana: sealed }, words)).toBe("＊＊＊");
        expect(personWords({ erased: true }, words)).toBe("data_erased");
    });
    it("is the principal, and the agent where they matched", () => {
        const row = { principal: person, agent: { name: "代理 楓" } } as FoundCase;
        const names = (as: string[]) =>
            peopleOf({ row, as }).map((each) => personWords(each.person, words).slice(0, 4));
        expect(names([])).toEqual(["試験 桜"]);
        expect(names(["principal"])).toEqual(["試験 桜"]);
        expect(names(["agent"])).toEqual(["試験 桜", "代理 楓"]);
    });
});
