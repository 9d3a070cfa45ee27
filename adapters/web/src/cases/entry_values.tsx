import { fieldName } from "../forms/field_name.js";
import { officeLabel, useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { bothCalendars, isIsoDate } from "../words/dates.js";
import { useWords } from "../words/language.js";

const isEmpty = (value: unknown): boolean =>
    value === null ||
    value === undefined ||
    value === "" ||
    (Array.isArray(value) && !value.length);

const isGroup = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !("sealed" in value);

/** How many reading `value` takes: an office, a person, a day, or a word of the domain. */
function useText() {
    const { code, language } = useWords();
    const desk = useDesk();
    const name = useNames();
    return (field: string, value: unknown): string => {
        if (isEmpty(value)) return "—";
        if (typeof value === "boolean") return code(value ? "yes" : "no");
        if (typeof value === "object") return "＊＊＊";
        const text = String(value);
        if (isIsoDate(text)) return bothCalendars(text, language === "en");
        if (/(?:^|_)office$/u.test(field)) return officeLabel(desk, text);
        return name(text);
    };
}

/** The fields of an entry, or of a part of it, each by its name; what wasn't said is left out. */
export function EntryValues({ values }: { values: Readonly<Record<string, unknown>> }) {
    const { either } = useWords();
    return (
        <dl className="facts wide">
            {Object.entries(values)
                .filter(([, value]) => !isEmpty(value))
                .map(([field, value]) => (
                    <div key={field}>
                        <dt>{fieldName(field, either)}</dt>
                        <dd>
                            <Value field={field} value={value} />
                        </dd>
                    </div>
                ))}
        </dl>
    );
}

function Value({ field, value }: { field: string; value: unknown }) {
    const text = useText();
    if (isGroup(value)) return <EntryValues values={value} />;
    if (!Array.isArray(value)) return <>{text(field, value)}</>;
    if (!value.some(isGroup)) return <>{value.map((each) => text(field, each)).join("、")}</>;
    return (
        <ul className="plain-list">
            {value.map((each, at) => (
                <li key={at}>
                    <Value field={field} value={each} />
                </li>
            ))}
        </ul>
    );
}
