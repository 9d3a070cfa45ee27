import { useWorklist } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { useDesk } from "../session/session.js";
import { replaceAddress, useAddress } from "../shell/address.js";
import { Select } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { PrintButton } from "../ui/print_button.js";
import { PrintedHead } from "../ui/printed_head.js";
import { useWords } from "../words/language.js";
import { Money } from "./money_report.js";
import { periodName, periodOf, periods, spanOf, type Span } from "./periods.js";
import { ReportTable, type CountLine } from "./report_table.js";
import { refusalsReport, reports } from "./reports_table.js";

/** 月報・年報: what a month or a fiscal year counts, by office; on paper and for spreadsheets, too. */
export function ReportPage() {
    const { t, language } = useWords();
    const { parameters, path } = useAddress();
    const now = useToday();
    const period = periodOf(parameters.get("month"), now);
    const name = (each: string) => periodName(each, language === "en");
    return (
        <>
            <h1>
                {t(period.length === 4 ? "year_report" : "month_report")} {name(period)}
            </h1>
            <PrintedHead office="" />
            <div className="bar-line no-print">
                <Select
                    label={t("period")}
                    value={period}
                    choices={[...new Set([...periods(now), period])].map(
                        (each) => [each, name(each)] as const,
                    )}
                    onChange={(next) => {
                        replaceAddress(`${path}?month=${next}`);
                    }}
                />
                <PrintButton className="small-button" />
            </div>
            <Tables span={spanOf(period)} />
        </>
    );
}

function Tables({ span }: { span: Span }) {
    const query = useWorklist("statistics", new URLSearchParams({ ...span }));
    return (
        <>
            <Waiting of={query} />
            {query.data !== undefined &&
                reports.map((report) => (
                    <ReportTable
                        key={report.list}
                        report={report}
                        lines={query.data.rows as unknown as CountLine[]}
                        span={span}
                    />
                ))}
            <Refusals span={span} />
            <Money span={span} />
        </>
    );
}

/** Refusals by reason and rule, for whoever may read them. */
export function Refusals({ span, office = "" }: { span: Span; office?: string }) {
    const { session } = useDesk();
    return session.permissions.includes("read_audit") ? (
        <RefusalsRead span={span} office={office} />
    ) : null;
}

function RefusalsRead({ span, office }: { span: Span; office: string }) {
    const asked = new URLSearchParams({ ...span, ...(office === "" ? {} : { office }) });
    const query = useWorklist("refusals_by_rule", asked);
    return (
        <>
            <Waiting of={query} />
            {query.data !== undefined && (
                <ReportTable
                    report={refusalsReport}
                    lines={query.data.rows as unknown as CountLine[]}
                    span={span}
                />
            )}
        </>
    );
}
