import type { Dashboard } from "../api/types.js";
import { addDays } from "../words/dates.js";

/** The days from the board's first to today, one after another. */
export function daysOf(board: Pick<Dashboard, "from" | "today">): string[] {
    const days: string[] = [];
    for (let day = board.from; day <= board.today; day = addDays(day, 1)) days.push(day);
    return days;
}

export const trendTopics = ["arrivals", "completions"] as const;

/** What came and what was completed on each day, over all offices of the board. */
export function trendOf(board: Dashboard): Record<(typeof trendTopics)[number], number[]> {
    const days = daysOf(board);
    const of = (topic: string) =>
        days.map((day) =>
            board.trend
                .filter((line) => line.topic === topic && line.day === day)
                .reduce((all, { count }) => all + count, 0),
        );
    return { arrivals: of("arrivals"), completions: of("completions") };
}

/** The steps of a case's way, from the end that is nearest to its completion. */
export const steps = [
    "step_card_work",
    "step_second_visit",
    "step_returned",
    "step_reply",
    "step_letter",
    "step_intake",
] as const;

/** How many cases stood at each step in the evening of each day. */
export function flowOf(board: Dashboard): { step: string; counts: number[] }[] {
    const days = daysOf(board);
    return steps.map((step) => {
        const lines = board.flow.filter((line) => line.step === step);
        return {
            step,
            counts: days.map((day) =>
                lines.reduce((all, line) => all + (line.day === day ? line.count : 0), 0),
            ),
        };
    });
}

export interface Age {
    from: number;
    to: number | null;
    count: number;
    /** The days of opening that it covers; no first one for the oldest. */
    openedFrom: string;
    openedUntil: string;
}

/** How old the open cases are, by the board's ranges. */
export function agesOf(board: Dashboard): Age[] {
    const ranges = new Map<number, Age>();
    for (const { from_days: from, to_days: to, count } of board.ages) {
        ranges.set(from, {
            from,
            to,
            count: (ranges.get(from)?.count ?? 0) + count,
            openedFrom: to === null ? "" : addDays(board.today, -to),
            openedUntil: addDays(board.today, -from),
        });
    }
    return [...ranges.values()].sort((a, b) => a.from - b.from);
}

const parts = ["total", "office", "post", "citizen"];

/**
 * Lead times by part, of the office that the board shows, or of the whole town: each percentile
 * with the cases that took so many days or more.
 */
export const leadTimesOf = (board: Dashboard, office: string) =>
    parts.flatMap((part) =>
        board.lead_times
            .filter((line) => line.part === part && line.office === office)
            .map((line) => ({
                part,
                cases: line.cases,
                percentiles: [
                    { days: line.p50_days, cases: line.p50_cases },
                    { days: line.p85_days, cases: line.p85_cases },
                    { days: line.p95_days, cases: line.p95_cases },
                ] as const,
            })),
    );

/** Open cases of a step, or of all, with the earliest day of opening among them. */
export interface Standing {
    step: string;
    count: number;
    oldest: string;
}

/** Open cases by step over all offices of the board, in the order of the way. */
export function backlogOf(board: Dashboard): Standing[] {
    return [...steps].reverse().flatMap((step) => {
        const lines = board.steps.filter((line) => line.step === step);
        const [oldest] = lines.map((line) => line.oldest).sort();
        const count = lines.reduce((all, line) => all + line.count, 0);
        return oldest === undefined ? [] : [{ step, count, oldest }];
    });
}

/** What a till is counted by: what citizens paid in, what they got back, where their stamps are. */
export const tillFigures = [
    "cash_received",
    "cash_refunded",
    "stamps_received",
    "stamps_refunded",
    "stamps_used",
    "stamps_held",
] as const;

/** The yen of a figure, and the movements in which they came or went. */
export interface TillSum {
    figure: (typeof tillFigures)[number];
    yen: number;
    count: number;
}

/** Every figure of each office that has any, and of all offices of the board together. */
export function tillOf({ money }: Pick<Dashboard, "money">): {
    lines: { office: string; sums: TillSum[] }[];
    all: TillSum[];
} {
    const sumsOf = (lines: Dashboard["money"]) =>
        tillFigures.map((figure) => {
            const of = lines.filter((line) => line.figure === figure);
            return {
                figure,
                yen: of.reduce((all, { yen }) => all + yen, 0),
                count: of.reduce((all, { count }) => all + count, 0),
            };
        });
    const offices = [...new Set(money.map(({ office }) => office))].sort();
    return {
        lines: offices.map((office) => ({
            office,
            sums: sumsOf(money.filter((line) => line.office === office)),
        })),
        all: sumsOf(money),
    };
}
