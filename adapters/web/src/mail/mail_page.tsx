import { useOfficeTime } from "../api/office_clock.js";
import { useHandling, useWorklist, useWorklists } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import type { Row } from "../api/types.js";
import { listAddress } from "../lists/list_address.js";
import { ListCards } from "../lists/list_cards.js";
import { ListTable } from "../lists/list_table.js";
import { unsetLists } from "../lists/unset_lists.js";
import { useDesk } from "../session/session.js";
import { Link, replaceAddress, useAddress } from "../shell/address.js";
import { Select } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { Batches } from "./batches.js";
import { LettersByClass } from "./letters_by_class.js";

/** What comes before a letter's way through the mailroom, and after it. */
const around = ["letter_due", "approvals", "awaiting_reply"];
const stopped = [
    "held_dispatches",
    "undeliverable",
    "perhaps_not_arrived",
    "to_pull",
    "reply_lapsed",
];

/** 照会書発送: the letters by step, whether the counts agree, and what came back. */
export function MailPage() {
    const { t } = useWords();
    const { office: here, session } = useDesk();
    const { parameters, path } = useAddress();
    const office = parameters.get("office") ?? here;
    const lists = useWorklists(office);
    const unset = unsetLists(useHandling().data);
    return (
        <>
            <h1>{t("mail")}</h1>
            <div className="bar-line">
                <Select
                    label={t("office")}
                    value={office}
                    onChange={(next) => {
                        replaceAddress(`${path}?office=${encodeURIComponent(next)}`);
                    }}
                    choices={[
                        ["", t("whole_town")],
                        ...session.offices.map((each) => [each.office, each.label] as const),
                    ]}
                />
            </div>
            <CutOff />
            <h2>{t("letters_by_step")}</h2>
            <Waiting of={lists} />
            {lists.data !== undefined && (
                <ListCards lists={lists.data} only={around} office={office} />
            )}
            <LettersByClass office={office} />
            <Batches office={office} />
            <h2>{t("letters_trouble")}</h2>
            {lists.data !== undefined && (
                <ListCards lists={lists.data} only={stopped} office={office} unset={unset} />
            )}
            <Returned office={office} />
            <MoneyToday office={office} />
            <ul className="link-row">
                <li>
                    <Link to={listAddress("unused_numbers", "")}>{t("missing_numbers")}</Link>
                </li>
                <li>
                    <Link to={listAddress("money", "")}>{t("stamps_and_cash")}</Link>
                </li>
                <li>
                    <Link to={listAddress("document_numbers", "")}>{t("document_numbers")}</Link>
                </li>
            </ul>
        </>
    );
}

/** How long it is until today's letters have to be handed over, where the office says until when. */
function CutOff() {
    const { t } = useWords();
    const handling = useHandling();
    const now = useOfficeTime();
    if (handling.data === undefined) return <Waiting of={handling} />;
    const until = handling.data.hand_over_until;
    if (until === null) return <p className="notice">{t("cut_off_unset")}</p>;
    const left = now === null ? null : minutesOf(until) - minutesOf(now);
    return (
        <p className="notice">
            {t("cut_off", { until })}{" "}
            {left !== null && (
                <strong>
                    {left <= 0
                        ? t("cut_off_over")
                        : t("cut_off_left", { hours: Math.floor(left / 60), minutes: left % 60 })}
                </strong>
            )}
        </p>
    );
}

/** 15:00 as minutes of the day. */
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Stamps and cash of the day, as they are recorded. */
function MoneyToday({ office }: { office: string }) {
    const { t, code } = useWords();
    const day = useToday();
    const asked = { from: day, until: day, limit: "1000", ...(office === "" ? {} : { office }) };
    const query = useWorklist("day_figures", new URLSearchParams(asked));
    // A sum of what wasn't read would be told as none.
    if (query.data === undefined) return <Waiting of={query} />;
    const { rows } = query.data;
    const sum = (figure: string) =>
        rows
            .filter((row) => row.figure === figure && row.day === day)
            .reduce((all, row) => all + Number(row.value), 0)
            .toLocaleString("ja-JP");
    return (
        <p>
            {t("today_money")}: {code("stamps_yen")} <strong>{sum("stamps_yen")}</strong>{" "}
            {code("cash_yen")} <strong>{sum("cash_yen")}</strong>
        </p>
    );
}

function Returned({ office }: { office: string }) {
    const { t } = useWords();
    const asked = new URLSearchParams({ sort: "posted_on", limit: "20" });
    if (office !== "") asked.set("office", office);
    const query = useWorklist("undeliverable", asked);
    const rows: Row[] = query.data?.rows ?? [];
    if (rows.length === 0) return null;
    return (
        <section>
            <h2>{t("returned_oldest")}</h2>
            <ListTable
                list="undeliverable"
                caption={t("returned_oldest")}
                rows={rows}
                names={false}
                sort=""
                descending={false}
                onSort={null}
                chosen={new Set()}
                onChoose={null}
            />
        </section>
    );
}
