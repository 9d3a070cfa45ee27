const eras: readonly { name: string; letter: string; first: string; year: number }[] = [
    { name: "令和", letter: "R", first: "2019-05-01", year: 2019 },
    { name: "平成", letter: "H", first: "1989-01-08", year: 1989 },
    { name: "昭和", letter: "S", first: "1926-12-25", year: 1926 },
    { name: "大正", letter: "T", first: "1912-07-30", year: 1912 },
    { name: "明治", letter: "M", first: "1873-01-01", year: 1868 },
];
const weekdays = "日月火水木金土";
const weekdaysEn = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

const pad = (value: number) => String(value).padStart(2, "0");

/** The ISO date of three numbers; null when there is no such day. */
function isoOf(year: number, month: number, day: number): string | null {
    const date = new Date(Date.UTC(year, month - 1, day));
    const same =
        date.getUTCFullYear() === year &&
        date.getUTCMonth() === month - 1 &&
        date.getUTCDate() === day;
    return same ? `${year}-${pad(month)}-${pad(day)}` : null;
}

/** 令和8年11月20日; the first year of an era is 元年. */
export function eraDate(iso: string): string {
    const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
    const era = eras.find((each) => iso >= each.first);
    if (era === undefined) return `${year}年${month}月${day}日`;
    const count = year - era.year + 1;
    return `${era.name}${count === 1 ? "元" : count}年${month}月${day}日`;
}

/** Both calendars in few characters, for tables and keys: R8(2026).11.20, 2026-11-20 (R8). */
export function shortDate(iso: string, english: boolean): string {
    const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
    const era = eras.find((each) => iso >= each.first);
    if (era === undefined) return iso;
    const eraYear = `${era.letter}${year - era.year + 1}`;
    return english ? `${iso} (${eraYear})` : `${eraYear}(${year}).${month}.${day}`;
}

/**
 * A day of the coming year as it is said: 12月19日(土), and after a day of the same month 20日(日);
 * Sat 12-19.
 */
export function monthAndDay(iso: string, after: string, english: boolean): string {
    const [, month = 0, day = 0] = iso.split("-").map(Number);
    if (english) return `${weekday(iso, true)} ${iso.slice(5)}`;
    const of = after.slice(0, 7) === iso.slice(0, 7) ? "" : `${month}月`;
    return `${of}${day}日(${weekday(iso, false)})`;
}

/** A month in both calendars: 令和8年11月(2026-11); what is no month stays as it is. */
export function bothMonths(month: string, english: boolean): string {
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month)) return month;
    const era = eraDate(`${month}-01`).replace(/1日$/u, "");
    return english ? `${month}, ${era}` : `${era}(${month})`;
}

/** The weekday of an ISO date, as one character or three letters. */
export function weekday(iso: string, english: boolean): string {
    const index = new Date(`${iso}T00:00:00Z`).getUTCDay();
    return (english ? weekdaysEn[index] : weekdays[index]) ?? "";
}

/** Both calendars: 令和8年11月20日(金) 2026-11-20. */
export function bothCalendars(iso: string, english: boolean): string {
    return english
        ? `${iso} (${weekday(iso, true)}), ${eraDate(iso)}`
        : `${eraDate(iso)}(${weekday(iso, false)}) ${iso}`;
}

/**
 * Reads a date in any form that people write: 1964-05-06, 1964年5月6日, 19640506, S39.5.6,
 * 昭和39年5月6日, full or half width. Null when it is none, or not a day of that era.
 */
export function parseDate(written: string): string | null {
    const text = written.normalize("NFKC").trim().replace(/元年/u, "1年");
    const western = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/u.exec(text);
    if (western !== null) {
        return isoOf(Number(western[1]), Number(western[2]), Number(western[3]));
    }
    const japanese =
        /^(令和|平成|昭和|大正|明治|[RHSTMrhstm])\s*(\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(
            text,
        );
    if (japanese === null) return null;
    const word = (japanese[1] ?? "").toUpperCase();
    const at = eras.findIndex((each) => each.name === word || each.letter === word);
    const era = eras[at];
    if (era === undefined) return null;
    const year = era.year + Number(japanese[2]) - 1;
    const iso = isoOf(year, Number(japanese[3]), Number(japanese[4]));
    const next = eras[at - 1];
    const inEra = iso !== null && iso >= era.first && (next === undefined || iso < next.first);
    return inEra ? iso : null;
}

/** The day so many days after another. */
export const addDays = (iso: string, days: number): string =>
    new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** How many days it is from one day to another. */
export const daysBetween = (from: string, until: string): number =>
    Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);

/** The last day of the month so many months after a day's own. */
export function endOfMonthAfter(iso: string, months: number): string {
    const [year = 0, month = 0] = iso.split("-").map(Number);
    return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
}

/** Whether a text is an ISO date. */
export const isIsoDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);

const dayAndClock = (instant: string) => /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/u.exec(instant);

/** An instant of the log, short, without seconds: R8(2026).11.20 11:15. */
export function dayAndTime(instant: string, english = false): string {
    const [, day = "", clock = ""] = dayAndClock(instant) ?? [];
    if (day === "") return instant;
    return `${shortDate(day, english)} ${clock}`;
}

/** An instant of the log in both calendars: 令和8年11月20日(金) 2026-11-20 11:15. */
export function bothWithTime(instant: string, english: boolean): string {
    const [, day = "", clock = ""] = dayAndClock(instant) ?? [];
    return day === "" ? instant : `${bothCalendars(day, english)} ${clock}`;
}
