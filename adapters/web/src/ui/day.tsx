import { bothCalendars, shortDate } from "../words/dates.js";
import { useWords } from "../words/language.js";

/** A date of a table: both calendars, short; with its weekday where the pointer rests. */
export function Day({ iso }: { iso: string }) {
    const { language } = useWords();
    const english = language === "en";
    return (
        <time dateTime={iso} title={bothCalendars(iso, english)}>
            {shortDate(iso, english)}
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
