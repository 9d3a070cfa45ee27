import type { Row } from "../api/types.js";
import { filteredList } from "../lists/list_address.js";
import { Cell } from "../lists/cell.js";
import { Figure } from "../ui/chart_parts.js";
import { TextField } from "../ui/field.js";
import { wholeNumber } from "../forms/values.js";
import { useWords } from "../words/language.js";
import { counts, happened } from "./day_close.js";

type ByName<T> = Readonly<Record<string, T>>;

/** What lies in the drawer beside what is recorded, and the difference. */
export function Counts({
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

/** What happened on the day, step by step; a number opens what it counts. */
export function Happened({
    recorded,
    office,
    day,
}: {
    recorded: ByName<number>;
    office: string;
    day: string;
}) {
    const { t, code } = useWords();
    return (
        <div className="scroll" role="region" aria-label={t("close_step_counts")} tabIndex={0}>
            <table className="narrow">
                <thead>
                    <tr>
                        {happened.map(({ figure }) => (
                            <th key={figure} scope="col" className="number">
                                {code(figure)}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        {happened.map(({ figure, list }) => (
                            <td key={figure} className="number">
                                {list === undefined ? (
                                    (recorded[figure] ?? 0)
                                ) : (
                                    <Figure
                                        value={recorded[figure] ?? 0}
                                        to={filteredList(list, { office, from: day, until: day })}
                                    />
                                )}
                            </td>
                        ))}
                    </tr>
                </tbody>
            </table>
        </div>
    );
}

const shownOfKept = ["case_number", "what", "place", "keeper", "since"] as const;

/** What is in the safe by the records, so that it can be counted thing by thing. */
export function Kept({ rows }: { rows: readonly Row[] }) {
    const { t } = useWords();
    if (rows.length === 0) return null;
    return (
        <>
            <h3>{t("close_kept")}</h3>
            <ul className="plain-list">
                {rows.map((row) => (
                    <li key={String(row.receipt_number)}>
                        {String(row.receipt_number)}{" "}
                        {shownOfKept.map((column) => (
                            <span key={column}>
                                <Cell row={row} column={column} />{" "}
                            </span>
                        ))}
                    </li>
                ))}
            </ul>
        </>
    );
}
