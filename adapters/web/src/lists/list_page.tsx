import { useState } from "react";
import { useWorklist } from "../api/queries.js";
import type { Row } from "../api/types.js";
import { useDesk } from "../session/session.js";
import { replaceAddress, useAddress } from "../shell/address.js";
import { Select, TextField } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { bothCalendars } from "../words/dates.js";
import { useWords, type Words } from "../words/language.js";
import { settingNames } from "../words/settings_table.js";
import { Bulk } from "./bulk.js";
import { caseLists } from "./columns_table.js";
import { CsvButton } from "./csv_button.js";
import { listName } from "./list_name.js";
import { areCases, ListTable } from "./list_table.js";
import { SavedFilters } from "./saved_filters.js";

const pageRows = 50;
const narrowing = ["from", "until", "word", "rule", "procedures", "applicant"] as const;
const kept = ["office", "status", "procedure", "sort", "order", "names", ...narrowing] as const;

/** What the address says of a list: filters and order, and nothing personal. */
function filterOf(parameters: URLSearchParams): URLSearchParams {
    return new URLSearchParams(
        kept.flatMap((name) => {
            const value = parameters.get(name);
            return value === null || value === "" ? [] : [[name, value]];
        }),
    );
}

/** What the server is asked: names too where kana gives the order. */
function askedOf(filter: URLSearchParams): URLSearchParams {
    const asked = new URLSearchParams(filter);
    if (asked.get("sort") === "kana") asked.set("names", "1");
    asked.set("limit", String(pageRows));
    return asked;
}

const matches = (row: Row, token: string) =>
    token === "" ||
    [
        "case_number",
        "letter_number",
        "tracking_no",
        "batch",
        "document_number",
        "receipt_number",
        "actor",
    ].some((column) =>
        String(row[column] ?? "")
            .normalize("NFKC")
            .toUpperCase()
            .includes(token),
    );

/** A worklist: filters in the address, search inside it, order, choice, export. */
export function ListPage({ list }: { list: string }) {
    const words = useWords();
    const { t } = words;
    const { parameters, path } = useAddress();
    const filter = filterOf(parameters);
    const change = (name: string, value: string) => {
        const next = new URLSearchParams(filter);
        if (value === "") next.delete(name);
        else next.set(name, value);
        replaceAddress(`${path}?${next.toString()}`);
    };
    const query = useWorklist(list, askedOf(filter));
    const page = query.data;
    const title = page === undefined ? t("worklists") : listName(list, page.title, words);
    return (
        <>
            <h1>
                {title}{" "}
                {page !== undefined && page.total !== null && page.total !== undefined && (
                    <span className="count">{t("rows", { count: page.total })}</span>
                )}
            </h1>
            <Filters filter={filter} change={change} ofCases={caseLists.has(list)} />
            <Narrowed filter={filter} change={change} />
            <Waiting of={query} />
            {page !== undefined && (
                <Rows
                    key={list}
                    list={list}
                    filter={filter}
                    title={title}
                    first={page.rows}
                    cursor={page.cursor ?? ""}
                    notes={page.notes}
                    change={change}
                />
            )}
        </>
    );
}

interface FilterProps {
    filter: URLSearchParams;
    change: (name: string, value: string) => void;
}

function Filters({ filter, change, ofCases }: FilterProps & { ofCases: boolean }) {
    const { t, code } = useWords();
    const { session } = useDesk();
    const { path } = useAddress();
    const value = (name: string) => filter.get(name) ?? "";
    const procedures = ["pin_reset", "renew", "issue", "pin_change", "revoke"];
    return (
        <div className="bar-line">
            <Select
                label={t("office")}
                value={value("office")}
                onChange={(office) => {
                    change("office", office);
                }}
                choices={[
                    ["", t("all_offices")],
                    ...session.offices.map((each) => [each.office, each.label] as const),
                ]}
            />
            {ofCases && (
                <Select
                    label={t("procedures")}
                    value={value("procedure")}
                    onChange={(procedure) => {
                        change("procedure", procedure);
                    }}
                    choices={[
                        ["", t("all")],
                        ...procedures.map((each) => [each, code(each)] as const),
                    ]}
                />
            )}
            {ofCases && (
                <label className="choice">
                    <input
                        type="checkbox"
                        checked={value("names") === "1"}
                        onChange={(event) => {
                            change("names", event.target.checked ? "1" : "");
                        }}
                    />
                    {t("with_names")}
                </label>
            )}
            {filter.size > 0 && (
                <button
                    type="button"
                    className="small-button"
                    onClick={() => {
                        replaceAddress(path);
                    }}
                >
                    {t("clear_filter")}
                </button>
            )}
            <SavedFilters address={`${path}?${filter.toString()}`} isFiltered={filter.size > 0} />
        </div>
    );
}

