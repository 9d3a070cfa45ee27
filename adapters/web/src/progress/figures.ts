import type { Dashboard } from "../api/types.js";

export interface Day {
    day: string;
    opened: number;
    ended: number;
    open: number;
}

const daysShown = 30;

/** The days up to and with `last`, one after another. */
function daysUpTo(last: string, count: number): string[] {
    const end = Date.parse(`${last}T00:00:00Z`);
    return Array.from({ length: count }, (_, at) =>
        new Date(end - (count - 1 - at) * 86_400_000).toISOString().slice(0, 10),
    );
}

/**
 * What came and went on each of the last days, and how much was open, over all offices of the
 * board.
 */
export function byDay(board: Dashboard, count = daysShown): Day[] {
    const lines = board.backlog
        .flatMap((line) => (line.day === null ? [] : [{ ...line, day: line.day }]))
        .sort((a, b) => a.day.localeCompare(b.day));
    const last = lines.at(-1)?.day;
    if (last === undefined) return [];
    const offices = [...new Set(lines.map(({ office }) => office))];
    return daysUpTo(last, count).map((day) => {
        const now = lines.filter((line) => line.day === day);
        // An office without a line on this day has as many open as on its last one.
        const open = offices.map(
            (office) =>
                lines.filter((line) => line.office === office && line.day <= day).at(-1)?.open ?? 0,
        );
        const sum = (of: "opened" | "ended") => now.reduce((all, line) => all + line[of], 0);
        return {
            day,
            opened: sum("opened"),
            ended: sum("ended"),
            open: open.reduce((all, each) => all + each, 0),
        };
    });
}

/** How old the open cases are, by the board's ranges. */
export function agesOf(board: Dashboard): { from: number; to: number | null; count: number }[] {
    const ranges = new Map<number, { from: number; to: number | null; count: number }>();
    for (const line of board.ages) {
        const known = ranges.get(line.from_days);
        ranges.set(line.from_days, {
            from: line.from_days,
            to: line.to_days,
            count: (known?.count ?? 0) + line.count,
        });
    }
    return [...ranges.values()].sort((a, b) => a.from - b.from);
}

const parts = ["total", "office", "post", "citizen"];

/**
 * Lead times by part. Percentiles of several offices can't be added up: shown is the longest, which
 * nobody's office exceeds.
 */
export function leadTimesOf(board: Dashboard) {
    return parts.flatMap((part) => {
        const lines = board.lead_times.filter((line) => line.part === part);
        if (lines.length === 0) return [];
        const longest = (of: "p50_days" | "p85_days" | "p95_days") =>
            Math.max(...lines.map((line) => line[of]));
        return [
            {
                part,
                p50: longest("p50_days"),
                p85: longest("p85_days"),
                p95: longest("p95_days"),
            },
        ];
    });
}
