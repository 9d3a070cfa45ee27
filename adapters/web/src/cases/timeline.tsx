import { useHistory } from "../api/queries.js";
import { Waiting } from "../ui/notice.js";
import { dayAndTime } from "../words/dates.js";
import { useWords } from "../words/language.js";

/** What has been entered, the latest first. */
export function Timeline({ id }: { id: string }) {
    const { t, code } = useWords();
    const query = useHistory(id);
    const entries = [...(query.data ?? [])].reverse();
    return (
        <section>
            <h2>{t("timeline")}</h2>
            <Waiting of={query} />
            <ol className="timeline" reversed>
                {entries.map((entry) => (
                    <li key={entry.no} className={entry.voided ? "voided" : undefined}>
                        <time dateTime={entry.occurred_at}>{dayAndTime(entry.occurred_at)}</time>
                        <span>
                            {entry.label}
                            {entry.corrected && ` (${t("corrected")})`}
                            {entry.voided && ` (${t("voided")})`}
                        </span>
                        <span className="actor">{code(entry.actor)}</span>
                    </li>
                ))}
            </ol>
        </section>
    );
}
