import { procedures } from "../forms/domain_table.js";
import { useDesk } from "../session/session.js";
import { replaceAddress, useAddress } from "../shell/address.js";
import { Select } from "../ui/field.js";
import { bothCalendars } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { narrowing, withNames } from "./list_query.js";
import { SavedFilters } from "./saved_filters.js";

/** What the address says of a list, and how to change it. */
export interface FilterProps {
    filter: URLSearchParams;
    change: (name: string, value: string) => void;
}

interface Props extends FilterProps {
    /** Its rows are of an office each. */
    ofOffices: boolean;
    ofCases: boolean;
}

/** The filters that a list has. */
export function Filters({ filter, change, ofOffices, ofCases }: Props) {
    const { t, code } = useWords();
    const { session } = useDesk();
    const { path } = useAddress();
    const value = (name: string) => filter.get(name) ?? "";
    return (
        <div className="bar-line">
            {ofOffices && (
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
            )}
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
                <Select
                    label={t("clerk")}
                    value={value("clerk")}
                    onChange={(clerk) => {
                        change("clerk", clerk);
                    }}
                    choices={[
                        ["", t("all")],
                        ["me", t("clerk_me")],
                        ["none", t("clerk_none")],
                    ]}
                />
            )}
            {ofCases && (
                <label className="choice">
                    <input
                        type="checkbox"
                        checked={withNames(filter)}
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
export function Narrowed({ filter, change }: FilterProps) {
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
