import { useWorklist } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import type { Row } from "../api/types.js";
import { Link, useAddress } from "../shell/address.js";
import { useNames } from "../session/use_names.js";
import { useDesk, useMay } from "../session/session.js";
import { counterWork } from "../shell/rooms.js";
import { Waiting } from "../ui/notice.js";
import { addDays, bothCalendars, isIsoDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { CloseForm } from "./close_form.js";
import { ClosedDays } from "./closed_days.js";
import { closeOf, counts, happened } from "./day_close.js";
import { daysNotClosed } from "./days_not_closed.js";

/** What a day is closed with. */
const figuresOfDay = new Set([...happened, ...counts].map(({ figure }) => figure));

/** How many days back a day that nobody closed is looked for, and closed ones are shown. */
const lookBack = 31;

/** 日締め: the day's figures stand there; what lies in the drawer is counted and must agree. */
export function DayClosePage() {
    const { t, language } = useWords();
    const { office } = useDesk();
    const may = useMay();
    const now = useToday();
    const { parameters } = useAddress();
    const asked = parameters.get("day") ?? "";
    const day = isIsoDate(asked) && asked < now ? asked : now;
    const one = { from: day, until: day, limit: "1000", ...(office === "" ? {} : { office }) };
    const figures = useWorklist("day_figures", new URLSearchParams(one));
    const custody = useWorklist(
        "custody_items",
        new URLSearchParams({ limit: "1000", ...(office === "" ? {} : { office }) }),
    );
    const back = addDays(now, -lookBack);
    const since = { from: day < back ? day : back, limit: "1000" };
    const closes = useWorklist(
        "day_closes",
        new URLSearchParams({ ...since, ...(office === "" ? {} : { office }) }),
    );
    const closed = closeOf(closes.data?.rows ?? [], office, day);
    const kept = (custody.data?.rows ?? []).filter((row) => row.office === office);
    const ready = figures.data !== undefined && custody.data !== undefined && closes.isFetched;
    return (
        <>
            <h1>{t("day_close_of", { day: bothCalendars(day, language === "en") })}</h1>
            {closes.data !== undefined && (
                <NotClosed now={now} office={office} closes={closes.data.rows} />
            )}
            <Waiting of={figures} />
            {closed !== undefined && <ClosedAlready row={closed} />}
            {may(counterWork) && ready && closed === undefined && (
                <CloseForm
                    key={`${office}${day}`}
                    day={day}
                    office={office}
                    recorded={recordedOf(figures.data.rows, kept, office, day)}
                    kept={kept}
                />
            )}
            {closes.data !== undefined && <ClosedDays rows={closes.data.rows} office={office} />}
        </>
    );
}

/** Days before today on which something happened at the office and that nobody has closed. */
function NotClosed({
    now,
    office,
    closes,
}: {
    now: string;
    office: string;
    closes: readonly Row[];
}) {
    const { t, language } = useWords();
    const span = { from: addDays(now, -lookBack), until: addDays(now, -1), limit: "1000" };
    const figures = useWorklist(
        "day_figures",
        new URLSearchParams({ ...span, ...(office === "" ? {} : { office }) }),
    );
    const open = daysNotClosed(figures.data?.rows ?? [], closes, office, now);
    if (open.length === 0) return null;
    return (
        <div className="notice notice-wrong">
            {t("days_not_closed")}
            <ul className="plain-list">
                {open.map((each) => (
                    <li key={each}>
                        <Link to={`/progress/day-close?day=${each}`}>
                            {bothCalendars(each, language === "en")}
                        </Link>
                    </li>
                ))}
            </ul>
        </div>
    );
}

/** What is on record for the day: its figures, and what is kept now. */
function recordedOf(rows: readonly Row[], kept: readonly Row[], office: string, day: string) {
    const sum = (figure: string) =>
        rows
            .filter((row) => row.figure === figure && row.day === day && row.office === office)
            .reduce((all, row) => all + Number(row.value), 0);
    return {
        ...Object.fromEntries([...figuresOfDay].map((figure) => [figure, sum(figure)])),
        custody: kept.length,
    } as Record<string, number>;
}

/** Nobody closes a day twice: who has, and whether the chief has confirmed it. */
function ClosedAlready({ row }: { row: Row }) {
    const { t } = useWords();
    const name = useNames();
    const by = name(String(row.closed_by));
    return (
        <p className="notice" role="status">
            {row.confirmed_by
                ? t("day_confirmed", { by, chief: name(String(row.confirmed_by)) })
                : t("day_closed", { by })}
        </p>
    );
}
