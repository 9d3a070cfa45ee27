import { useState, type FormEvent } from "react";
import type { Act, Case } from "../api/types.js";
import { Dialog } from "../ui/dialog.js";
import { Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { AskedField } from "./asked_field.js";
import { itemsWithType } from "./domain_table.js";
import { fieldKind, optionalFields } from "./fields_table.js";
import { firstValue, missingPapers, payloadOf, type Given } from "./values.js";

export interface ActDialogProps {
    act: Act;
    which: Case;
    onClose: () => void;
    onSend: (act: Act, payload: Record<string, unknown>) => Promise<void>;
    /** What is known already, such as the entry that is corrected. */
    known?: Given;
}

/** Whether a field is asked for, seeing what was chosen before it. */
function isAsked(command: string, field: string, given: Given): boolean {
    if (fieldKind(command, field).kind === "made") return false;
    return command !== "record_document" || field !== "type" || itemsWithType.has(given.item ?? "");
}

/** Asks for what an act needs, then sends it. What was typed stays until it is recorded. */
export function ActDialog({ act, which, onClose, onSend, known = {} }: ActDialogProps) {
    const { t, either } = useWords();
    const more = optionalFields(act.command).filter((field) => !act.needs.includes(field));
    const needed = act.needs.filter((field) => !optionalFields(act.command).includes(field));
    const fields = [...act.needs, ...more];
    const [given, setGiven] = useState<Given>(() => ({
        ...Object.fromEntries(
            fields.map((field) => [field, firstValue(act.command, field, which)]),
        ),
        ...known,
    }));
    const [missing, setMissing] = useState<string[]>([]);
    const [error, setError] = useState<unknown>(null);
    const [busy, setBusy] = useState(false);
    const asked = fields.filter((field) => !(field in known) && isAsked(act.command, field, given));
    const send = (event: FormEvent) => {
        event.preventDefault();
        const optional = fields.filter(
            (field) =>
                !needed.includes(field) && (isAsked(act.command, field, given) || field in known),
        );
        const read = payloadOf(act.command, needed, optional, given);
        setMissing(read.missing);
        if (read.missing.length > 0) return;
        setBusy(true);
        onSend(act, read.payload)
            .catch(setError)
            .finally(() => {
                setBusy(false);
            });
    };
    return (
        <Dialog title={either(act.label_ja, act.label_en)} onClose={onClose}>
            <form onSubmit={send} noValidate>
                {asked.map((field) => (
                    <AskedField
                        key={field}
                        kind={fieldKind(act.command, field)}
                        value={given[field] ?? ""}
                        required={needed.includes(field)}
                        choices={field === "missing" ? missingPapers(which) : undefined}
                        wrong={missing.includes(field) ? t("required_wrong") : undefined}
                        onChange={(value) => {
                            setGiven({ ...given, [field]: value });
                        }}
                    />
                ))}
                {act.second_person && <p className="hint">{t("second_person")}</p>}
                {act.confirm && <p className="notice">{t("sure")}</p>}
                <Trouble error={error} />
                <div className="buttons">
                    <button type="submit" className="main-button" disabled={busy}>
                        {t("send")}
                    </button>
                    <button type="button" onClick={onClose}>
                        {t("cancel")}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
