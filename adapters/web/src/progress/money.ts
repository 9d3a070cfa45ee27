import type { Row } from "../api/types.js";
import type { CountLine } from "./report_table.js";

/** Rows of the list of money as lines of a report: what was given back has its sign. */
export const moneyLines = (rows: readonly Row[]): CountLine[] =>
    rows.map((row) => ({
        office: String(row.office),
        word: String(row.kind),
        // What the office itself pays leaves no drawer.
        method: row.payer === "office" ? "" : String(row.method),
        count: 1,
        yen: row.kind === "postage_refunded" ? -Number(row.yen) : Number(row.yen),
    }));

/** What was taken less what was given back, up to a span and in it. */
export interface Balance {
    office: string;
    figure: "cash_yen" | "stamps_yen";
    before: number;
    within: number;
}

const figures = ["cash_yen", "stamps_yen"] as const;

/** The balances of each office, from the figures of its days up to the end of a span. */
export function balances(days: readonly Row[], from: string): Balance[] {
    const offices = [...new Set(days.map((row) => String(row.office)))].sort();
    return offices.flatMap((office) =>
        figures.map((figure) => {
            const own = days.filter((row) => row.office === office && row.figure === figure);
            const sum = (rows: readonly Row[]) =>
                rows.reduce((all, row) => all + Number(row.value), 0);
            return {
                office,
                figure,
                before: sum(own.filter((row) => String(row.day) < from)),
                within: sum(own.filter((row) => String(row.day) >= from)),
            };
        }),
    );
}
