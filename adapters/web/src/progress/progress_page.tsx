import { useDashboard, useHandling, useWorklists } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import type { Dashboard, WorklistName } from "../api/types.js";
import type { ListFilter } from "../lists/list_address.js";
import { ListCards } from "../lists/list_cards.js";
import { unsetLists } from "../lists/unset_lists.js";
import { useDesk } from "../session/session.js";
import { ClockNotice } from "../settings/clock_notice.js";
import { Link, replaceAddress, useAddress } from "../shell/address.js";
import { Select } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { addDays } from "../words/dates.js";
import { Backlog } from "./backlog.js";
import { useCounted } from "./list_counts.js";
import { Refusals } from "./report_page.js";
import { Till } from "./till.js";
import { Trends } from "./trends.js";

interface Group {
    word: Word;
    lists: readonly string[];
    /** Whether today's cash and stamps stand there as well. */
    till?: boolean;
}

/** What a chief looks at, in the order in which it can't wait. */
const groups: readonly Group[] = [
    {
        word: "decisions_wanted",
        lists: ["approvals", "erasures"],
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
    {
        word: "custody_and_money",
        lists: ["custody", "custody_items", "money", "day_closes"],
        till: true,
    },
    { word: "decided", lists: ["exceptions", "corrections", "policy_adoptions"] },
];

/** How far the trends and the refusals look back. */
const daysBack = 30;
/** How far it looks ahead for certificates: of those that end this week, as of the deadlines. */
const daysAhead = 7;

/** Lists of what has been; of the others everything that is open counts. */
const past = {
    exceptions: true,
    corrections: true,
    policy_adoptions: true,
    incidents: true,
} as const;
const standing = ["erasures", "incident_reports", "custody_items"] as const;

/** What narrows the lists that the server doesn't count. */
function filtersOf(office: string, from: string, until: string): Record<string, ListFilter> {
    const at = office === "" ? {} : { office };
    return Object.fromEntries([
        ...Object.keys(past).map((list) => [list, { ...at, from, until }] as const),
        ...standing.map((list) => [list, at] as const),
        ["money", { ...at, from: until, until }],
        ["expiry", { ...at, until: addDays(until, daysAhead) }],
    ]);
}

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
    const unset = unsetLists(useHandling().data);
    const now = useToday();
    const filters = filtersOf(office, addDays(now, -daysBack), now);
    const counted = useCounted(lists.data ?? [], filters);
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
                <Link to={`/progress/report?month=${now.slice(0, 7)}`} className="side-link">
                    {t("reports")}
                </Link>
            </div>
            <ClockNotice />
            <Waiting of={lists} />
            {lists.data !== undefined &&
                groups.map((group) => (
                    <GroupOfLists
                        key={group.word}
                        group={group}
                        lists={counted}
                        office={office}
                        filters={filters}
                        unset={unset}
                        board={board.data}
                    />
                ))}
            <Waiting of={board} />
            {board.data !== undefined && (
                <>
                    <Backlog board={board.data} office={office} />
                    <Trends board={board.data} office={office} />
                </>
            )}
            <Refusals span={{ from: addDays(now, -daysBack), until: now }} office={office} />
        </>
    );
}

interface GroupProps {
    group: Group;
    lists: readonly WorklistName[];
    office: string;
    filters: Readonly<Record<string, ListFilter>>;
    unset: ReadonlySet<string>;
    board: Dashboard | undefined;
}

/** One group with those of its lists that the person may see; without any it isn't there. */
function GroupOfLists({ group, lists, office, filters, unset, board }: GroupProps) {
    const { t, code, either } = useWords();
    const only = group.lists.filter((list) => lists.some((each) => each.list === list));
    const looksBack = only.filter((list) => list in past);
    const till = group.till === true && board !== undefined;
    if (only.length === 0 && !till) return null;
    return (
        <section>
            <h2>{t(group.word)}</h2>
            {looksBack.length > 0 && (
                <p className="hint">
                    {t("past_days", {
                        lists: looksBack.map(code).join(either("・", ", ")),
                        days: daysBack,
                    })}
                </p>
            )}
            {only.includes("expiry") && (
                <p className="hint">{t("expiry_within", { days: daysAhead })}</p>
            )}
            {only.length > 0 && (
                <ListCards
                    lists={lists}
                    only={only}
                    office={office}
                    filters={filters}
                    unset={unset}
                />
            )}
            {till && <Till board={board} office={office} />}
        </section>
    );
}
