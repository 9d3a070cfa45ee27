import { useId } from "react";
import { Fold } from "./fold.js";
import { useWords } from "../words/language.js";

export interface Series {
    name: string;
    values: readonly number[];
}
interface Props {
    title: string;
    labels: readonly string[];
    series: readonly Series[];
    label: string;
}

const width = 560;
const height = 200;
const left = 40;
const bottom = 24;
const top = 12;
const inner = { width: width - left - 8, height: height - bottom - top };
const widestBar = 48;
const looks = ["first", "second", "third"] as const;

/** A round number that the highest value fits under. */
function ceiling(highest: number): number {
    const power = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
    return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= highest) ?? highest;
}

/** At most so many labels fit under the axis. */
const labelEvery = (count: number) => Math.ceil(count / 8);

function Axes({
    highest,
    labels,
    slot,
}: {
    highest: number;
    labels: readonly string[];
    slot: number;
}) {
    const every = labelEvery(labels.length);
    return (
        <>
            <line className="axis" x1={left} x2={left} y1={top} y2={top + inner.height} />
            <line
                className="axis"
                x1={left}
                x2={width - 8}
                y1={top + inner.height}
                y2={top + inner.height}
            />
            <text x={left - 6} y={top + 4} textAnchor="end">
                {highest}
            </text>
            <text x={left - 6} y={top + inner.height} textAnchor="end">
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
        </>
    );
}

function Legend({ series }: { series: readonly Series[] }) {
    if (series.length < 2) return null;
    return (
        <ul className="legend">
            {series.map(({ name }, at) => (
                <li key={name}>
                    <svg width="18" height="10" aria-hidden="true">
                        <rect className={looks[at]} width="18" height="10" />
                    </svg>{" "}
                    {name}
                </li>
            ))}
        </ul>
    );
}

/** The same numbers as a table, for whoever can't or doesn't want to read the picture. */
function Twin({ title, labels, series, label }: Props) {
    const { t } = useWords();
    return (
        <Fold name="chart_table" summary={t("as_table")}>
            <div className="scroll" role="region" aria-label={title} tabIndex={0}>
                <table>
                    <caption className="visually-hidden">{title}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{label}</th>
                            {series.map(({ name }) => (
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
                                {series.map(({ name, values }) => (
                                    <td className="number" key={name}>
                                        {values[at]}
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

/** Bars, side by side where there are several series. */
export function BarChart(props: Props) {
    const { title, labels, series } = props;
    const id = useId();
    const highest = ceiling(Math.max(1, ...series.flatMap(({ values }) => values)));
    const slot = inner.width / Math.max(labels.length, 1);
    const bar = Math.min((slot * 0.7) / series.length, widestBar);
    return (
        <figure aria-labelledby={id}>
            <figcaption id={id}>{title}</figcaption>
            <Legend series={series} />
            <svg
                className="chart"
                viewBox={`0 0 ${String(width)} ${String(height)}`}
                role="img"
                aria-label={title}
            >
                <Axes highest={highest} labels={labels} slot={slot} />
                {series.map(({ name, values }, at) =>
                    values.map((value, index) => {
                        const tall = (inner.height * value) / highest;
                        const x = left + slot * (index + 0.5) + bar * (at - series.length / 2);
                        return (
                            <g key={`${name}${String(index)}`}>
                                <rect
                                    className={looks[at]}
                                    x={x}
                                    width={bar}
                                    height={tall}
                                    y={top + inner.height - tall}
                                />
                                {value > 0 && labels.length <= 12 && (
                                    <text
                                        x={x + bar / 2}
                                        y={top + inner.height - tall - 3}
                                        textAnchor="middle"
                                    >
                                        {value}
                                    </text>
                                )}
                            </g>
                        );
                    }),
                )}
            </svg>
            <Twin {...props} />
        </figure>
    );
}

/** Lines over days; the second is dashed, so that colour isn't needed to tell them apart. */
export function LineChart(props: Props) {
    const { title, labels, series } = props;
    const id = useId();
    const highest = ceiling(Math.max(1, ...series.flatMap(({ values }) => values)));
    const slot = inner.width / Math.max(labels.length, 1);
    const points = (values: readonly number[]) =>
        values
            .map(
                (value, at) =>
                    `${String(left + slot * (at + 0.5))},${String(top + inner.height * (1 - value / highest))}`,
            )
            .join(" ");
    return (
        <figure aria-labelledby={id}>
            <figcaption id={id}>{title}</figcaption>
            <Legend series={series} />
            <svg
                className="chart"
                viewBox={`0 0 ${String(width)} ${String(height)}`}
                role="img"
                aria-label={title}
            >
                <Axes highest={highest} labels={labels} slot={slot} />
                {series.map(({ name, values }, at) => (
                    <polyline key={name} className={looks[at]} points={points(values)} />
                ))}
            </svg>
            <Twin {...props} />
        </figure>
    );
}