/** What narrows the list to the rows that a number counts; each can be taken away. */
function Narrowed({ filter, change }: FilterProps) {
    const { t, code, language } = useWords();
    const text = (name: (typeof narrowing)[number], value: string) =>
        name === "from" || name === "until"
            ? bothCalendars(value, language === "en")
            : value
                  .split(",")
                  .map((each) => each.split(":").map(code).join(": "))
                  .join("・");
    const shown = narrowing.filter((name) => filter.has(name));
    if (shown.length === 0) return null;
    return (
        <ul className="pills" aria-label={t("narrowed")}>
            {shown.map((name) => (
                <li key={name}>
                    <button
                        type="button"
                        className="small-button"
                        onClick={() => {
                            change(name, "");
                        }}
                    >
                        {t(`narrow_${name}`)} {text(name, filter.get(name) ?? "")}
                        <span aria-hidden="true"> ×</span>
                        <span className="visually-hidden"> {t("take_away")}</span>
                    </button>
                </li>
            ))}
        </ul>
    );
}

/** A note of the server's; a value that the office hasn't set is told by the value's name. */
function noteText(note: string, { t, either }: Words): string {
    const name = settingNames[/not set: ([\w.]+)/u.exec(note)?.[1] ?? ""];
    return name === undefined ? note : `${either(name[0], name[1])}: ${t("silent")}`;
}

interface RowsProps extends FilterProps {
    list: string;
    title: string;
    first: readonly Row[];
    cursor: string;
    notes: readonly string[];
}

function Rows({ list, filter, title, first, cursor, notes, change }: RowsProps) {
    const words = useWords();
    const { t } = words;
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [token, setToken] = useState("");
    const wanted = token.normalize("NFKC").trim().toUpperCase();
    const shown = first.filter((row) => matches(row, wanted));
    const cases = areCases(first);
    const sort = filter.get("sort") ?? "";
    const descending = filter.get("order") === "desc";
    const sortBy = (column: string) => {
        if (sort === column) change("order", descending ? "" : "desc");
        else change("sort", column);
    };
    return (
        <>
            <div className="bar-line">
                <TextField
                    label={t("filter_in")}
                    value={token}
                    onChange={setToken}
                    type="search"
                    size={18}
                />
                {cases && (
                    <Bulk
                        list={list}
                        chosen={chosen}
                        onDone={() => {
                            setChosen(new Set());
                        }}
                    />
                )}
                <CsvButton list={list} filter={filter} />
            </div>
            {notes.map((note) => (
                <p key={note} className="notice">
                    {noteText(note, words)}
                </p>
            ))}
            {shown.length === 0 && <Empty all={first.length} filtered={filter.size > 0} />}
            {shown.length > 0 && (
                <ListTable
                    list={list}
                    caption={title}
                    rows={shown}
                    names={filter.get("names") === "1" || sort === "kana"}
                    sort={sort}
                    descending={descending}
                    onSort={cases ? sortBy : null}
                    chosen={chosen}
                    onChoose={cases ? setChosen : null}
                />
            )}
            <More list={list} filter={filter} title={title} cursor={cursor} />
        </>
    );
}

interface MoreProps {
    list: string;
    filter: URLSearchParams;
    title: string;
    cursor: string;
}

/** The next page, once somebody wants it. */
function More(props: MoreProps) {
    const { t } = useWords();
    const [wanted, setWanted] = useState(false);
    if (props.cursor === "") return null;
    return wanted ? (
        <NextPage {...props} />
    ) : (
        <button
            type="button"
            onClick={() => {
                setWanted(true);
            }}
        >
            {t("next_page")}
        </button>
    );
}

function NextPage({ list, filter, title, cursor }: MoreProps) {
    const asked = askedOf(filter);
    asked.set("cursor", cursor);
    const query = useWorklist(list, asked);
    if (query.data === undefined) return <Waiting of={query} />;
    return (
        <>
            <ListTable
                list={list}
                caption={title}
                rows={query.data.rows}
                names={filter.get("names") === "1"}
                sort=""
                descending={false}
                onSort={null}
                chosen={new Set()}
                onChoose={null}
            />
            <More list={list} filter={filter} title={title} cursor={query.data.cursor ?? ""} />
        </>
    );
}

function Empty({ all, filtered }: { all: number; filtered: boolean }) {
    const { t } = useWords();
    if (all > 0) return <p className="notice">{t("empty_token", { count: all })}</p>;
    return <p className="notice">{filtered ? t("empty_filtered") : t("empty")}</p>;
}
