import type { Words } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import type { CountLine, Report } from "./report_table.js";

const listed = (codes: readonly string[], words: Words) =>
    codes.map(words.code).join(words.either("・", ", "));
/** What somebody was short of is `holder:item`. */
const wordText = (word: string, words: Words) => word.split(":").map(words.code).join(": ");

const byProcedures = {
    name: "procedures",
    text: (line: CountLine, words: Words) => listed(line.procedures ?? [], words),
    narrows: (line: CountLine) => ({ procedures: (line.procedures ?? []).join(",") }),
} as const;
const byApplicant = {
    name: "applicant_kind",
    text: (line: CountLine, words: Words) => words.code(line.applicant_class ?? ""),
    narrows: (line: CountLine) => ({ applicant: line.applicant_class ?? "" }),
} as const;
const byWord = (name: Word) => ({
    name,
    text: (line: CountLine, words: Words) => wordText(line.word ?? "", words),
    narrows: (line: CountLine) => ({ word: line.word ?? "" }),
});
const byRule = {
    name: "rule",
    text: (line: CountLine, words: Words) => words.code(line.rule ?? ""),
    narrows: (line: CountLine) => ({ rule: line.rule ?? "" }),
} as const;

/** A table over one topic of the statistics; the list behind it has the topic's name. */
const ofTopic = (
    topic: string,
    title: Word,
    heads: Report["heads"],
    yen: "with_yen" | "counts" = "counts",
): Report => ({
    title,
    shows: (line) => line.topic === topic,
    heads,
    list: topic,
    csv: { list: "statistics", word: topic },
    yen: yen === "with_yen",
    sums: true,
});

/** 月報・年報: its tables, in their order. */
export const reports: readonly Report[] = [
    ofTopic("arrivals", "report_arrivals", [byProcedures, byApplicant]),
    ofTopic("completions", "report_completions", [byProcedures, byApplicant]),
    ofTopic("endings", "report_endings", [byWord("status")]),
    ofTopic("fees_collected", "report_fees_collected", [byWord("ground")], "with_yen"),
    ofTopic("fees_waived", "report_fees_waived", [byWord("ground")], "with_yen"),
    ofTopic("postings", "report_postings", [byWord("mail_class")], "with_yen"),
    ofTopic("returns", "report_returns", [byWord("reason")]),
    ofTopic("lapses", "report_lapses", [byWord("mail_class")]),
    ofTopic("second_visit_deficiencies", "report_deficiencies", [byWord("reason")]),
];

/** Cash and stamps as they are on record. */
export const moneyReport: Report = {
    title: "stamps_and_cash",
    shows: () => true,
    heads: [byWord("kind")],
    list: "money",
    csv: { list: "money" },
    yen: true,
    sums: false,
};

/** Refusals, which are on the auditor's side of the table of permissions. */
export const refusalsReport: Report = {
    title: "refusals_room",
    shows: () => true,
    heads: [byWord("reason"), byRule],
    list: "refusals",
    csv: { list: "refusals_by_rule" },
    yen: false,
    sums: false,
};
