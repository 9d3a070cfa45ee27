import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { submit } from "../api/submit.js";
import type { Row } from "../api/types.js";
import { useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { Link } from "../shell/address.js";
import { caseAddress } from "../shell/finder.js";
import { Trouble } from "../ui/notice.js";
import { bothCalendars } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { cameLater, counts, mayConfirm, openItem } from "./day_close.js";

const shownDays = 10;

/** The last days that were closed, each with what a chief looks at before confirming it. */
export function ClosedDays({ rows, office }: { rows: readonly Row[]; office: string }) {
    const { t } = useWords();
    const latest = [...rows]
        .sort((a, b) => String(b.day).localeCompare(String(a.day)))
        .slice(0, shownDays);
    return (
        <section>
            <h2>{t("closes_before")}</h2>
            <ul className="plain-list closed-days">
                {latest.map((row) => (
                    <ClosedDay
                        key={`${String(row.office)}${String(row.day)}`}
                        row={row}
                        office={office}
                    />
                ))}
            </ul>
        </section>
    );
}

function ClosedDay({ row, office }: { row: Row; office: string }) {
    const { t, language } = useWords();
    const name = useNames();
    const explanation = String(row.explanation ?? "");
    const by = name(String(row.closed_by));
    const chief = name(String(row.confirmed_by));
    return (
        <li>
            <h3>{bothCalendars(String(row.day), language === "en")}</h3>
            <p>
                {row.agrees === true ? (
                    t("day_agrees")
                ) : (
                    <strong className="warn">
                        {t(explanation === "" ? "day_differs_unexplained" : "day_differs")}
                    </strong>
                )}{" "}
                {row.confirmed_by ? t("day_confirmed", { by, chief }) : t("day_closed", { by })}
            </p>
            <Figures row={row} />
            {explanation !== "" && (
                <p>
                    {t("closed_why")}: {explanation}
                </p>
            )}
            <LeftOpen row={row} />
            <Later row={row} />
            <Confirmation row={row} office={office} />
        </li>
    );
}

function Figures({ row }: { row: Row }) {
    const { t } = useWords();
    return (
        <p>
            {t("closed_figures", {
                opened: Number(row.opened),
                completed: Number(row.completed),
                posted: Number(row.letters_posted),
            })}
            {counts.map(({ here, there, word }) => (
                <span key={here} className={row[here] === row[there] ? undefined : "warn"}>
                    {"　"}
                    {t("closed_count", {
                        what: t(word),
                        recorded: Number(row[here]),
                        counted: Number(row[there]),
                    })}
                </span>
            ))}
        </p>
    );
}

/** What was left open and why: in full until the day is confirmed. */
function LeftOpen({ row }: { row: Row }) {
    const { t, code } = useWords();
    const items = Array.isArray(row.open_items) ? row.open_items.map(String).map(openItem) : [];
    if (items.length === 0) return null;
    return (
        <>
            <p>{t("closed_open", { count: items.length })}</p>
            {!row.confirmed_by && (
                <ul className="plain-list">
                    {items.map(({ number, why }) => (
                        <li key={number}>
                            <Link to={caseAddress(number)}>{number}</Link> {code(why)}
                        </li>
                    ))}
                </ul>
            )}
        </>
    );
}

/** What came after the closing: no fault of it, the slips of a day come the next morning. */
function Later({ row }: { row: Row }) {
    const { t, either } = useWords();
    const later = cameLater(row);
    if (later.length === 0) return null;
    const what = later
        .map(({ figure, count }) => t(`later_${figure}`, { count: signed(count) }))
        .join(either("、", ", "));
    return <p>{t("closed_later", { what })}</p>;
}

/** Less than before is said as less. */
const signed = (count: number) =>
    count < 0 ? `−${(-count).toLocaleString("ja-JP")}` : count.toLocaleString("ja-JP");

/** The button of whoever may confirm the day. */
function Confirmation({ row, office }: { row: Row; office: string }) {
    const { t } = useWords();
    const { session } = useDesk();
    const client = useQueryClient();
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<unknown>(null);
    if (!mayConfirm(row, session)) return null;
    const where = `/v1/commands/office/${encodeURIComponent(String(row.office))}`;
    const confirm = () => {
        setBusy(true);
        setError(null);
        submit(where, "confirm_day_close", { day: String(row.day) }, office)
            .then(() => client.invalidateQueries({ queryKey: ["list", "day_closes"] }))
            .catch(setError)
            .finally(() => {
                setBusy(false);
            });
    };
    return (
        <>
            <button type="button" className="small-button" disabled={busy} onClick={confirm}>
                {t("confirm_day")}
            </button>
            <Trouble error={error} />
        </>
    );
}
