import { bothCalendars, parseDate } from "../words/dates.js";
import type { Words } from "../words/language.js";
import { periodOf, type Notation } from "./notation.js";

/** From which day a reply period counts, in the order of a case. */
export const starts: readonly (readonly [string, string, string])[] = [
    ["application", "受付日", "the application"],
    ["issue", "照会書の日付", "the letter's date"],
    ["dispatch", "発送日", "posting"],
    ["arrival", "到着", "arrival"],
];

function periodWords(value: string, words: Words): string {
    const { either, code, language } = words;
    const { length, unit, start, until, more } = periodOf(value);
    const extra = more === "" ? "" : `(${more.split(" ").map(code).join("・")})`;
    if (unit === "until") {
        const end = parseDate(until);
        return (end === null ? until : bothCalendars(end, language === "en")) + extra;
    }
    const from = starts.find(([word]) => word === start);
    const count = unit === "month" ? either("か月", " months") : either("日", " days");
    return (
        either(
            `${from?.[1] ?? code(start)}から${length}${count}`,
            `${length}${count} from ${from?.[2] ?? start}`,
        ) + extra
    );
}

/** A value as people read it, in whatever notation it is kept. */
export function valueWords({ kind }: Notation, value: string, words: Words): string {
    switch (kind) {
        case "period":
            return periodWords(value, words);
        case "postage": {
            const [yen = "", ...methods] = value.split(" ");
            const by = methods.length === 0 ? "" : `(${methods.map(words.code).join("・")})`;
            return words.t("yen", { yen: Number(yen).toLocaleString("ja-JP") }) + by;
        }
        case "several":
            return value.split(" ").map(words.code).join("・");
        case "one":
            return words.code(value);
        default:
            return value;
    }
}
