import { useWorklist } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { CsvButton } from "../lists/csv_button.js";
import { officeLabel, useDesk } from "../session/session.js";
import { replaceAddress, useAddress } from "../shell/address.js";
import { Select } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { eraDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { periods, spanOf } from "./periods.js";

/** 月報・年報: the day book's figures of a month or fiscal year, by office. */
export function ReportPage() {
    const { t, code } = useWords();
    const { parameters, path } = useAddress();
    const now = useToday();
    const period = parameters.get("month") ?? now.slice(0, 7);
    const span = spanOf(period);
    const asked = new URLSearchParams({ ...span, limit: "1000" });
    const nameOf = (each: string) =>
        each.length === 4
            ? `${eraDate(`${each}-05-01`).replace(/年.*/u, "年度")}`
            : eraDate(`${each}-01`).replace(/月.*/u, "月");
    return (
        <>
            <h1>
                {t("reports")} {nameOf(period)}
            </h1>
            <div className="bar-line no-print">
                <Select
                    label={t("month")}
                    value={period}
                    choices={periods(now).map((each) => [each, nameOf(each)] as const)}
                    onChange={(next) => {
                        replaceAddress(`${path}?month=${next}`);
                    }}
                />
                <button
                    type="button"
                    className="small-button"
                    onClick={() => {
                        window.print();
                    }}
                >
                    {t("print")}
                </button>
                <CsvButton list="day_figures" filter={new URLSearchParams(span)} />
            </div>
            <Matrix
                list="day_figures"
                asked={asked}
                row="figure"
                value="value"
                title={t("report_work")}
                nameOf={code}
            />
            <Matrix
                list="refusals_by_rule"
                asked={asked}
                row="word"
                value="count"
                title={t("refusals_room")}
                nameOf={code}
            />
            <Matrix
                list="money"
                asked={asked}
                row="kind"
                value="yen"
                title={t("stamps_and_cash")}
                nameOf={code}
            />
        </>
    );
}

interface MatrixProps {
    list: string;
    asked: URLSearchParams;
    row: string;
    value: string;
    title: string;
    nameOf: (code: string) => string;
}

/** Sums of a list by kind and office, with totals. */
function Matrix({ list, asked, row, value, title, nameOf }: MatrixProps) {
    const { t } = useWords();
    const desk = useDesk();
    const query = useWorklist(list, asked);
    const rows = query.data?.rows ?? [];
    const offices = [...new Set(rows.map((line) => String(line.office ?? "")))].sort();
    const kinds = [...new Set(rows.map((line) => String(line[row] ?? "")))].sort();
    const sum = (kind: string, office: string | null) =>
        rows
            .filter((line) => line[row] === kind && (office === null || line.office === office))
            .reduce((all, line) => all + Number(line[value] ?? 0), 0);
    return (
        <section>
            <h2>{title}</h2>
            <Waiting of={query} />
            {query.data !== undefined && rows.length === 0 && <p>{t("nothing_in_period")}</p>}
            {rows.length > 0 && (
                <div className="scroll" role="region" aria-label={title} tabIndex={0}>
                    <table className="narrow">
                        <thead>
                            <tr>
                                <td />
                                {offices.map((office) => (
                                    <th scope="col" className="number" key={office}>
                                        {officeLabel(desk, office)}
                                    </th>
                                ))}
                                <th scope="col" className="number">
                                    {t("sum")}
                                </th>
                            </tr>
                        </thead>
                        <tbody>
                            {kinds.map((kind) => (
                                <tr key={kind}>
                                    <th scope="row">{nameOf(kind)}</th>
                                    {offices.map((office) => (
                                        <td className="number" key={office}>
                                            {sum(kind, office).toLocaleString("ja-JP")}
                                        </td>
                                    ))}
                                    <td className="number">
                                        {sum(kind, null).toLocaleString("ja-JP")}
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </section>
    );
}
