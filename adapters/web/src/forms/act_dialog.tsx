import { useState } from "react";
import type { Act, Case } from "../api/types.js";
import { FormDialog } from "../ui/dialog.js";
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
    /** What stands in fields that are asked for, in place of what is usual. */
    usual?: Given;
    /** By field, what may be chosen in place of all that its kind names. */
    choices?: Readonly<Record<string, readonly string[]>>;
}

/** Whether a field is asked for, seeing what was chosen before it. */
function isAsked(command: string, field: string, given: Given): boolean {
    if (fieldKind(command, field).kind === "made") return false;
    return command !== "record_document" || field !== "type" || itemsWithType.has(given.item ?? "");
}

/** Asks for what an act needs, then sends it. What was typed stays until it is recorded. */
export function ActDialog(props: ActDialogProps) {
    const { act, which, onClose, onSend, known = {}, usual = {}, choices = {} } = props;
    const { t, either } = useWords();
    const more = optionalFields(act.command).filter((field) => !act.needs.includes(field));
    const needed = act.needs.filter((field) => !optionalFields(act.command).includes(field));
    const fields = [...act.needs, ...more];
    const [given, setGiven] = useState<Given>(() => ({
        ...Object.fromEntries(
            fields.map((field) => [field, usual[field] ?? firstValue(act.command, field, which)]),
        ),
        ...known,
    }));
    const [missing, setMissing] = useState<string[]>([]);
    const asked = fields.filter((field) => !(field in known) && isAsked(act.command, field, given));
    const send = () => {
        const optional = fields.filter(
            (field) =>
                !needed.includes(field) && (isAsked(act.command, field, given) || field in known),
        );
        const read = payloadOf(act.command, needed, optional, given);
        setMissing(read.missing);
        return read.missing.length > 0 ? null : onSend(act, read.payload);
    };
    return (
        <FormDialog
            name="act"
            title={either(act.label_ja, act.label_en)}
            sure={act.confirm}
            onClose={onClose}
            onSend={send}
        >
            {asked.map((field) => (
                <AskedField
                    key={field}
                    kind={fieldKind(act.command, field)}
                    value={given[field] ?? ""}
                    required={needed.includes(field)}
                    choices={field === "missing" ? missingPapers(which) : choices[field]}
                    wrong={missing.includes(field) ? t("required_wrong") : undefined}
                    onChange={(value) => {
                        setGiven({ ...given, [field]: value });
                    }}
                />
            ))}
            {act.second_person && <p className="hint">{t("second_person")}</p>}
        </FormDialog>
    );
}
