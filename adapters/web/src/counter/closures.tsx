import { useClosures, useOffices } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { useDesk } from "../session/session.js";
import { DaySpan } from "../ui/day.js";
import { closedDays, covers } from "../words/closed_days.js";
import { useWords } from "../words/language.js";

/** How many of the coming ones stand beside the counter's lists. */
const few = 4;

function useClosedDays() {
    const { office } = useDesk();
    const offices = useOffices().data ?? [];
    const { closures } = useClosures(office);
    const asked = offices.filter((each) => office === "" || each.office === office);
    return asked.flatMap((each) => closedDays(each, closures));
}

/** Says at the top of the counter what doesn't work today. */
export function ClosedToday() {
    const { t } = useWords();
    const today = useToday();
    const now = useClosedDays().filter((each) => covers(each, today));
    if (now.length === 0) return null;
    return (
        <p className="notice notice-wrong">
            {now.some((each) => each.kind === "office_closure")
                ? t("closed_today")
                : t("terminal_down_today")}
        </p>
    );
}

/** The coming closures and downtimes, so that nobody is told to come in vain. */
export function ClosuresAhead() {
    const { t, code } = useWords();
    const ahead = useClosedDays();
    if (ahead.length === 0) return null;
    return (
        <section>
            <h3>{t("closures")}</h3>
            <ul className="plain-list today-list">
                {ahead.slice(0, few).map((each) => (
                    <li key={each.kind + each.office + each.first_day}>
                        <DaySpan from={each.first_day} until={each.last_day} />
                        <span>{code(each.kind)}</span>
                    </li>
                ))}
            </ul>
        </section>
    );
}
