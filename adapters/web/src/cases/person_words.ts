import type { Person, Shown } from "../api/types.js";
import { eraDate } from "../words/dates.js";
import type { Words } from "../words/language.js";

/** What tells people apart in an answer that holds several cases. */
export const toldApartBy = ["name", "kana", "birth_date"] as const;
type Part = (typeof toldApartBy)[number];

/** A day of birth in both calendars. */
export const bornWords = (iso: string, { language }: Words): string =>
    language === "en" ? `${iso} (${eraDate(iso)})` : `${eraDate(iso)} (${iso})`;

/** In place of what an answer seals. */
export const mask = "＊＊＊";

/** One part of who somebody is: masked where the answer seals it, "" where it has none. */
export function partOf(person: Person | undefined, part: Part, words: Words): string {
    if (person?.erased === true) return words.code("data_erased");
    const value: Shown = person?.[part];
    if (typeof value !== "string") return value === null || value === undefined ? "" : mask;
    return part === "birth_date" && value !== "" ? bornWords(value, words) : value;
}

/** Who somebody is, in one line: 試験 桜 シケン サクラ 昭和39年5月6日 (1964-05-06). */
export function personWords(person: Person | undefined, words: Words): string {
    const parts = toldApartBy.map((part) => partOf(person, part, words));
    return [...new Set(parts)].filter((each) => each !== "").join(" ");
}
