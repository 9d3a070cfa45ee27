import { bothMonths, eraDate } from "../words/dates.js";

/** Days from one to another, both inclusive. */
export interface Span {
    from: string;
    until: string;
}

/** First and last day of a month, or of a fiscal year (April to March). */
export function spanOf(period: string): Span {
    const [year = 0, month = 0] = period.split("-").map(Number);
    if (month === 0) return { from: `${String(year)}-04-01`, until: `${String(year + 1)}-03-31` };
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return { from: `${period}-01`, until: `${period}-${String(last)}` };
}

/** The 1st of April of the fiscal year in which a day lies. */
export function fiscalYearBegins(day: string): string {
    const year = Number(day.slice(0, 4));
    return `${String(day.slice(5) < "04-01" ? year - 1 : year)}-04-01`;
}

const monthsBack = 24;

/** Months that can be chosen, the present one first, then fiscal years. */
export function periods(day: string): string[] {
    const year = Number(day.slice(0, 4));
    const month = Number(day.slice(5, 7));
    const months = Array.from({ length: monthsBack }, (_, at) => {
        const count = year * 12 + month - 1 - at;
        return `${String(Math.floor(count / 12))}-${String((count % 12) + 1).padStart(2, "0")}`;
    });
    const fiscal = month >= 4 ? year : year - 1;
    return [...months, String(fiscal), String(fiscal - 1)];
}

/** The month or fiscal year that an address names; the present month where it names none. */
export const periodOf = (asked: string | null, day: string): string =>
    asked !== null && /^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/u.test(asked)
        ? asked
        : day.slice(0, 7);

/** In both calendars: 令和8年11月(2026-11), or 令和8年度(2026年度) for a fiscal year. */
export function periodName(period: string, english: boolean): string {
    if (period.length > 4) return bothMonths(period, english);
    const era = eraDate(`${period}-05-01`).replace(/年.*/u, "年度");
    return english ? `FY ${period}, ${era}` : `${era}(${period}年度)`;
}
