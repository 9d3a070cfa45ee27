import type { ReplyPeriod } from "../api/types.js";
import { bothCalendars } from "../words/dates.js";
import type { Words } from "../words/language.js";

/** How long one may take to reply: 発送日から14日; "" where the page is silent. */
export function replyPeriodWords(period: ReplyPeriod | null | undefined, words: Words): string {
    const { t, either, language } = words;
    if (period === null || period === undefined) return "";
    const { unit, anchor, length, until } = period;
    if (unit === "until_date" ? until === undefined : length === undefined) return "";
    const span =
        unit === "until_date"
            ? t("period_until", { day: bothCalendars(until ?? "", language === "en") })
            : t(`period_${unit}`, { count: length ?? 0, from: t(`period_from_${anchor}`) });
    const more = (["first_day_counted", "closed_day_roll", "capped_by_certificate"] as const)
        .filter((rule) => period[rule])
        .map((rule) => t(`period_${rule}`));
    if (more.length === 0) return span;
    return either(`${span}(${more.join("、")})`, `${span} (${more.join(", ")})`);
}
