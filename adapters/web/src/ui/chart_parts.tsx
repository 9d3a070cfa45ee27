import { Link } from "../shell/address.js";
import { useWords } from "../words/language.js";
import { Fold } from "./fold.js";

export interface Series {
    name: string;
    values: readonly number[];
    /** Where each value leads: to exactly what it counts. */
    links?: readonly (string | null)[];
    /** How many cases that is, where the value itself is something else. */
    counts?: readonly number[];
}
export interface ChartProps {
    title: string;
    labels: readonly string[];
    series: readonly Series[];
    /** What the labels are. */
    label: string;
    /** What has to be known to read it rightly. */
    hint?: string;
    /** More columns of the table, behind those of the series. */
    more?: readonly Series[];
}

export const width = 560;
export const height = 208;
export const left = 40;
const bottom = 24;
/** Room for the value of a bar that reaches the axis's end, as high as a line of text. */
export const top = 20;
export const inner = { width: width - left - 8, height: height - bottom - top };
/** What tells series apart: a colour and a pattern of lines, so that neither is needed alone. */
export const looks = ["first", "second", "third", "fourth", "fifth", "sixth"] as const;

/** A round number that the highest value fits under. */
export function ceiling(highest: number): number {
    const power = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
    return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= highest) ?? highest;
}

/** At most so many labels fit under the axis. */
const labelEvery = (count: number) => Math.ceil(count / 8);

interface AxesProps {
    highest: number;
    labels: readonly string[];
    slot: number;
}

/** The axes with their highest value and as many labels as fit. */
export function Axes({ highest, labels, slot }: AxesProps) {
    const every = labelEvery(labels.length);
    const floor = top + inner.height;
    return (
        <g aria-hidden="true">
            <line className="axis" x1={left} x2={left} y1={top} y2={floor} />
            <line className="axis" x1={left} x2={width - 8} y1={floor} y2={floor} />
            <text x={left - 6} y={top + 4} textAnchor="end">
                {highest.toLocaleString("ja-JP")}
            </text>
            <text x={left - 6} y={floor} textAnchor="end">
                0
            </text>
            {labels.map(
                (label, at) =>
                    at % every === 0 && (
                        <text
                            key={label}
                            x={left + slot * (at + 0.5)}
                            y={height - 6}
                            textAnchor="middle"
                        >
                            {label}
                        </text>
                    ),
            )}
        </g>
    );
}

const strokes = ["", "M0 6 L6 0", "M0 0 L6 6", "M0 3 H6", "M3 0 V6", "M0 3 H6 M3 0 V6"] as const;
const patternOf = (id: string, at: number) => `${id}-${String(at)}`;

/** The patterns of a chart's series, to be named by `Patch`. */
export function Patterns({ id, count }: { id: string; count: number }) {
    return (
        <defs>
            {strokes.slice(0, count).map((path, at) => (
                <pattern
                    key={path}
                    id={patternOf(id, at)}
                    width="6"
                    height="6"
                    patternUnits="userSpaceOnUse"
                >
                    {path !== "" && <path className="hatch" d={path} />}
                </pattern>
            ))}
        </defs>
    );
}

interface PatchProps {
    id: string;
    at: number;
    x: number;
    y: number;
    width: number;
    height: number;
}

/** A rectangle as a series looks: its colour, and its pattern over it. */
export function Patch({ id, at, ...place }: PatchProps) {
    return (
        <>
            <rect className={looks[at]} {...place} />
            {at > 0 && <rect fill={`url(#${patternOf(id, at)})`} {...place} />}
        </>
    );
}

/** What each series looks like. */
export function Legend({ id, series }: { id: string; series: readonly Series[] }) {
    if (series.length < 2) return null;
    return (
        <ul className="legend">
            {series.map(({ name }, at) => (
                <li key={name}>
                    <svg width="24" height="14" aria-hidden="true">
                        <Patch id={id} at={at} x={0} y={0} width={24} height={14} />
                    </svg>{" "}
                    {name}
                </li>
            ))}
        </ul>
    );
}

/** The same numbers as a table, for whoever can't or doesn't want to read the picture. */
export function Twin({ title, labels, series, label, more = [] }: ChartProps) {
    const { t } = useWords();
    const columns = [...series, ...more];
    return (
        <Fold name="chart_table" summary={t("as_table")}>
            <div className="scroll" role="region" aria-label={title} tabIndex={0}>
                <table>
                    <caption className="visually-hidden">{title}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{label}</th>
                            {columns.map(({ name }) => (
                                <th scope="col" className="number" key={name}>
                                    {name}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {labels.map((each, at) => (
                            <tr key={each}>
                                <th scope="row">{each}</th>
                                {columns.map(({ name, values, links, counts }) => (
                                    <td className="number" key={name}>
                                        <Figure
                                            value={values[at] ?? 0}
                                            to={links?.[at] ?? null}
                                            count={counts?.[at]}
                                        />
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </Fold>
    );
}

interface FigureProps {
    value: number;
    to: string | null;
    /** How many cases it opens, where the value itself is something else. */
    count?: number | undefined;
}

/** A number that opens what it counts, where there is anything. */
export function Figure({ value, to, count }: FigureProps) {
    const { t } = useWords();
    const number = value.toLocaleString("ja-JP");
    const text = count === undefined ? number : t("value_of_cases", { value: number, count });
    return to === null || (count ?? value) === 0 ? <>{text}</> : <Link to={to}>{text}</Link>;
}
