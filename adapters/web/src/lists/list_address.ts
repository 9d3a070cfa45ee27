import { undividedLists } from "./columns_table.js";

/** What narrows a list; kept in its address. Codes, days and offices: nothing about a person. */
export interface ListFilter {
    office?: string;
    from?: string;
    until?: string;
    word?: string;
    rule?: string;
    procedures?: string;
    applicant?: string;
    days_min?: string;
    sort?: string;
}

/** Whether a list takes a filter of that name. */
export const takes = (list: string, name: string) => name !== "office" || !undividedLists.has(list);

/** Where a list is with exactly the rows that a filter leaves. */
export function filteredList(list: string, filter: ListFilter): string {
    const given = Object.entries(filter).filter(
        (each): each is [string, string] =>
            typeof each[1] === "string" && each[1] !== "" && takes(list, each[0]),
    );
    const query = new URLSearchParams(given).toString();
    return `/lists/${encodeURIComponent(list)}${query === "" ? "" : `?${query}`}`;
}

/** Where a list is, seen from a counter. */
export const listAddress = (list: string, office: string) => filteredList(list, { office });
