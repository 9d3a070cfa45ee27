import { useId, type KeyboardEvent, type Ref } from "react";
import { isComposing } from "../shell/shortcuts.js";
import { useWords } from "../words/language.js";
import { bothCalendars, parseDate } from "../words/dates.js";

interface TextProps {
    label: string;
    value: string;
    onChange: (value: string) => void;
    hint?: string | undefined;
    wrong?: string | undefined;
    required?: boolean;
    type?: "text" | "password" | "search";
    size?: number;
    autoComplete?: string;
    fieldRef?: Ref<HTMLInputElement>;
    numeric?: boolean;
    /** Values that the field offers, each with what it means; others may be typed. */
    suggestions?: readonly (readonly [value: string, meaning: string])[];
    /** The label is there for who doesn't see the table around the field. */
    hideLabel?: boolean;
}

/** Says of a field, or of a section, that it has to be answered. */
export function Required() {
    const { t } = useWords();
    return <span className="mark">{t("required")}</span>;
}

/** Keeps an Enter that chooses characters from sending the form. */
export function keepComposing(event: KeyboardEvent): void {
    if (event.key === "Enter" && isComposing(event.nativeEvent)) event.preventDefault();
}

/** A line of text, its label above, what helps under it, what is wrong last. */
export function TextField(props: TextProps) {
    const id = useId();
    const described = [props.hint && `${id}-hint`, props.wrong && `${id}-wrong`]
        .filter(Boolean)
        .join(" ");
    return (
        <div className="field">
            <label
                htmlFor={id}
                className={props.hideLabel === true ? "visually-hidden" : undefined}
            >
                {props.label}
                {props.required === true && <Required />}
            </label>
            {props.hint && (
                <p className="hint" id={`${id}-hint`}>
                    {props.hint}
                </p>
            )}
            <input
                id={id}
                ref={props.fieldRef}
                type={props.type ?? "text"}
                value={props.value}
                size={props.size ?? 24}
                required={props.required}
                autoComplete={props.autoComplete ?? "off"}
                inputMode={props.numeric === true ? "numeric" : undefined}
                spellCheck={false}
                aria-invalid={props.wrong ? true : undefined}
                aria-describedby={described || undefined}
                list={props.suggestions === undefined ? undefined : `${id}-list`}
                onKeyDown={keepComposing}
                onChange={(event) => {
                    props.onChange(event.target.value);
                }}
            />
            {props.suggestions !== undefined && (
                <datalist id={`${id}-list`}>
                    {props.suggestions.map(([value, meaning]) => (
                        <option key={value} value={value} label={meaning} />
                    ))}
                </datalist>
            )}
            {props.wrong && (
                <p className="wrong" id={`${id}-wrong`}>
                    {props.wrong}
                </p>
            )}
        </div>
    );
}

/** A date in any form that people write; shows both calendars back. */
export function DateField(props: Omit<TextProps, "type">) {
    const { t, language } = useWords();
    const iso = parseDate(props.value);
    const unread = props.value.trim() !== "" && iso === null;
    return (
        <div>
            <TextField
                {...props}
                size={14}
                hint={t("date_hint")}
                wrong={
                    props.wrong ?? (unread ? t("date_wrong", { hint: t("date_hint") }) : undefined)
                }
            />
            <p className="hint" aria-live="polite">
                {iso === null ? "" : bothCalendars(iso, language === "en")}
            </p>
        </div>
    );
}

interface ChosenProps {
    label: string;
    value: string;
    onChange: (value: string) => void;
    required?: boolean;
    wrong?: string | undefined;
}

function Legend({
    label,
    required,
    hidden,
}: {
    label: string;
    required: boolean | undefined;
    hidden?: boolean | undefined;
}) {
    return (
        <legend className={hidden === true ? "visually-hidden" : undefined}>
            {label}
            {required === true && <Required />}
        </legend>
    );
}

interface ChoiceProps extends ChosenProps {
    choices: readonly string[];
    nothing?: string;
    hideLabel?: boolean;
}

/** One of a few, each to be seen at once. */
export function Choice(props: ChoiceProps) {
    const { label, value, choices, onChange, required, nothing, wrong } = props;
    const { code } = useWords();
    const name = useId();
    const all = nothing === undefined ? choices : ["", ...choices];
    return (
        <fieldset className="field choices" aria-describedby={wrong ? `${name}-wrong` : undefined}>
            <Legend label={label} required={required} hidden={props.hideLabel} />
            {all.map((each) => (
                <label key={each} className="choice">
                    <input
                        type="radio"
                        name={name}
                        checked={value === each}
                        onChange={() => {
                            onChange(each);
                        }}
                    />
                    {each === "" ? nothing : code(each)}
                </label>
            ))}
            {wrong && (
                <p className="wrong" id={`${name}-wrong`}>
                    {wrong}
                </p>
            )}
        </fieldset>
    );
}

/** Any of a few; what is chosen is parted by spaces. */
export function Several({
    label,
    value,
    choices,
    onChange,
    required,
    wrong,
}: ChosenProps & { choices: readonly string[] }) {
    const { code } = useWords();
    const chosen = value.split(" ").filter((each) => each !== "");
    const toggle = (each: string) => {
        const next = chosen.includes(each)
            ? chosen.filter((one) => one !== each)
            : [...chosen, each];
        onChange(next.join(" "));
    };
    return (
        <fieldset className="field choices">
            <Legend label={label} required={required} />
            {choices.map((each) => (
                <label key={each} className="choice">
                    <input
                        type="checkbox"
                        checked={chosen.includes(each)}
                        onChange={() => {
                            toggle(each);
                        }}
                    />
                    {each.split(":").map(code).join(": ")}
                </label>
            ))}
            {wrong && <p className="wrong">{wrong}</p>}
        </fieldset>
    );
}

interface SelectProps extends ChosenProps {
    choices: readonly (readonly [string, string])[];
}

/** One of many. */
export function Select({ label, value, choices, onChange, required, wrong }: SelectProps) {
    const id = useId();
    return (
        <div className="field">
            <label htmlFor={id}>
                {label}
                {required === true && <Required />}
            </label>
            <select
                id={id}
                value={value}
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? `${id}-wrong` : undefined}
                onChange={(event) => {
                    onChange(event.target.value);
                }}
            >
                {choices.map(([code, words]) => (
                    <option key={code} value={code}>
                        {words}
                    </option>
                ))}
            </select>
            {wrong && (
                <p className="wrong" id={`${id}-wrong`}>
                    {wrong}
                </p>
            )}
        </div>
    );
}

/** Several lines of text. */
export function TextArea({
    label,
    value,
    onChange,
    required,
    wrong,
    hint,
}: ChosenProps & { hint?: string | undefined }) {
    const id = useId();
    return (
        <div className="field">
            <label htmlFor={id}>
                {label}
                {required === true && <Required />}
            </label>
            {hint && (
                <p className="hint" id={`${id}-hint`}>
                    {hint}
                </p>
            )}
            <textarea
                id={id}
                value={value}
                rows={3}
                cols={48}
                aria-invalid={wrong ? true : undefined}
                aria-describedby={hint ? `${id}-hint` : undefined}
                onChange={(event) => {
                    onChange(event.target.value);
                }}
            />
            {wrong && <p className="wrong">{wrong}</p>}
        </div>
    );
}
