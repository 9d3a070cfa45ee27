import { useState } from "react";
import { wholeNumber } from "../forms/values.js";
import { Choice, DateField, Select, Several, TextField } from "../ui/field.js";
import { useWords } from "../words/language.js";
import { periodOf, periodText, type Notation, type Period } from "./notation.js";
import { starts } from "./value_words.js";

interface Props {
    label: string;
    value: string;
    wrong: string | undefined;
    onChange: (value: string) => void;
}

const FEW = 7;

/** A value, asked for as its notation wants it; empty while it isn't whole. */
export function ValueField({ notation, ...props }: Props & { notation: Notation }) {
    const { t, code } = useWords();
    switch (notation.kind) {
        case "period":
            return <PeriodField {...props} />;
        case "postage":
            return <PostageField {...props} />;
        case "several":
            return <Several {...props} required choices={notation.choices} />;
        case "one":
            return notation.choices.length <= FEW ? (
                <Choice {...props} required choices={notation.choices} />
            ) : (
                <Select
                    {...props}
                    required
                    choices={[
                        ["", t("choose")],
                        ...notation.choices.map((each) => [each, code(each)] as const),
                    ]}
                />
            );
        case "number":
            return <TextField {...props} required numeric size={6} hint={t("number_hint")} />;
        case "time":
            return <TextField {...props} required size={6} hint={t("time_hint")} />;
        default:
            return <TextField {...props} required />;
    }
}

/** What is sent for what was typed: a number in plain digits, a time with its zero. */
export function sentValue({ kind }: Notation, written: string): string {
    const text = written.normalize("NFKC").trim();
    if (kind === "number") {
        const number = wholeNumber(text);
        return number === undefined || number < 1 ? "" : String(number);
    }
    if (kind === "time") {
        const [, hour = "", minute = ""] = /^(\d{1,2})[:時]([0-5]\d)分?$/u.exec(text) ?? [];
        return hour === "" || Number(hour) > 23 ? "" : `${hour.padStart(2, "0")}:${minute}`;
    }
    return kind === "text" ? written.trim() : text;
}

function PeriodField({ label, value, wrong, onChange }: Props) {
    const { t, either } = useWords();
    const [parts, setParts] = useState(() => periodOf(value));
    const change = (some: Partial<Period>) => {
        const next = { ...parts, ...some };
        setParts(next);
        onChange(periodText(next));
    };
    const field = (name: keyof Period) => ({
        value: parts[name],
        onChange: (text: string) => {
            change({ [name]: text });
        },
    });
    return (
        <fieldset className="field">
            <legend>{label}</legend>
            <Choice
                label={t("period_unit")}
                choices={["day", "month", "until"]}
                {...field("unit")}
            />
            {parts.unit === "until" ? (
                <DateField label={t("narrow_until")} required {...field("until")} />
            ) : (
                <>
                    <TextField
                        label={t("period_length")}
                        required
                        numeric
                        size={6}
                        {...field("length")}
                    />
                    <Select
                        label={t("period_start")}
                        required
                        {...field("start")}
                        choices={[
                            ["", t("choose")],
                            ...starts.map(([word, ja, en]) => [word, either(ja, en)] as const),
                        ]}
                    />
                </>
            )}
            <Several
                label={t("period_more")}
                choices={["first_day_counted", "roll", "capped"]}
                {...field("more")}
            />
            {wrong && <p className="wrong">{wrong}</p>}
        </fieldset>
    );
}

function PostageField({ label, value, wrong, onChange }: Props) {
    const { t } = useWords();
    const [first = "", ...rest] = value.split(" ");
    const [yen, setYen] = useState(first);
    const [methods, setMethods] = useState(rest.join(" "));
    const change = (amount: string, ways: string) => {
        setYen(amount);
        setMethods(ways);
        const number = wholeNumber(amount);
        onChange(number === undefined || number < 1 ? "" : `${String(number)} ${ways}`.trim());
    };
    return (
        <fieldset className="field">
            <legend>{label}</legend>
            <TextField
                label={t("amount_yen")}
                required
                numeric
                size={8}
                value={yen}
                wrong={wrong}
                onChange={(text) => {
                    change(text, methods);
                }}
            />
            <Several
                label={t("paid_by")}
                choices={["cash", "stamps", "cashless"]}
                value={methods}
                onChange={(ways) => {
                    change(yen, ways);
                }}
            />
        </fieldset>
    );
}
