import { useExpiryCount, useWorklist, useWorklists } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import type { CaseRow } from "../api/types.js";
import { daysLeft } from "../cases/deadline.js";
import { filteredList, type ListFilter } from "../lists/list_address.js";
import { ListCards } from "../lists/list_cards.js";
import { useDesk, useMay } from "../session/session.js";
import { Link } from "../shell/address.js";
import { caseAddress } from "../shell/finder.js";
import { counterWork } from "../shell/rooms.js";
import { Waiting } from "../ui/notice.js";
import { bothCalendars } from "../words/dates.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { ClosedToday, ClosuresAhead } from "./closures.js";

/** The lists that a counter works through, in the order of a day. */
const counterLists = [
    "intake",
    "letter_due",
    "approvals",
    "awaiting_reply",
    "second_visits_due",
    "second_visit_open",
    "card_work",
    "card_work_failures",
    "deficient_visits",
    "reply_lapsed",
    "undeliverable",
    "held_dispatches",
    "stopped",
    "custody",
    "expiry",
] as const;

const todayLists: readonly { list: string; word: Word; endsToday?: boolean }[] = [
    { list: "lapsing", word: "ends_today", endsToday: true },
    { list: "second_visits_due", word: "today_expected" },
    { list: "lapsing", word: "today_deadlines" },
    { list: "held_dispatches", word: "today_held" },
    { list: "custody", word: "today_custody" },
];

/** 窓口受付: what can be begun, what waits, and what today brings. */
export function CounterPage() {
    const { t, language } = useWords();
    const { office } = useDesk();
    const may = useMay();
    const lists = useWorklists(office);
    const today = useToday();
    const expiry = useExpiryCount(today).data;
    const counted = lists.data?.map((each) =>
        each.list === "expiry" && expiry !== undefined ? { ...each, ...expiry } : each,
    );
    return (
        <div className="with-side">
            <div>
                <h1>{t("counter")}</h1>
                <ClosedToday />
                {may(counterWork) && (
                    <div className="main-actions">
                        <Link to="/new" className="main-link" shortcut="F4">
                            {t("new_case")} <kbd>F4</kbd>
                        </Link>
                        <Link to="/slip" className="side-link">
                            {t("outage_slip")}
                        </Link>
                    </div>
                )}
                <h2>{t("worklists")}</h2>
                <Waiting of={lists} />
                {counted !== undefined && (
                    <ListCards lists={counted} only={counterLists} office={office} />
                )}
            </div>
            <aside aria-label={t("today")}>
                <h2>
                    {t("today")}{" "}
                    <span className="day-whole">{bothCalendars(today, language === "en")}</span>
                </h2>
                {todayLists.map(({ list, word, endsToday }) => (
                    <TodayList
                        key={word}
                        list={list}
                        word={word}
                        filter={endsToday === true ? { office, until: today } : { office }}
                    />
                ))}
                <ClosuresAhead />
            </aside>
        </div>
    );
}

const few = 8;

interface TodayProps {
    list: string;
    word: Word;
    filter: ListFilter;
}

function TodayList({ list, word, filter }: TodayProps) {
    const words = useWords();
    const { t, either } = words;
    const asked = new URLSearchParams({ ...filter, limit: String(few), sort: "deadline" });
    const query = useWorklist(list, asked);
    const rows = (query.data?.rows ?? []) as unknown as CaseRow[];
    const total = query.data?.total ?? rows.length;
    return (
        <section>
            <h3>
                <Link to={filteredList(list, filter)}>{t(word)}</Link>{" "}
                {query.data !== undefined && (
                    <span className="count">{t("rows", { count: total })}</span>
                )}
            </h3>
            {query.error !== null && <Waiting of={query} />}
            {rows.length > 0 && (
                <ul className="plain-list today-list">
                    {rows.map((row) => (
                        <li key={row.case_number}>
                            <Link to={caseAddress(row.case_number)}>{row.case_number}</Link>
                            <span>
                                {daysLeft(row, words) || either(row.status_ja, row.status_en)}
                            </span>
                        </li>
                    ))}
                </ul>
            )}
        </section>
    );
}
