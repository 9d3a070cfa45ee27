import { useDashboard, useWorklists } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import type { Dashboard } from "../api/types.js";
import { listAddress, ListCards } from "../lists/list_cards.js";
import { useDesk } from "../session/session.js";
import { Link, replaceAddress, useAddress } from "../shell/address.js";
import { BarChart, LineChart } from "../ui/chart.js";
import { Select } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { shortEraDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { agesOf, byDay, leadTimesOf } from "./figures.js";

/** What a chief looks at, in the order in which it can't wait. */
const groups: readonly { word: Word; lists: readonly string[] }[] = [
    {
        word: "decisions_wanted",
        lists: ["approvals", "exceptions", "corrections", "policy_adoptions", "erasures"],
    },
    {
        word: "stops_and_returns",
        lists: [
            "stopped",
            "undeliverable",
            "card_work_failures",
            "held_dispatches",
            "to_pull",
            "perhaps_not_arrived",
            "incidents",
            "incident_reports",
        ],
    },
    { word: "this_week", lists: ["lapsing", "reply_lapsed", "expiry", "deficient_visits"] },
    { word: "custody_and_money", lists: ["custody", "custody_items", "money", "day_closes"] },
];

/**
 * 進行管理: what wants a decision, what has stopped, how the work flows; by office, never by person.
 */
export function ProgressPage() {
    const { t } = useWords();
    const { session } = useDesk();
    const { parameters, path } = useAddress();
    const office = parameters.get("office") ?? "";
    const lists = useWorklists(office);
    const board = useDashboard(office);
    return (
        <>
            <h1>{t("progress")}</h1>
            <div className="bar-line">
                <Select
                    label={t("office")}
                    value={office}
                    onChange={(next) => {
                        replaceAddress(
                            next === "" ? path : `${path}?office=${encodeURIComponent(next)}`,
                        );
                    }}
                    choices={[
                        ["", t("whole_town")],
                        ...session.offices.map((each) => [each.office, each.label] as const),
                    ]}
                />
                <Link to="/progress/day-close" className="side-link">
                    {t("day_close")}
                </Link>
                <Link to={`/progress/report?month=${useToday().slice(0, 7)}`} className="side-link">
                    {t("reports")}
                </Link>
                <Link to={listAddress("refusals_by_rule", office)} className="side-link">
                    {t("refusals_room")}
                </Link>
            </div>
            <Waiting of={lists} />
            {lists.data !== undefined &&
                groups.map(({ word, lists: only }) => (
                    <section key={word}>
                        <h2>{t(word)}</h2>
                        <ListCards lists={lists.data} only={only} office={office} />
                    </section>
                ))}
            <Waiting of={board} />
            {board.data !== undefined && <Figures board={board.data} office={office} />}
        </>
    );
}

function Figures({ board, office }: { board: Dashboard; office: string }) {
    const { t, code } = useWords();
    const days = byDay(board);
    const labels = days.map(({ day }) => shortEraDate(day).split(".").slice(1).join("/"));
    const ages = agesOf(board);
    const leads = leadTimesOf(board);
    const ageName = ({ from, to }: { from: number; to: number | null }) =>
        to === null ? t("age_over", { from }) : t("age_range", { from, to });
    return (
        <>
            <Backlog board={board} office={office} />
            <div className="charts">
                <div>
                    <BarChart
                        title={t("ages")}
                        label={t("ages")}
                        labels={ages.map(ageName)}
                        series={[{ name: t("count"), values: ages.map(({ count }) => count) }]}
                    />
                    <Link
                        to={`${listAddress("open", office)}${office === "" ? "?" : "&"}sort=opened_on`}
                    >
                        {t("open_the_cases")}
                    </Link>
                </div>
                <LineChart
                    title={t("trend")}
                    label={t("day")}
                    labels={labels}
                    series={[
                        { name: t("opened"), values: days.map(({ opened }) => opened) },
                        { name: t("ended"), values: days.map(({ ended }) => ended) },
                    ]}
                />
                <LineChart
                    title={t("flow")}
                    label={t("day")}
                    labels={labels}
                    series={[{ name: t("open"), values: days.map(({ open }) => open) }]}
                />
                <BarChart
                    title={t("lead_times")}
                    label={t("part")}
                    labels={leads.map(({ part }) => code(part))}
                    series={[
                        { name: t("half"), values: leads.map(({ p50 }) => p50) },
                        { name: t("most"), values: leads.map(({ p85 }) => p85) },
                        { name: t("nearly"), values: leads.map(({ p95 }) => p95) },
                    ]}
                />
            </div>
        </>
    );
}

/** Open cases by step with the oldest of each; every number opens those cases. */
function Backlog({ board, office }: { board: Dashboard; office: string }) {
    const { t, code, language } = useWords();
    const lists = new Map<string, { count: number; oldest: string | null }>();
    for (const line of board.lists) {
        const known = lists.get(line.list);
        const oldest = [known?.oldest, line.oldest]
            .filter((each) => typeof each === "string")
            .sort();
        lists.set(line.list, {
            count: (known?.count ?? 0) + line.count,
            oldest: oldest[0] ?? null,
        });
    }
    return (
        <div className="scroll" role="region" aria-label={t("backlog")} tabIndex={0}>
            <table className="narrow">
                <caption>{t("backlog")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("status")}</th>
                        <th scope="col" className="number">
                            {t("count")}
                        </th>
                        <th scope="col">{t("oldest")}</th>
                    </tr>
                </thead>
                <tbody>
                    {[...lists]
                        .filter(([, { count }]) => count > 0)
                        .map(([list, line]) => (
                            <tr key={list}>
                                <th scope="row">{code(list)}</th>
                                <td className="number">
                                    <Link to={listAddress(list, office)}>{line.count}</Link>
                                </td>
                                <td>
                                    {line.oldest === null
                                        ? ""
                                        : language === "en"
                                          ? line.oldest
                                          : shortEraDate(line.oldest)}
                                </td>
                            </tr>
                        ))}
                </tbody>
            </table>
        </div>
    );
}
