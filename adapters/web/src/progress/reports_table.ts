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
    yen: Word | null = null,
): Report => ({
    title,
    shows: (line) => line.topic === topic,
    heads,
    list: topic,
    csv: { list: "statistics", word: topic },
    yen,
    sums: true,
});

/** 月報・年報: its tables, in their order. */
export const reports: readonly Report[] = [
    ofTopic("arrivals", "report_arrivals", [byProcedures, byApplicant]),
    ofTopic("completions", "report_completions", [byProcedures, byApplicant]),
    ofTopic("endings", "report_endings", [byWord("status")]),
    ofTopic("fees_collected", "report_fees_collected", [byWord("ground")], "amount_yen"),
    ofTopic("fees_free", "report_fees_free", [byWord("ground")]),
    ofTopic("fees_waived", "report_fees_waived", [byWord("ground")], "amount_yen"),
    {
        ...ofTopic("postings", "report_postings", [byWord("mail_class")], "postage_taken_yen"),
        hint: "report_postings_hint",
    },
    ofTopic("returns", "report_returns", [byWord("reason")]),
    ofTopic("lapses", "report_lapses", [byWord("mail_class")]),
    ofTopic("second_visit_deficiencies", "report_deficiencies", [byWord("reason")]),
];

const byMethod = {
    name: "money_method",
    text: (line: CountLine, words: Words) => words.code(line.method ?? ""),
    narrows: (line: CountLine) => ({ word: `${line.word ?? ""}:${line.method ?? ""}` }),
} as const;

/** Whether cash or stamps came in or went out. */
const moved = ({ method = "" }: CountLine) => method !== "";

/** Cash and stamps as they are on record, apart; what was given back is less than nothing. */
export const moneyReport: Report = {
    title: "stamps_and_cash",
    shows: moved,
    heads: [byWord("kind"), byMethod],
    list: "money",
    csv: { file: "money" },
    yen: "amount_yen",
    sums: false,
};

/** What is on record about money without any having moved: shortfalls and fees not asked for. */
export const notPaidReport: Report = {
    title: "money_not_moved",
    shows: (line) => !moved(line),
    heads: [{ ...byWord("kind"), narrows: byMethod.narrows }],
    list: "money",
    csv: { file: "money_not_moved" },
    yen: "amount_yen",
    sums: false,
};

/** Refusals, which are on the auditor's side of the table of permissions. */
export const refusalsReport: Report = {
    title: "refusals_room",
    shows: () => true,
    heads: [byWord("reason"), byRule],
    list: "refusals",
    csv: { list: "refusals_by_rule" },
    yen: null,
    sums: false,
};
