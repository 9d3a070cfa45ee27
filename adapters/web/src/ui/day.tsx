import { bothCalendars, shortEraDate } from "../words/dates.js";
import { useWords } from "../words/language.js";

/** A date of a table: short in the era, both calendars where the pointer rests. */
export function Day({ iso }: { iso: string }) {
    const { language } = useWords();
    const english = language === "en";
    return (
        <time dateTime={iso} title={bothCalendars(iso, english)}>
            {english ? iso : shortEraDate(iso)}
        </time>
    );
}

/** Days in a row, the first alone where there is one. */
export function DaySpan({ from, until }: { from: string; until: string }) {
    return (
        <span>
            <Day iso={from} />
            {from !== until && (
                <>
                    〜
                    <Day iso={until} />
                </>
            )}
        </span>
    );
}
