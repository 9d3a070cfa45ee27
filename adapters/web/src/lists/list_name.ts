import type { Words } from "../words/language.js";

/** Lists whose word means something else among the rules' codes. */
const otherwise: Readonly<Record<string, string>> = { expiry: "certificate_expiring" };

/** What a list is called: as the server says it in Japanese, by its code in English. */
export const listName = (list: string, title: string, words: Words): string =>
    words.language === "ja" ? title : words.code(otherwise[list] ?? list);
