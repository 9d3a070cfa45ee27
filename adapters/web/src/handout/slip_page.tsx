import { useDesk } from "../session/session.js";
import { useWords } from "../words/language.js";

/** A paper slip for when the server is away: what is asked at the counter, to be entered later. */
export function SlipPage() {
    const { t } = useWords();
    const { session } = useDesk();
    const lines = ["slip_at", "slip_clerk", "office", "who_comes", "name", "kana", "birth_date",
        "address", "phone", "agent", "what_for", "which_pins", "slip_papers", "slip_money",
        "slip_entered"] as const;
    return (
        <article>
            <p className="no-print buttons">
                <button type="button" className="main-button" onClick={() => { window.print(); }}>
                    {t("print")}
                </button>
            </p>
            <h1>{session.municipality_label} {t("slip_title")}</h1>
            <p className="hint">{t("slip_hint")}</p>
            <table className="slip narrow">
                <tbody>
                    {lines.map((line) => (
                        <tr key={line}><th scope="row">{t(line)}</th><td /></tr>
                    ))}
                </tbody>
            </table>
        </article>
    );
}
