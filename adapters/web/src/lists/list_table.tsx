import {
    createColumnHelper,
    flexRender,
    getCoreRowModel,
    useReactTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { Row } from "../api/types.js";
import { useWords } from "../words/language.js";
import { Cell } from "./cell.js";
import { allChosen, allToggled, numberOf, toggled } from "./choice.js";
import { columnNames, columnsOf, leftOut, long, numeric, whole, wrapped } from "./columns_table.js";

interface Props {
    list: string;
    caption: string;
    rows: readonly Row[];
    names: boolean;
    sort: string;
    descending: boolean;
    onSort: ((column: string) => void) | null;
    chosen: ReadonlySet<string>;
    onChoose: ((numbers: ReadonlySet<string>) => void) | null;
}

/** Whether the rows are cases, which can be opened, claimed and worked on. */
export const areCases = (rows: readonly Row[]) =>
    rows.length > 0 && "next_step_ja" in (rows[0] ?? {});

function columnsFor(list: string, rows: readonly Row[], names: boolean): string[] {
    if (areCases(rows)) {
        const columns = [...columnsOf(list)];
        return names ? [columns[0] ?? "case_number", "name", "kana", ...columns.slice(1)] : columns;
    }
    return [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
        (column) => !leftOut.has(column),
    );
}

const classOf = (column: string) => {
    if (numeric.has(column)) return "number";
    if (whole.has(column)) return "whole";
    if (long.has(column)) return "long";
    return wrapped.has(column) ? "wrapped" : undefined;
};
const helper = createColumnHelper<Row>();
const sortable: ReadonlySet<string> = new Set([
    "case_number",
    "status",
    "opened_on",
    "deadline",
    "posted_on",
    "office",
    "clerk",
    "in_status_days",
    "kana",
    "letter_number",
    "tracking_no",
    "delivered_on",
]);

/** A list's rows as a dense table; the columns of cases can be sorted by. */
export function ListTable(props: Props) {
    const { t } = useWords();
    const { list, rows, names } = props;
    const data = useMemo(() => [...rows], [rows]);
    const columns = useMemo(
        () =>
            columnsFor(list, rows, names).map((column) =>
                helper.display({
                    id: column,
                    cell: ({ row }) => <Cell row={row.original} column={column} />,
                }),
            ),
        [list, rows, names],
    );
    const table = useReactTable({ data, columns, getCoreRowModel: getCoreRowModel() });
    const { onChoose, chosen } = props;
    return (
        <div className="scroll wide-table" role="region" aria-label={props.caption} tabIndex={0}>
            <table>
                <caption className="visually-hidden">{props.caption}</caption>
                <thead>
                    <tr>
                        {onChoose !== null && (
                            <th scope="col">
                                <input
                                    type="checkbox"
                                    aria-label={t("select_all")}
                                    checked={allChosen(chosen, rows)}
                                    onChange={() => {
                                        onChoose(allToggled(chosen, rows));
                                    }}
                                />
                            </th>
                        )}
                        {table.getAllColumns().map(({ id }) => (
                            <Heading key={id} column={id} table={props} />
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {table.getRowModel().rows.map((row) => (
                        <tr key={row.id}>
                            {onChoose !== null && (
                                <td>
                                    <input
                                        type="checkbox"
                                        checked={chosen.has(numberOf(row.original))}
                                        aria-label={`${t("select")} ${numberOf(row.original)}`}
                                        onChange={() => {
                                            onChoose(toggled(chosen, numberOf(row.original)));
                                        }}
                                    />
                                </td>
                            )}
                            {row.getVisibleCells().map((cell) => (
                                <td key={cell.id} className={classOf(cell.column.id)}>
                                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

/** A column's name; a button where the list can be sorted by it. */
function Heading({ column, table }: { column: string; table: Props }) {
    const { either, code } = useWords();
    const { sort, descending, onSort } = table;
    const name = columnNames[column];
    const label = name === undefined ? code(column) : either(name[0], name[1]);
    const direction = descending ? ("descending" as const) : ("ascending" as const);
    const arrow = sort !== column ? "" : descending ? " ▼" : " ▲";
    return (
        <th
            scope="col"
            className={classOf(column)}
            aria-sort={sort === column ? direction : undefined}
        >
            {onSort !== null && sortable.has(column) ? (
                <button type="button" onClick={() => onSort(column)}>
                    {label}
                    <span aria-hidden="true">{arrow}</span>
                </button>
            ) : (
                label
            )}
        </th>
    );
}
