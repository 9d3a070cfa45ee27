import { useToday } from "../api/use_today.js";
import { officeLabel, useDesk } from "../session/session.js";
import { bothCalendars } from "../words/dates.js";
import { useWords } from "../words/language.js";

/** What a page says of itself on paper only: whose it is, of which office, and from which day. */
export function PrintedHead({ office }: { office: string }) {
    const { t, language } = useWords();
    const desk = useDesk();
    const day = useToday();
    return (
        <p className="only-print">
            {desk.session.municipality_label}{" "}
            {office === "" ? t("all_offices") : officeLabel(desk, office)}{" "}
            {t("printed_on", { day: bothCalendars(day, language === "en") })}
        </p>
    );
}
