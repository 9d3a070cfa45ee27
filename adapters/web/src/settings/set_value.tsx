import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { submit } from "../api/submit.js";
import type { SettableKey } from "../api/types.js";
import { useToday } from "../api/use_today.js";
import { useDesk } from "../session/session.js";
import { FormDialog } from "../ui/dialog.js";
import { DateField, Select, TextField } from "../ui/field.js";
import { parseDate } from "../words/dates.js";
import { useWords, type Words } from "../words/language.js";
import { settingNames } from "../words/settings_table.js";
import { notationOf } from "./notation.js";
import { sentValue, ValueField } from "./value_field.js";

/** What a value is called for the reader. */
export function keyName(key: SettableKey, { either }: Words): string {
    const name = settingNames[key.key];
    return name === undefined ? key.about : either(name[0], name[1]);
}

interface Props {
    /** Which values it may be; one: it isn't asked. */
    keys: readonly SettableKey[];
    /** What is in force for a key now; empty: nothing. */
    valueOf: (key: string) => string;
}

/** A button that asks for a value of the office's own. */
export function SetValueButton({
    label,
    about,
    ...rest
}: Props & { label: string; about: string }) {
    const [asking, setAsking] = useState(false);
    return (
        <>
            <button
                type="button"
                className="small-button"
                aria-label={about === "" ? undefined : `${about} ${label}`}
                onClick={() => {
                    setAsking(true);
                }}
            >
                {label}
            </button>
            {asking && (
                <SetValueDialog
                    {...rest}
                    onClose={() => {
                        setAsking(false);
                    }}
                />
            )}
        </>
    );
}

function SetValueDialog({ keys, valueOf, onClose }: Props & { onClose: () => void }) {
    const words = useWords();
    const { t } = words;
    const { session, office } = useDesk();
    const client = useQueryClient();
    const first = keys.length === 1 ? (keys[0]?.key ?? "") : "";
    const [key, setKey] = useState(first);
    const [value, setValue] = useState(valueOf(first));
    const [from, setFrom] = useState(useToday());
    const [reason, setReason] = useState("");
    const [tried, setTried] = useState(false);
    const chosen = keys.find((each) => each.key === key);
    const notation = notationOf(chosen?.notation ?? "");
    const sent = sentValue(notation, value);
    const day = parseDate(from);
    const needed = (there: boolean) => (tried && !there ? t("required_wrong") : undefined);
    const send = () => {
        setTried(true);
        if (chosen === undefined || sent === "" || day === null || reason.trim() === "")
            return null;
        const where = `/v1/commands/policy/${encodeURIComponent(session.municipality)}`;
        const payload = { key, value: sent, effective_from: day, reason: reason.trim() };
        return submit(where, "set_office_value", payload, office).then(async () => {
            await client.invalidateQueries();
            onClose();
        });
    };
    return (
        <FormDialog
            name="set_value"
            title={
                chosen === undefined || keys.length > 1 ? t("set_value") : keyName(chosen, words)
            }
            onClose={onClose}
            onSend={send}
        >
            {keys.length > 1 && (
                <Select
                    label={t("setting")}
                    required
                    value={key}
                    wrong={needed(key !== "")}
                    onChange={(next) => {
                        setKey(next);
                        setValue(valueOf(next));
                    }}
                    choices={[
                        ["", t("choose")],
                        ...keys.map((each) => [each.key, keyName(each, words)] as const),
                    ]}
                />
            )}
            {chosen !== undefined && (
                <ValueField
                    key={key}
                    notation={notation}
                    label={t("value")}
                    value={value}
                    wrong={needed(sent !== "")}
                    onChange={setValue}
                />
            )}
            <DateField
                label={t("effective_from")}
                required
                value={from}
                wrong={needed(day !== null)}
                onChange={setFrom}
            />
            <TextField
                label={t("reason")}
                required
                value={reason}
                size={40}
                wrong={needed(reason.trim() !== "")}
                onChange={setReason}
            />
        </FormDialog>
    );
}
