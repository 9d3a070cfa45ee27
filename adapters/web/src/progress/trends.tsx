import type { Dashboard } from "../api/types.js";
import { filteredList } from "../lists/list_address.js";
import { BarChart } from "../ui/chart.js";
import { useWords } from "../words/language.js";
import { agesOf, daysOf, flowOf, leadTimesOf, trendOf, trendTopics, type Age } from "./figures.js";

/** 11/5: the axis has no room for the year. */
const onAxis = (day: string) => day.split("-").slice(1).map(Number).join("/");

/** How the work flows: each bar and each number opens exactly the cases that it counts. */
export function Trends({ board, office }: { board: Dashboard; office: string }) {
    return (
        <div className="charts">
            <DailyTrend board={board} office={office} />
            <Flow board={board} office={office} />
            <LeadTimes board={board} office={office} />
            <Ages board={board} office={office} />
        </div>
    );
}

interface Props {
    board: Dashboard;
    office: string;
}

function DailyTrend({ board, office }: Props) {
    const { t } = useWords();
    const days = daysOf(board);
    const trend = trendOf(board);
    return (
        <BarChart
            title={t("trend")}
            label={t("day")}
            labels={days.map(onAxis)}
            series={trendTopics.map((topic) => ({
                name: t(topic === "arrivals" ? "opened" : "completed_cases"),
                values: trend[topic],
                links: days.map((day) => filteredList(topic, { office, from: day, until: day })),
            }))}
        />
    );
}

function Flow({ board, office }: Props) {
    const { t, code } = useWords();
    const days = daysOf(board);
    return (
        <BarChart
            stacked
            title={t("flow")}
            label={t("day")}
            labels={days.map(onAxis)}
            series={flowOf(board).map(({ step, counts }) => ({
                name: code(step),
                values: counts,
                links: days.map((day) =>
                    filteredList("standing", { office, word: step, until: day }),
                ),
            }))}
        />
    );
}

function LeadTimes({ board, office }: Props) {
    const { t, code } = useWords();
    const leads = leadTimesOf(board, office);
    const names = [t("half"), t("most"), t("nearly")];
    const completed = { office, from: board.from, until: board.today };
    const all = filteredList("completions", completed);
    const behind = (part: string, days: number) =>
        filteredList("lead_time_cases", { ...completed, word: part, days_min: String(days) });
    return (
        <BarChart
            title={t("lead_times")}
            hint={t("lead_times_hint")}
            label={t("part")}
            labels={leads.map(({ part }) => code(part))}
            series={names.map((name, at) => ({
                name,
                values: leads.map(({ percentiles }) => percentiles[at]?.days ?? 0),
                counts: leads.map(({ percentiles }) => percentiles[at]?.cases ?? 0),
                links: leads.map(({ part, percentiles }) =>
                    behind(part, percentiles[at]?.days ?? 0),
                ),
            }))}
            more={[
                {
                    name: t("cases"),
                    values: leads.map((lead) => lead.cases),
                    links: leads.map(() => all),
                },
            ]}
        />
    );
}

function Ages({ board, office }: Props) {
    const { t } = useWords();
    const ages = agesOf(board);
    const name = ({ from, to }: Age) =>
        to === null ? t("age_over", { from }) : t("age_range", { from, to });
    return (
        <BarChart
            title={t("ages")}
            label={t("ages")}
            labels={ages.map(name)}
            series={[
                {
                    name: t("count"),
                    values: ages.map(({ count }) => count),
                    links: ages.map(({ openedFrom, openedUntil }) =>
                        filteredList("open", { office, from: openedFrom, until: openedUntil }),
                    ),
                },
            ]}
        />
    );
}
