import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useWorklist } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { submit } from "../api/submit.js";
import type { Row } from "../api/types.js";
import { Link, useAddress } from "../shell/address.js";
import { useNames } from "../session/use_names.js";
import { wholeNumber } from "../forms/values.js";
import { useDesk } from "../session/session.js";
import { TextArea, TextField } from "../ui/field.js";
import { Trouble, Waiting } from "../ui/notice.js";
import { addDays, bothCalendars, isIsoDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { closeOf, counts, mayConfirm, wantsExplanation, withoutNumber } from "./day_close.js";
import { daysNotClosed } from "./days_not_closed.js";

const plain = ["opened", "completed", "letters_posted"];

/** 日締め: the day's figures stand there; what lies in the drawer is counted and must agree. */
export function DayClosePage() {
    const { t, language } = useWords();
    const { office } = useDesk();
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
    const closes = useWorklist(
        "day_closes",
        new URLSearchParams({ limit: "1000", ...(office === "" ? {} : { office }) }),
    );
    const closed = closeOf(closes.data?.rows ?? [], office, day);
    const ready = figures.data !== undefined && custody.data !== undefined && closes.isFetched;
    return (
        <>
            <h1>{t("day_close_of", { day: bothCalendars(day, language === "en") })}</h1>
            {closes.data !== undefined && (
                <NotClosed now={now} office={office} closes={closes.data.rows} />
            )}
            <Waiting of={figures} />
            {closed !== undefined && <ClosedAlready row={closed} />}
            {ready && closed === undefined && (
                <CloseForm
                    key={`${office}${day}`}
                    day={day}
                    office={office}
                    recorded={recordedOf(figures.data.rows, custody.data.rows, office, day)}
                />
            )}
            {closes.data !== undefined && <Closed rows={closes.data.rows} office={office} />}
        </>
    );
}

/** How far back a day that nobody closed is looked for. */
const lookBack = 31;

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

function recordedOf(rows: readonly Row[], kept: readonly Row[], office: string, day: string) {
    const sum = (figure: string) =>
        rows
            .filter((row) => row.figure === figure && row.day === day && row.office === office)
            .reduce((all, row) => all + Number(row.value), 0);
    return {
        ...Object.fromEntries(
            [...plain, "card_operations", "cash_yen", "stamps_yen"].map((figure) => [
                figure,
                sum(figure),
            ]),
        ),
        custody: kept.filter((row) => row.office === office).length,
    } as Record<string, number>;
}

interface FormProps {
    day: string;
    office: string;
    recorded: Readonly<Record<string, number>>;
}

function CloseForm({ day, office, recorded }: FormProps) {
    const { t, code } = useWords();
    const client = useQueryClient();
    const [counted, setCounted] = useState<Readonly<Record<string, string>>>({});
    const [explanation, setExplanation] = useState("");
    const [left, setLeft] = useState("");
    const [error, setError] = useState<unknown>(null);
    const [tried, setTried] = useState(false);
    const [done, setDone] = useState(false);
    const missing = withoutNumber(counted);
    const explained = wantsExplanation(counted, recorded);
    const unexplained = explained && explanation.trim() === "";
    const send = (event: FormEvent) => {
        event.preventDefault();
        setTried(true);
        if (missing.size > 0 || unexplained) return;
        const payload = {
            day,
            ...Object.fromEntries(plain.map((figure) => [figure, recorded[figure] ?? 0])),
            ...Object.fromEntries(
                counts.flatMap((each) => [
                    [each.here, recorded[each.figure] ?? 0],
                    [each.there, wholeNumber(counted[each.there] ?? "")],
                ]),
            ),
            open_items: left
                .split("\n")
                .map((line) => line.trim())
                .filter((line) => line !== ""),
            explanation,
        };
        submit(`/v1/commands/office/${encodeURIComponent(office)}`, "close_day", payload, office)
            .then(async () => {
                setDone(true);
                await client.invalidateQueries({ queryKey: ["list", "day_closes"] });
            })
            .catch(setError);
    };
    if (done) {
        return (
            <p role="status" className="done">
                {t("done")}
            </p>
        );
    }
    return (
        <form onSubmit={send} noValidate>
            <p>
                {plain
                    .map((figure) => `${code(figure)} ${String(recorded[figure] ?? 0)}`)
                    .join("　")}
            </p>
            <Counts
                recorded={recorded}
                counted={counted}
                missing={tried ? missing : new Set()}
                onChange={setCounted}
            />
            {explained && (
                <TextArea
                    label={t("explanation")}
                    value={explanation}
                    required
                    wrong={tried && unexplained ? t("required_wrong") : undefined}
                    onChange={setExplanation}
                />
            )}
            <TextArea label={t("open_items")} value={left} onChange={setLeft} />
            <Trouble error={error} />
            <button type="submit" className="main-button">
                {t("close_the_day")}
            </button>
        </form>
    );
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

type ByName<T> = Readonly<Record<string, T>>;

/** What lies in the drawer beside what is recorded, and the difference. */
function Counts({
    recorded,
    counted,
    missing,
    onChange,
}: {
    recorded: ByName<number>;
    counted: ByName<string>;
    /** Where a number is wanted and none stands. */
    missing: ReadonlySet<string>;
    onChange: (counted: ByName<string>) => void;
}) {
    const { t } = useWords();
    const numbers = counts.map((each) => wholeNumber(counted[each.there] ?? ""));
    return (
        <div className="scroll" role="region" aria-label={t("day_close")} tabIndex={0}>
            <table className="narrow">
                <thead>
                    <tr>
                        <th scope="col">{t("count_of")}</th>
                        <th scope="col" className="number">
                            {t("recorded")}
                        </th>
                        <th scope="col">{t("counted")}</th>
                        <th scope="col" className="number">
                            {t("difference")}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {counts.map((each, at) => (
                        <tr key={each.there}>
                            <th scope="row">{t(each.word)}</th>
                            <td className="number">{recorded[each.figure] ?? 0}</td>
                            <td>
                                <TextField
                                    label={`${t(each.word)} ${t("counted")}`}
                                    hideLabel
                                    numeric
                                    size={8}
                                    value={counted[each.there] ?? ""}
                                    wrong={missing.has(each.there) ? t("count_wrong") : undefined}
                                    onChange={(value) => {
                                        onChange({ ...counted, [each.there]: value });
                                    }}
                                />
                            </td>
                            <td className="number">
                                {numbers[at] === undefined
                                    ? ""
                                    : numbers[at] - (recorded[each.figure] ?? 0)}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

function Closed({ rows, office }: { rows: readonly Row[]; office: string }) {
    const { t, language } = useWords();
    const { session } = useDesk();
    const client = useQueryClient();
    const name = useNames();
    const [error, setError] = useState<unknown>(null);
    const latest = [...rows]
        .sort((a, b) => String(b.day).localeCompare(String(a.day)))
        .slice(0, 10);
    const confirm = (row: Row) => {
        submit(
            `/v1/commands/office/${encodeURIComponent(String(row.office))}`,
            "confirm_day_close",
            { day: String(row.day) },
            office,
        )
            .then(() => client.invalidateQueries({ queryKey: ["list", "day_closes"] }))
            .catch(setError);
    };
    return (
        <section>
            <h2>{t("closes_before")}</h2>
            <ul className="plain-list">
                {latest.map((row) => (
                    <li key={`${String(row.office)}${String(row.day)}`}>
                        {bothCalendars(String(row.day), language === "en")}{" "}
                        {row.agrees === true ? t("day_agrees") : t("day_differs")}{" "}
                        {row.confirmed_by ? (
                            `${t("confirmed")} ${name(String(row.confirmed_by))}`
                        ) : (
                            <>
                                {t("not_confirmed_yet")}{" "}
                                {mayConfirm(row, session) && (
                                    <button
                                        type="button"
                                        className="small-button"
                                        onClick={() => {
                                            confirm(row);
                                        }}
                                    >
                                        {t("confirm_day")}
                                    </button>
                                )}
                            </>
                        )}
                    </li>
                ))}
            </ul>
            <Trouble error={error} />
        </section>
    );
}
