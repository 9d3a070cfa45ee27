import type { CaseRow } from "../api/types.js";
import { bothCalendars } from "../words/dates.js";
import { useWords, type Words } from "../words/language.js";

const SOON_DAYS = 5;

/** 残り12日(8開庁日), or how many days it is over; empty of a case that has ended. */
export function daysLeft(row: CaseRow, { t }: Words): string {
    const days = row.days_left;
    if (days === null) return "";
    if (days === 0) return t("deadline_today");
    if (days < 0) return t("days_over", { days: -days });
    const open = row.open_days_left;
    return open === null || open === undefined
        ? t("days_left", { days })
        : t("days_left_open", { days, open });
}

/** Whether the letter came back: what stands on it is told to nobody, the next one has its own. */
export const hasComeBack = ({ badges }: Pick<CaseRow, "badges">) =>
    badges.includes("undeliverable");

/** Whether the day on the letter is over while its reply is awaited. */
export const hasLapsed = ({ status, days_left: left }: Pick<CaseRow, "status" | "days_left">) =>
    status === "reply_lapsed" || (status === "awaiting_reply" && left !== null && left < 0);

/** Until when the reply must be here: the date on the paper, and how long that is. */
export function Deadline({ which }: { which: CaseRow }) {
    const words = useWords();
    if (hasComeBack(which)) {
        return (
            <p className="deadline">
                {words.t("deadline")} {words.t("deadline_new_letter")}
            </p>
        );
    }
    if (which.deadline === null) return null;
    const soon = which.days_left !== null && which.days_left <= SOON_DAYS;
    const left = daysLeft(which, words);
    return (
        <p className={soon ? "deadline soon" : "deadline"}>
            {words.t("deadline")} {bothCalendars(which.deadline, words.language === "en")}
            {left !== "" && (
                <>
                    <br />
                    <strong>{left}</strong>
                </>
            )}
        </p>
    );
}
