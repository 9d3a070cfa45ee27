import type { OpenHours } from "../api/types.js";

const names: readonly (readonly [code: string, ja: string, en: string])[] = [
    ["sun", "日", "Sun"],
    ["mon", "月", "Mon"],
    ["tue", "火", "Tue"],
    ["wed", "水", "Wed"],
    ["thu", "木", "Thu"],
    ["fri", "金", "Fri"],
    ["sat", "土", "Sat"],
    ["holiday", "祝日", "holidays"],
];
/** Days that follow each other are said as a stretch: 月〜金. */
const stretchFrom = 3;

const clock = (minute: number) =>
    `${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, "0")}`;

function daysText(days: readonly string[], english: boolean): string {
    const runs: number[][] = [];
    names.forEach(([code], at) => {
        if (!days.includes(code)) return;
        const last = runs.at(-1);
        if (last?.at(-1) === at - 1 && code !== "holiday") last.push(at);
        else runs.push([at]);
    });
    const name = (at: number | undefined) => names[at ?? 0]?.[english ? 2 : 1] ?? "";
    return runs
        .flatMap((run) =>
            run.length >= stretchFrom
                ? [`${name(run[0])}${english ? "–" : "〜"}${name(run.at(-1))}`]
                : run.map(name),
        )
        .join(english ? ", " : "・");
}

const workdays = ["mon", "tue", "wed", "thu", "fri"];

/**
 * Until when a counter is open: 17:15, or 18:30(日・土・祝日16:30). Days from Monday to Friday aren't
 * named. Empty where the page is silent.
 */
export function closingText(
    hours: readonly OpenHours[] | null | undefined,
    english: boolean,
): string {
    const said = (hours ?? []).map(({ days, until_minute: until }) => ({
        days: workdays.every((day) => days.includes(day)) ? "" : daysText(days, english),
        until: clock(until),
    }));
    const usual = said.find(({ days }) => days === "");
    const others = said
        .filter((each) => each !== usual)
        .map(({ days, until }) => `${days}${english ? " " : ""}${until}`)
        .join(english ? "; " : "、");
    if (usual === undefined) return others;
    if (others === "") return usual.until;
    return english ? `${usual.until} (${others})` : `${usual.until}(${others})`;
}

/** When a counter is open in any week: 月〜金 8:30〜17:15. Empty where the page is silent. */
export const hoursText = (hours: readonly OpenHours[] | null | undefined, english: boolean) =>
    (hours ?? [])
        .map(({ days, from_minute: from, until_minute: until }) => {
            const span = `${clock(from)}${english ? "–" : "〜"}${clock(until)}`;
            return `${daysText(days, english)} ${span}`;
        })
        .join(english ? "; " : "、");
