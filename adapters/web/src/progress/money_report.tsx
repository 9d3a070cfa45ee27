import { useWorklist } from "../api/queries.js";
import { officeLabel, useDesk } from "../session/session.js";
import { Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { balances, moneyLines, type Balance } from "./money.js";
import { fiscalYearBegins, type Span } from "./periods.js";
import { ReportTable } from "./report_table.js";
import { moneyReport, notPaidReport } from "./reports_table.js";

/** Cash and stamps apart, what was short or waived, and what has come together since April. */
export function Money({ span }: { span: Span }) {
    const query = useWorklist("money", new URLSearchParams({ ...span }));
    const lines = query.data === undefined ? undefined : moneyLines(query.data.rows);
    return (
        <>
            <Waiting of={query} />
            {lines !== undefined && (
                <>
                    <ReportTable report={moneyReport} lines={lines} span={span} />
                    <ReportTable report={notPaidReport} lines={lines} span={span} />
                </>
            )}
            <Balances span={span} />
        </>
    );
}

function Balances({ span }: { span: Span }) {
    const { t } = useWords();
    const since = { from: fiscalYearBegins(span.from), until: span.until };
    const query = useWorklist("day_figures", new URLSearchParams(since));
    if (query.data === undefined) return <Waiting of={query} />;
    const lines = balances(query.data.rows, span.from);
    return (
        <section className="report">
            <h2>{t("money_balance")}</h2>
            <p className="hint">{t("money_balance_hint")}</p>
            {lines.length === 0 ? (
                <p>{t("nothing_in_period")}</p>
            ) : (
                <div className="scroll" role="region" aria-label={t("money_balance")} tabIndex={0}>
                    <table className="narrow">
                        <caption className="visually-hidden">{t("money_balance")}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{t("office")}</th>
                                <th scope="col">{t("kind")}</th>
                                {(["money_before", "money_within", "money_after"] as const).map(
                                    (head) => (
                                        <th key={head} scope="col" className="number">
                                            {t(head)}
                                        </th>
                                    ),
                                )}
                            </tr>
                        </thead>
                        <tbody>
                            {lines.map((line) => (
                                <BalanceLine key={`${line.office}${line.figure}`} line={line} />
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </section>
    );
}

function BalanceLine({ line }: { line: Balance }) {
    const { code } = useWords();
    const desk = useDesk();
    return (
        <tr>
            <th scope="row">{officeLabel(desk, line.office)}</th>
            <td>{code(line.figure)}</td>
            {[line.before, line.within, line.before + line.within].map((yen, at) => (
                <td key={at} className="number">
                    {yen.toLocaleString("ja-JP")}
                </td>
            ))}
        </tr>
    );
}
