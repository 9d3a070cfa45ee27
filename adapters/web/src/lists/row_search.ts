import type { Row } from "../api/types.js";

/** Columns of a list that somebody looks a row up by. */
const columns = [
    "case_number",
    "letter_number",
    "tracking_no",
    "batch",
    "document_number",
    "receipt_number",
    "actor",
] as const;

/** Half width, capital, without spaces and hyphens: numbers are typed and heard with and without. */
const bare = (text: string) =>
    text
        .normalize("NFKC")
        .toUpperCase()
        .replace(/[\s\u2010-\u2015\u2212\u30fc-]/gu, "");

/** The rows one of whose numbers has in it what was typed; all where nothing was. */
export function rowsWith(rows: readonly Row[], typed: string): readonly Row[] {
    const wanted = bare(typed);
    if (wanted === "") return rows;
    return rows.filter((row) =>
        columns.some((column) => bare(String(row[column] ?? "")).includes(wanted)),
    );
}
