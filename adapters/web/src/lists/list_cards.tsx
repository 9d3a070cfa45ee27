import type { WorklistName } from "../api/types.js";
import { useMay } from "../session/session.js";
import { Link } from "../shell/address.js";
import { useWords } from "../words/language.js";
import { caseLists } from "./columns_table.js";
import { filteredList, type ListFilter } from "./list_address.js";
import { listName } from "./list_name.js";

/** Lists that want somebody at once when anything is in them. */
const urgent: ReadonlySet<string> = new Set([
    "stopped",
    "undeliverable",
    "card_work_failures",
    "reply_lapsed",
    "to_pull",
    "held_dispatches",
]);

const countOf = (each: WorklistName) => each.count ?? (caseLists.has(each.list) ? 0 : null);

/** Lists with their counts, as links; what is empty stands back. */
export function ListCards({
    lists,
    only,
    office,
    filters = {},
    unset = new Set(),
}: {
    lists: readonly WorklistName[];
    only: readonly string[];
    office: string;
    /** What narrows a list beside its office, as its count does. */
    filters?: Readonly<Record<string, ListFilter>>;
    /** Lists of which no number is said: the office hasn't set what they hang on. */
    unset?: ReadonlySet<string>;
}) {
    const words = useWords();
    const { t } = words;
    const shown = only.flatMap((name) => lists.filter((each) => each.list === name));
    const className = (each: WorklistName) =>
        unset.has(each.list)
            ? "card"
            : countOf(each) === 0
              ? "card empty"
              : urgent.has(each.list) && countOf(each) !== null
                ? "card attention"
                : "card";
    return (
        <ul className="cards">
            {shown.map((each) => (
                <li key={each.list}>
                    <Link
                        to={filteredList(each.list, { office, ...filters[each.list] })}
                        className={className(each)}
                    >
                        <span>{listName(each.list, each.title, words)}</span>
                        {countOf(each) !== null && !unset.has(each.list) && (
                            <strong>
                                {countOf(each)}
                                {each.more === true && "+"}
                                <span className="visually-hidden">{t("unit_count")}</span>
                            </strong>
                        )}
                    </Link>
                    {unset.has(each.list) && <Unset />}
                </li>
            ))}
        </ul>
    );
}

/** In place of a number: who may set the value goes there, others ask the section chief. */
function Unset() {
    const { t } = useWords();
    const may = useMay();
    return (
        <p className="hint">
            {may("set_rules") ? (
                <Link to="/settings/rules" className="side-link">
                    {t("silent_set_here")}
                </Link>
            ) : (
                t("silent")
            )}
        </p>
    );
}
