import { useId, useRef, useState, type KeyboardEvent } from "react";
import { following } from "../shell/address.js";
import { useWords } from "../words/language.js";
import {
    Axes,
    ceiling,
    height,
    inner,
    left,
    Legend,
    Patch,
    Patterns,
    top,
    Twin,
    width,
    type ChartProps,
} from "./chart_parts.js";

const widestBar = 48;
/** So many labels leave room for the values over the bars. */
const fewLabels = 12;

interface Bar {
    series: number;
    label: number;
    value: number;
    to: string | null;
    x: number;
    y: number;
    width: number;
    height: number;
}

/** Where the bars stand: side by side, or each series upon the one before. */
function barsOf({ labels, series }: ChartProps, highest: number, stacked: boolean): Bar[] {
    const slot = inner.width / Math.max(labels.length, 1);
    const thick = stacked ? slot : Math.min((slot * 0.7) / series.length, widestBar);
    const below = labels.map(() => 0);
    return series.flatMap(({ values, links }, at) =>
        values.map((value, label) => {
            const tall = (inner.height * value) / highest;
            const offset = stacked ? -thick / 2 : thick * (at - series.length / 2);
            const under = below[label] ?? 0;
            if (stacked) below[label] = under + tall;
            return {
                series: at,
                label,
                value,
                to: links?.[label] ?? null,
                x: left + slot * (label + 0.5) + offset,
                y: top + inner.height - tall - (stacked ? under : 0),
                width: thick,
                height: tall,
            };
        }),
    );
}

/** The bar that an arrow key leads to; null where there is none in that direction. */
function neighbour(bars: readonly Bar[], now: Bar, key: string): Bar | null {
    const among = (same: "series" | "label", along: "label" | "series", step: number) =>
        bars
            .filter((bar) => bar[same] === now[same] && (bar[along] - now[along]) * step > 0)
            .sort((a, b) => (a[along] - b[along]) * step)[0] ?? null;
    switch (key) {
        case "ArrowRight":
            return among("series", "label", 1);
        case "ArrowLeft":
            return among("series", "label", -1);
        case "ArrowUp":
            return among("label", "series", 1);
        case "ArrowDown":
            return among("label", "series", -1);
        default:
            return null;
    }
}

const nameOf = (bar: Bar) => `${String(bar.series)}.${String(bar.label)}`;

/**
 * Bars, each a link to what it counts. The chart is one stop of the Tab key; arrow keys go from
 * bar to bar, Enter opens.
 */
export function BarChart(props: ChartProps & { stacked?: boolean }) {
    const { title, labels, series, hint, stacked = false } = props;
    const { t } = useWords();
    const id = useId();
    const sums = labels.map((_, at) =>
        series.reduce((all, { values }) => all + (values[at] ?? 0), 0),
    );
    const single = series.flatMap(({ values }) => values);
    const highest = ceiling(Math.max(1, ...(stacked ? sums : single)));
    const bars = barsOf(props, highest, stacked).filter(({ value }) => value > 0);
    const links = bars.filter(({ to }) => to !== null);
    return (
        <figure aria-labelledby={`${id}title`}>
            <figcaption id={`${id}title`}>{title}</figcaption>
            {hint !== undefined && <p className="hint">{hint}</p>}
            <Legend id={id} series={series} />
            <svg
                className="chart"
                viewBox={`0 0 ${String(width)} ${String(height)}`}
                role={links.length > 0 ? "group" : "img"}
                aria-label={links.length > 0 ? t("chart_with_links", { title }) : title}
            >
                <Patterns id={id} count={series.length} />
                <Axes
                    highest={highest}
                    labels={labels}
                    slot={inner.width / Math.max(labels.length, 1)}
                />
                <Bars id={id} chart={props} bars={bars} links={links} />
            </svg>
            <Twin {...props} />
        </figure>
    );
}

interface BarsProps {
    id: string;
    chart: ChartProps;
    bars: readonly Bar[];
    links: readonly Bar[];
}

function Bars({ id, chart, bars, links }: BarsProps) {
    const { labels, series } = chart;
    const { t } = useWords();
    const [current, setCurrent] = useState("");
    const places = useRef(new Map<string, { focus: () => void }>());
    const stop = links.find((bar) => nameOf(bar) === current) ?? links[0];
    const move = (event: KeyboardEvent, from: Bar) => {
        const next = neighbour(links, from, event.key);
        if (next === null) return;
        event.preventDefault();
        setCurrent(nameOf(next));
        places.current.get(nameOf(next))?.focus();
    };
    return bars.map((bar) => {
        const { name, counts } = series[bar.series] ?? { name: "" };
        const count = counts?.[bar.label];
        const value =
            count === undefined
                ? String(bar.value)
                : t("value_of_cases", { value: bar.value, count });
        const said = `${labels[bar.label] ?? ""} ${name} ${value}`;
        const shape = (
            <>
                <title>{said}</title>
                <Patch
                    id={id}
                    at={bar.series}
                    x={bar.x}
                    y={bar.y}
                    width={bar.width}
                    height={bar.height}
                />
                {labels.length <= fewLabels && (
                    <text x={bar.x + bar.width / 2} y={bar.y - 3} textAnchor="middle">
                        {bar.value}
                    </text>
                )}
            </>
        );
        return bar.to === null ? (
            <g key={nameOf(bar)}>{shape}</g>
        ) : (
            <a
                key={nameOf(bar)}
                ref={(place) => {
                    if (place === null) places.current.delete(nameOf(bar));
                    else places.current.set(nameOf(bar), place);
                }}
                href={bar.to}
                aria-label={said}
                tabIndex={bar === stop ? 0 : -1}
                onClick={following(bar.to)}
                onKeyDown={(event) => {
                    move(event, bar);
                }}
            >
                {shape}
            </a>
        );
    });
}
