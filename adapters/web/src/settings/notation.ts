import { items } from "../forms/domain_table.js";
import { wholeNumber } from "../forms/values.js";
import { parseDate } from "../words/dates.js";

/** How a value is asked for. */
export type Notation =
    | { kind: "text" | "number" | "time" | "period" | "postage" }
    | { kind: "one" | "several"; choices: readonly string[] };

/** What the server's notation of a value means; what isn't known is a line of text. */
export function notationOf(notation: string): Notation {
    if (notation === "<n>") return { kind: "number" };
    if (notation === "HH:MM") return { kind: "time" };
    if (notation.startsWith("<n> day|month")) return { kind: "period" };
    if (notation.startsWith("<yen>")) return { kind: "postage" };
    if (notation === "items") return { kind: "several", choices: items };
    const several = /^(.*), one or several$/u.exec(notation)?.[1];
    if (several !== undefined) return { kind: "several", choices: several.split("|") };
    if (/^[\w+]+(?:\|[\w+]+)+$/u.test(notation)) {
        return { kind: "one", choices: notation.split("|") };
    }
    if (/^[a-z_0-9]+(?: [a-z_0-9]+)+$/u.test(notation)) {
        return { kind: "several", choices: notation.split(" ") };
    }
    if (/^[a-z]+_[a-z_]+$/u.test(notation)) return { kind: "one", choices: [notation] };
    return { kind: "text" };
}

/** The reply period in parts: so long from a day on, or until a day. */
export interface Period {
    length: string;
    unit: string;
    start: string;
    until: string;
    /** `first_day_counted`, `roll`, `capped`. */
    more: string;
}
const isMore = (word: string) => ["first_day_counted", "roll", "capped"].includes(word);

/** `14 day dispatch roll` in parts. */
export function periodOf(value: string): Period {
    const words = value.split(" ");
    const more = words.filter(isMore).join(" ");
    const none = { length: "", unit: "day", start: "", until: "", more };
    if (words[0] === "until") return { ...none, unit: "until", until: words[1] ?? "" };
    const [length = "", unit = "day", start = ""] = words.filter((word) => !isMore(word));
    return { ...none, length, unit: unit === "" ? "day" : unit, start };
}

/** The parts as the server has them; empty while something is missing. */
export function periodText({ length, unit, start, until, more }: Period): string {
    const end = parseDate(until);
    const count = wholeNumber(length);
    if (unit === "until") return end === null ? "" : `until ${end} ${more}`.trim();
    if (count === undefined || count < 1 || start === "") return "";
    return `${String(count)} ${unit} ${start} ${more}`.trim();
}
