import { useEffect, useState } from "react";
import { useWorklist } from "../api/queries.js";
import type { Row } from "../api/types.js";
import { replaceAddress, useAddress } from "../shell/address.js";
import { TextField } from "../ui/field.js";
import { PrintedHead } from "../ui/printed_head.js";
import { Waiting } from "../ui/notice.js";
import { useWords, type Words } from "../words/language.js";
import { settingNames } from "../words/settings_table.js";
import { useDesk } from "../session/session.js";
import { Bulk, bulkActs, BulkResult, type Done } from "./bulk.js";
import { allChosen, choosableOf, numberOf } from "./choice.js";
import { caseLists } from "./columns_table.js";
import { CsvButton } from "./csv_button.js";
import { takes } from "./list_address.js";
import { listName } from "./list_name.js";
import { Filters, Narrowed, type FilterProps } from "./list_filters.js";
import { changed, filterOf, rowsAskedOf, wholeRows, withNames } from "./list_query.js";
import { areCases, ListTable } from "./list_table.js";
import { rowsWith } from "./row_search.js";

const pageRows = 50;

/** A worklist: filters in the address, search inside it, order, choice, export. */
export function ListPage({ list }: { list: string }) {
    const words = useWords();
    const { t } = words;
    const { parameters, path } = useAddress();
    const filter = filterOf(list, parameters);
    const change = (name: string, value: string) => {
        replaceAddress(`${path}?${changed(filter, name, value).toString()}`);
    };
    const [whole, setWhole] = useState(false);
    const query = useWorklist(list, rowsAskedOf(filter, pageRows));
    const all = useWorklist(list, rowsAskedOf(filter, wholeRows), whole);
    const page = all.data ?? query.data;
    const title = page === undefined ? t("worklists") : listName(list, page.title, words);
    return (
        <>
            <h1>
                {title}{" "}
                {page !== undefined && page.total !== null && page.total !== undefined && (
                    <span className="count">{t("rows", { count: page.total })}</span>
                )}
            </h1>
            <PrintedHead office={filter.get("office") ?? ""} />
            <Filters
                filter={filter}
                change={change}
                ofOffices={takes(list, "office")}
                ofCases={caseLists.has(list)}
            />
            <Narrowed filter={filter} change={change} />
            <Waiting of={query} />
            {page !== undefined && (
                <Rows
                    key={list}
                    list={list}
                    filter={filter}
                    title={title}
                    first={page.rows}
                    total={page.total ?? page.rows.length}
                    cursor={all.data?.cursor ?? ""}
                    whole={whole}
                    arrived={all.data !== undefined}
                    onWhole={() => {
                        setWhole(true);
                    }}
                    notes={page.notes}
                    change={change}
                />
            )}
        </>
    );
}

/** A note of the server's; a value that the office hasn't set is told by the value's name. */
function noteText(note: string, { t, either }: Words): string {
    if (/^more than \d+ rows/u.test(note)) return t("list_too_long");
    const name = settingNames[/not set: ([\w.]+)/u.exec(note)?.[1] ?? ""];
    return name === undefined ? note : `${either(name[0], name[1])}: ${t("silent")}`;
}

function Notes({ notes }: { notes: readonly string[] }) {
    const words = useWords();
    return (
        <>
            {notes.map((note) => (
                <p key={note} className="notice">
                    {noteText(note, words)}
                </p>
            ))}
        </>
    );
}

interface RowsProps extends FilterProps {
    list: string;
    title: string;
    first: readonly Row[];
    total: number;
    cursor: string;
    /** Whether everything that the server gives at once is wanted, not the first rows only. */
    whole: boolean;
    /** Whether it is there. */
    arrived: boolean;
    onWhole: () => void;
    notes: readonly string[];
}

function Rows(props: RowsProps) {
    const { list, filter, title, first, total, cursor, notes, change } = props;
    const { whole, arrived, onWhole } = props;
    const { t } = useWords();
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [token, setToken] = useState("");
    const [allWanted, setAllWanted] = useState(false);
    const [done, setDone] = useState<Done | null>(null);
    const shown = rowsWith(first, token);
    const cases = areCases(first);
    const acts = bulkActs(list, useDesk().session.permissions);
    const bulk = cases && acts.length > 0;
    const more = first.length < total;
    useEffect(() => {
        // All were wanted before they were there; of a list too long, all that are given at once.
        if (!allWanted || !(arrived || !more)) return;
        setAllWanted(false);
        setChosen(new Set(first.map(numberOf)));
    }, [allWanted, arrived, more, first]);
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
                    onChange={(text) => {
                        setToken(text);
                        if (more) onWhole();
                    }}
                    type="search"
                    size={18}
                />
                {bulk && (
                    <Bulk
                        acts={acts}
                        chosen={chosen}
                        shown={shown}
                        beyond={arrived ? choosableOf(total).beyond : 0}
                        onDone={(result) => {
                            setDone(result);
                            setChosen(new Set());
                        }}
                    />
                )}
                {bulk && more && !whole && allChosen(chosen, first) && (
                    <ChooseWhole
                        total={total}
                        onChoose={() => {
                            setAllWanted(true);
                            onWhole();
                        }}
                    />
                )}
                <CsvButton list={list} filter={filter} />
            </div>
            {done !== null && (
                <BulkResult
                    result={done}
                    onClose={() => {
                        setDone(null);
                    }}
                />
            )}
            <Notes notes={notes} />
            {shown.length === 0 && <Empty all={first.length} filtered={filter.size > 0} />}
            {shown.length > 0 && (
                <ListTable
                    list={list}
                    caption={title}
                    rows={shown}
                    names={withNames(filter)}
                    sort={sort}
                    descending={descending}
                    onSort={cases ? sortBy : null}
                    chosen={chosen}
                    onChoose={bulk ? setChosen : null}
                />
            )}
            <Whole {...props} />
            <More list={list} filter={filter} title={title} cursor={cursor} />
        </>
    );
}

/** Chooses the whole list, or what can be chosen of one that is too long. */
function ChooseWhole({ total, onChoose }: { total: number; onChoose: () => void }) {
    const { t } = useWords();
    const { within, beyond } = choosableOf(total);
    return (
        <button type="button" className="small-button" onClick={onChoose}>
            {beyond === 0
                ? t("select_whole", { count: total })
                : t("select_first", { count: within, beyond })}
        </button>
    );
}

/** Asks for all rows where only the first are there, and says that they are on their way. */
function Whole({ first, total, cursor, whole, onWhole }: RowsProps) {
    const { t } = useWords();
    if (first.length >= total) return null;
    if (!whole) {
        return (
            <button type="button" onClick={onWhole}>
                {t("show_whole", { count: total })}
            </button>
        );
    }
    const onItsWay = cursor === "" && first.length < wholeRows;
    return onItsWay ? <p role="status">{t("loading")}</p> : null;
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
    const asked = rowsAskedOf(filter, wholeRows);
    asked.set("cursor", cursor);
    const query = useWorklist(list, asked);
    if (query.data === undefined) return <Waiting of={query} />;
    return (
        <>
            <ListTable
                list={list}
                caption={title}
                rows={query.data.rows}
                names={withNames(filter)}
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
