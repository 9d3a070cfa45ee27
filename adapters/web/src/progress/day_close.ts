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
