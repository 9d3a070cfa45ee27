import { takes } from "./list_address.js";

/** As many as the server gives, searches and sorts at once. */
export const wholeRows = 1000;

/** What narrows a list to the rows that a number counts. */
export const narrowing = [
    "status",
    "from",
    "until",
    "word",
    "rule",
    "procedures",
    "applicant",
    "days_min",
] as const;

const kept = ["office", "procedure", "clerk", "sort", "order", "names", ...narrowing] as const;

/** What the address says of a list: filters and order, and nothing personal. */
export function filterOf(list: string, parameters: URLSearchParams): URLSearchParams {
    return new URLSearchParams(
        kept.flatMap((name) => {
            const value = parameters.get(name);
            return value === null || value === "" || !takes(list, name) ? [] : [[name, value]];
        }),
    );
}

/** Whether a list has names in it: wished for, or because kana gives the order. */
export const withNames = (filter: URLSearchParams): boolean =>
    filter.get("names") === "1" || filter.get("sort") === "kana";

/** The filter with another value in it; without names there is no order by kana. */
export function changed(filter: URLSearchParams, name: string, value: string): URLSearchParams {
    const next = new URLSearchParams(filter);
    if (value === "") next.delete(name);
    else next.set(name, value);
    if (name === "names" && value === "" && next.get("sort") === "kana") {
        next.delete("sort");
        next.delete("order");
    }
    return next;
}

/** What the server is asked for a filter. */
export function askedOf(filter: URLSearchParams): URLSearchParams {
    const asked = new URLSearchParams(filter);
    if (withNames(filter)) asked.set("names", "1");
    return asked;
}

/** What the server is asked for so many rows of a list. */
export function rowsAskedOf(filter: URLSearchParams, rows: number): URLSearchParams {
    const asked = askedOf(filter);
    asked.set("limit", String(rows));
    return asked;
}
