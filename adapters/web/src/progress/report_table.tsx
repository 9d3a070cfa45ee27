import { filteredList, type ListFilter } from "../lists/list_address.js";
import { CsvButton, TableCsvButton } from "../lists/csv_button.js";
import { officeLabel, useDesk } from "../session/session.js";
import { Figure } from "../ui/chart_parts.js";
import { useWords, type Words } from "../words/language.js";
import type { Word } from "../words/words_table.js";

/** One line of counts: under what, at which office, how many. */
export interface CountLine {
    office: string;
    count: number;
    yen?: number;
    topic?: string;
    word?: string;
    /** `cash` or `stamps`, of what was paid. */
    method?: string;
    rule?: string;
    procedures?: readonly string[];
    applicant_class?: string;
}

/** What stands before the numbers of a row: its text, and what narrows the list behind them. */
interface RowHead {
    name: Word;
    text: (line: CountLine, words: Words) => string;
    narrows: (line: CountLine) => ListFilter;
}

/** A table of a report. */
export interface Report {
    title: Word;
    /** Which of the lines it shows. */
    shows: (line: CountLine) => boolean;
    heads: readonly RowHead[];
    /** The list that holds what is counted. */
    list: string;
    /** The same counts for a spreadsheet: a list of the server's, or the table as it is shown. */
    csv: { list: string; word?: string } | { file: string };
    /** What the sum of money is called; null: none is shown. */
    yen: Word | null;
    /** Whether a row's numbers can be added up over rows: not where a case counts in several. */
    sums: boolean;
    /** What a reader might take it for. */
    hint?: Word;
}

interface Props {
    report: Report;
    lines: readonly CountLine[];
    span: { from: string; until: string };
}

interface ReportRow {
    key: string;
    texts: readonly string[];
    narrows: ListFilter;
    lines: CountLine[];
}

/** Lines that are alike in all that the report looks at, together. */
function rowsOf({ report, lines }: Props, words: Words): ReportRow[] {
    const rows = new Map<string, ReportRow>();
    for (const line of lines.filter(report.shows)) {
        const narrows = Object.assign(
            {},
            ...report.heads.map((head) => head.narrows(line)),
        ) as ListFilter;
        const key = JSON.stringify(narrows);
        const known = rows.get(key);
        if (known !== undefined) known.lines.push(line);
        else {
            const texts = report.heads.map((head) => head.text(line, words));
            rows.set(key, { key, texts, narrows, lines: [line] });
        }
    }
    return [...rows.values()].sort((a, b) => a.texts.join().localeCompare(b.texts.join(), "ja"));
}

const sumOf = (lines: readonly CountLine[], of: "count" | "yen", office: string) =>
    lines
        .filter((line) => office === "" || line.office === office)
        .reduce((all, line) => all + (line[of] ?? 0), 0);

/** A report's table: rows by what is counted, columns by office; each number opens its cases. */
export function ReportTable(props: Props) {
    const { report, lines, span } = props;
    const words = useWords();
    const { t } = words;
    const rows = rowsOf(props, words);
    const shown = lines.filter(report.shows);
    const offices = [...new Set(shown.map(({ office }) => office))].sort();
    return (
        <section className="report">
            <div className="report-head">
                <h2>{t(report.title)}</h2>
                {rows.length > 0 && (
                    <span className="no-print">
                        <ReportCsv report={report} rows={rows} offices={offices} span={span} />
                    </span>
                )}
            </div>
            {report.hint !== undefined && <p className="hint">{t(report.hint)}</p>}
            {rows.length === 0 ? (
                <p>{t("nothing_in_period")}</p>
            ) : (
                <div className="scroll" role="region" aria-label={t(report.title)} tabIndex={0}>
                    <table className="narrow">
                        <caption className="visually-hidden">{t(report.title)}</caption>
                        <Heads report={report} offices={offices} />
                        <tbody>
                            {rows.map((row) => (
                                <Numbers
                                    key={row.key}
                                    report={report}
                                    offices={offices}
                                    texts={row.texts}
                                    lines={row.lines}
                                    filter={{ ...span, ...row.narrows }}
                                />
                            ))}
                        </tbody>
                        {report.sums && rows.length > 1 && (
                            <tfoot>
                                <Numbers
                                    report={report}
                                    offices={offices}
                                    texts={[t("sum"), ...report.heads.slice(1).map(() => "")]}
                                    lines={shown}
                                    filter={span}
                                />
                            </tfoot>
                        )}
                    </table>
                </div>
            )}
        </section>
    );
}

interface CsvProps extends Pick<Props, "report" | "span"> {
    rows: readonly ReportRow[];
    offices: readonly string[];
}

/** What the table says, as CSV. */
function ReportCsv({ report, rows, offices, span }: CsvProps) {
    const { t } = useWords();
    const desk = useDesk();
    const of = t(report.title);
    if ("list" in report.csv) {
        const { list, word } = report.csv;
        const filter = new URLSearchParams({ ...span, ...(word === undefined ? {} : { word }) });
        return <CsvButton list={list} filter={filter} of={of} />;
    }
    const heads = [
        ...report.heads.map(({ name }) => t(name)),
        ...offices.map((office) => officeLabel(desk, office)),
        t("sum"),
        ...(report.yen === null ? [] : [t(report.yen)]),
    ];
    const lines = rows.map(({ texts, lines: counted }) => [
        ...texts,
        ...[...offices, ""].map((office) => String(sumOf(counted, "count", office))),
        ...(report.yen === null ? [] : [String(sumOf(counted, "yen", ""))]),
    ]);
    return <TableCsvButton file={report.csv.file} of={of} heads={heads} rows={lines} />;
}

function Heads({ report, offices }: { report: Report; offices: readonly string[] }) {
    const { t } = useWords();
    const desk = useDesk();
    return (
        <thead>
            <tr>
                {report.heads.map(({ name }) => (
                    <th scope="col" key={name}>
                        {t(name)}
                    </th>
                ))}
                {offices.map((office) => (
                    <th scope="col" className="number" key={office}>
                        {officeLabel(desk, office)}
                    </th>
                ))}
                <th scope="col" className="number">
                    {t("sum")}
                </th>
                {report.yen !== null && (
                    <th scope="col" className="number">
                        {t(report.yen)}
                    </th>
                )}
            </tr>
        </thead>
    );
}

interface NumbersProps {
    report: Report;
    offices: readonly string[];
    texts: readonly string[];
    lines: readonly CountLine[];
    filter: ListFilter;
}

function Numbers({ report, offices, texts, lines, filter }: NumbersProps) {
    return (
        <tr>
            {texts.map((text, at) =>
                text === "" ? (
                    <td key={report.heads[at]?.name} />
                ) : (
                    <th scope="row" className="long" key={report.heads[at]?.name}>
                        {text}
                    </th>
                ),
            )}
            {[...offices, ""].map((office) => (
                <td className="number" key={office}>
                    <Figure
                        value={sumOf(lines, "count", office)}
                        to={filteredList(report.list, { ...filter, office })}
                    />
                </td>
            ))}
            {report.yen !== null && (
                <td className="number">{sumOf(lines, "yen", "").toLocaleString("ja-JP")}</td>
            )}
        </tr>
    );
}
