import type { Dashboard } from "../api/types.js";

export interface Day { day: string; opened: number; ended: number; open: number }

/** What came and went on each day, over all offices of the board; days without a date are no days. */
export function byDay(board: Dashboard): Day[] {
    const days = [...new Set(board.backlog.map(({ day }) => day).filter((day) => day !== null))].sort();
    const offices = [...new Set(board.backlog.map(({ office }) => office))];
    const open = new Map<string, number>();
    return days.map((day) => {
        const lines = board.backlog.filter((line) => line.day === day);
        lines.forEach((line) => { open.set(line.office, line.open); });
        const sum = (of: "opened" | "ended") => lines.reduce((all, line) => all + line[of], 0);
        // An office without a line on this day has as many open as on its last one.
        const left = offices.reduce((all, office) => all + (open.get(office) ?? 0), 0);
        return { day, opened: sum("opened"), ended: sum("ended"), open: left };
    });
}

/** How old the open cases are, by the board's ranges. */
export function agesOf(board: Dashboard): { from: number; to: number | null; count: number }[] {
    const ranges = new Map<number, { from: number; to: number | null; count: number }>();
    for (const line of board.ages) {
        const known = ranges.get(line.from_days);
        ranges.set(line.from_days, {
            from: line.from_days, to: line.to_days, count: (known?.count ?? 0) + line.count,
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
        return [{
            part, p50: longest("p50_days"), p85: longest("p85_days"), p95: longest("p95_days"),
        }];
    });
}
