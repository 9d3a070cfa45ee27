import type { Word } from "../words/words_table.js";

/** The columns of lists of cases, in their order; other lists show what their rows hold. */
export const caseColumns: readonly { field: string; word: Word; number?: boolean }[] = [
    { field: "case_number", word: "case_number" },
    { field: "status_ja", word: "status" },
    { field: "next_step_ja", word: "next" },
    { field: "procedures", word: "procedures" },
    { field: "office", word: "office" },
    { field: "opened_on", word: "opened_on" },
    { field: "deadline", word: "deadline" },
];

/** Columns that a reader doesn't want: what another column says already, or the machine's. */
export const leftOut: ReadonlySet<string> = new Set([
    "municipality", "stream", "status", "status_en", "next_step_en", "kind_en", "label_en",
]);
