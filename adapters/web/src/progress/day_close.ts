import type { Row, Session } from "../api/types.js";
import { wholeNumber } from "../forms/values.js";
import type { Word } from "../words/words_table.js";

/** What is counted in the evening beside what the program has. */
export const counts = [
    {
        here: "card_operations_here",
        there: "card_operations_terminal",
        figure: "card_operations",
        word: "close_card_work",
    },
    {
        here: "cash_yen_recorded",
        there: "cash_yen_counted",
        figure: "cash_yen",
        word: "close_cash",
    },
    {
        here: "stamps_yen_recorded",
        there: "stamps_yen_counted",
        figure: "stamps_yen",
        word: "close_stamps",
    },
    {
        here: "custody_recorded",
        there: "custody_counted",
        figure: "custody",
        word: "close_custody",
    },
] as const satisfies readonly { here: string; there: string; figure: string; word: Word }[];

type ByName<T> = Readonly<Record<string, T>>;

/** The fields in which no number stands, by the name under which they are sent. */
export const withoutNumber = (counted: ByName<string>): ReadonlySet<string> =>
    new Set(
        counts
            .map(({ there }) => there)
            .filter((there) => wholeNumber(counted[there] ?? "") === undefined),
    );

/** Whether the evening has to be explained: something differs, or stays in custody overnight. */
export const wantsExplanation = (counted: ByName<string>, recorded: ByName<number>): boolean =>
    counts.some(({ there, figure }) => {
        const number = wholeNumber(counted[there] ?? "");
        if (number === undefined) return false;
        return number !== (recorded[figure] ?? 0) || (figure === "custody" && number !== 0);
    });

/** What happened on the day, in the order in which a case goes, and the list that holds it. */
export const happened: readonly { figure: string; list?: string }[] = [
    { figure: "opened", list: "arrivals" },
    { figure: "refused" },
    { figure: "letters_posted", list: "postings" },
    { figure: "letters_returned", list: "returns" },
    { figure: "second_visits" },
    { figure: "card_operations" },
    { figure: "completed", list: "completions" },
];

/** The lists of what the office itself has to do next, in the order in which a case goes. */
export const openLists = [
    "intake",
    "letter_due",
    "to_print",
    "to_hand_over",
    "to_pull",
    "undeliverable",
    "second_visit_open",
    "card_work",
    "card_work_failures",
    "approvals",
] as const;

/** Why work is left for another day. */
export const openReasons = [
    "left_for_tomorrow",
    "waits_for_papers",
    "waits_for_person",
    "waits_for_terminal",
    "waits_for_office",
    "waits_for_chief",
] as const;

/** Cases that are still open at one step. */
export interface OpenStep {
    list: string;
    cases: readonly Row[];
}

/** Each case once, at the first step that has it; steps without any are left out. */
export function openSteps(pages: readonly OpenStep[]): OpenStep[] {
    const seen = new Set<string>();
    return pages
        .map(({ list, cases }) => ({
            list,
            cases: cases.filter((row) => {
                const number = String(row.case_number);
                if (seen.has(number)) return false;
                seen.add(number);
                return true;
            }),
        }))
        .filter(({ cases }) => cases.length > 0);
}

const numbersOf = (steps: readonly OpenStep[]): string[] =>
    steps.flatMap(({ cases }) => cases.map((row) => String(row.case_number)));

/** The cases that nobody has given a reason for. */
export const withoutReason = (steps: readonly OpenStep[], why: ByName<string>): string[] =>
    numbersOf(steps).filter((number) => (why[number] ?? "") === "");

/** What is left open as the command takes it: `<case number>:<why>`. */
export const openItems = (steps: readonly OpenStep[], why: ByName<string>): string[] =>
    numbersOf(steps).map((number) => `${number}:${why[number] ?? ""}`);

/** An open item taken apart. */
export function openItem(item: string): { number: string; why: string } {
    const at = item.lastIndexOf(":");
    return at < 0
        ? { number: item, why: "" }
        : { number: item.slice(0, at), why: item.slice(at + 1) };
}

/** What was entered for a closed day afterwards, by figure; nothing where all is as it was. */
export const cameLater = (row: Row): { figure: LaterFigure; count: number }[] =>
    laterFigures
        .map((figure) => ({ figure, count: Number(row[`${figure}_later`] ?? 0) }))
        .filter(({ count }) => count !== 0);
const laterFigures = ["opened", "completed", "letters_posted", "cash_yen", "stamps_yen"] as const;
type LaterFigure = (typeof laterFigures)[number];

/** Who says that a closed day is right. */
const chiefs: ReadonlySet<string> = new Set(["section_chief", "manager"]);

/** Whether somebody may confirm a closed day: a chief of its office who hasn't closed it. */
export const mayConfirm = (row: Row, { staff, roles }: Pick<Session, "staff" | "roles">): boolean =>
    !row.confirmed_by &&
    row.closed_by !== staff &&
    roles.some(({ role, office }) => chiefs.has(role) && (office === "" || office === row.office));

/** How a day was closed at an office; undefined: nobody has. */
export const closeOf = (rows: readonly Row[], office: string, day: string): Row | undefined =>
    rows.find((row) => row.office === office && row.day === day);
