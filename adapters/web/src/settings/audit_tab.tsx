import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useWorklists } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { request } from "../api/http.js";
import type { Row } from "../api/types.js";
import { ListCards } from "../lists/list_cards.js";
import { ListTable } from "../lists/list_table.js";
import { TextField } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { bothMonths } from "../words/dates.js";
import { useWords } from "../words/language.js";

/** Lists that grow with every day: each is opened with this month, and says so. */
const dated = [
    "looks",
    "refusals",
    "exceptions",
    "corrections",
    "voids",
    "rejections",
    "policy_adoptions",
    "staff_changes",
];
const audits = [...dated, "agents", "incidents", "incident_reports"];

/** What the auditor reads: lists of exceptions, and who looked at whom without a plain reason. */
export function AuditTab() {
    const { t, language } = useWords();
    const lists = useWorklists("");
    const thisMonth = useToday().slice(0, 7);
    const [month, setMonth] = useState(thisMonth);
    const ofThisMonth = { from: `${thisMonth}-01` };
    const [asked, setAsked] = useState("");
    return (
        <>
            <Waiting of={lists} />
            <p className="hint">{t("audits_of_month")}</p>
            {lists.data !== undefined && (
                <ListCards
                    lists={lists.data}
                    only={audits}
                    office=""
                    filters={Object.fromEntries(dated.map((list) => [list, ofThisMonth]))}
                />
            )}
            <h2>{t("looks_of", { month: bothMonths(month, language === "en") })}</h2>
            <form
                className="bar-line"
                onSubmit={(event) => {
                    event.preventDefault();
                    setAsked(month);
                }}
            >
                <TextField label={t("month")} value={month} onChange={setMonth} size={8} />
                <button type="submit" className="small-button">
                    {t("look")}
                </button>
            </form>
            {asked !== "" && <Findings month={asked} />}
        </>
    );
}

function Findings({ month }: { month: string }) {
    const { t, language } = useWords();
    const query = useQuery({
        queryKey: ["audit", month],
        queryFn: () => request<Row[]>(`/v1/audit/looks?month=${encodeURIComponent(month)}`),
    });
    if (query.data === undefined) return <Waiting of={query} />;
    if (query.data.length === 0) return <p>{t("nothing_in_period")}</p>;
    return (
        <ListTable
            list="looks"
            caption={t("looks_of", { month: bothMonths(month, language === "en") })}
            rows={query.data}
            names={false}
            sort=""
            descending={false}
            onSort={null}
            chosen={new Set()}
            onChoose={null}
        />
    );
}
