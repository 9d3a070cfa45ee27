import { useWorklist } from "../api/queries.js";
import { TableCsvButton } from "../lists/csv_button.js";
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

const heads = ["office", "kind", "money_before", "money_within", "money_after"] as const;
const sumsOf = ({ before, within }: Balance) => [before, within, before + within];

function Balances({ span }: { span: Span }) {
    const { t, code } = useWords();
    const desk = useDesk();
    const since = { from: fiscalYearBegins(span.from), until: span.until };
    const query = useWorklist("day_figures", new URLSearchParams(since));
    if (query.data === undefined) return <Waiting of={query} />;
    const lines = balances(query.data.rows, span.from);
    return (
        <section className="report">
            <div className="report-head">
                <h2>{t("money_balance")}</h2>
                {lines.length > 0 && (
                    <span className="no-print">
                        <TableCsvButton
                            file="money_balance"
                            of={t("money_balance")}
                            heads={heads.map((head) => t(head))}
                            rows={lines.map((line) => [
                                officeLabel(desk, line.office),
                                code(line.figure),
                                ...sumsOf(line).map(String),
                            ])}
                        />
                    </span>
                )}
            </div>
            <p className="hint">{t("money_balance_hint")}</p>
            {lines.length === 0 ? (
                <p>{t("nothing_in_period")}</p>
            ) : (
                <div className="scroll" role="region" aria-label={t("money_balance")} tabIndex={0}>
                    <table className="narrow">
                        <caption className="visually-hidden">{t("money_balance")}</caption>
                        <thead>
                            <tr>
                                {heads.map((head, at) => (
                                    <th
                                        key={head}
                                        scope="col"
                                        className={at < 2 ? undefined : "number"}
                                    >
                                        {t(head)}
                                    </th>
                                ))}
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
            {sumsOf(line).map((yen, at) => (
                <td key={at} className="number">
                    {yen.toLocaleString("ja-JP")}
                </td>
            ))}
        </tr>
    );
}
