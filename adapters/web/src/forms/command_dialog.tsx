import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CommandName } from "../api/commands.js";
import { submit } from "../api/submit.js";
import { useToday } from "../api/use_today.js";
import { useDesk } from "../session/session.js";
import { FormDialog } from "../ui/dialog.js";
import { useWords } from "../words/language.js";
import { AskedField } from "./asked_field.js";
import { fieldKind } from "./fields_table.js";
import { payloadOf, type Given } from "./values.js";

interface Props {
    kind: "office" | "policy" | "staff" | "incident";
    streamKey: string;
    command: CommandName;
    fields: readonly string[];
    optional?: readonly string[];
    /** What is known and isn't asked. */
    known?: Given;
    onClose: () => void;
}

/** Asks for the fields of a command to an office, the rules or the staff, and sends it. */
export function CommandDialog(props: Props) {
    const { command, fields, optional = [], known = {}, onClose } = props;
    const { t, code } = useWords();
    const { office } = useDesk();
    const client = useQueryClient();
    const now = useToday();
    const [given, setGiven] = useState<Given>(() => ({
        ...Object.fromEntries(
            [...fields, ...optional].map((field) => {
                const kind = fieldKind(command, field);
                return [field, kind.kind === "past" ? now : (kind.usual ?? "")];
            }),
        ),
        ...known,
    }));
    const [missing, setMissing] = useState<readonly string[]>([]);
    const send = () => {
        const read = payloadOf(command, [...fields, ...Object.keys(known)], optional, given);
        setMissing(read.missing);
        if (read.missing.length > 0) return null;
        const where = `/v1/commands/${props.kind}/${encodeURIComponent(props.streamKey)}`;
        // A role's office isn't the office where the command is given.
        const { office_of_role: of, ...payload } = read.payload;
        const whole = of === undefined ? payload : { ...payload, office: of };
        return submit(where, command, whole, office).then(async () => {
            await client.invalidateQueries();
            onClose();
        });
    };
    return (
        <FormDialog name="command" title={code(command)} onClose={onClose} onSend={send}>
            {[...fields, ...optional].map((field) => (
                <AskedField
                    key={field}
                    kind={fieldKind(command, field)}
                    value={given[field] ?? ""}
                    required={fields.includes(field)}
                    wrong={missing.includes(field) ? t("required_wrong") : undefined}
                    onChange={(value) => {
                        setGiven({ ...given, [field]: value });
                    }}
                />
            ))}
        </FormDialog>
    );
}

/** A button that opens such a dialog. */
export function CommandButton({ label, ...dialog }: Omit<Props, "onClose"> & { label: string }) {
    const [asking, setAsking] = useState(false);
    return (
        <>
            <button
                type="button"
                className="small-button"
                onClick={() => {
                    setAsking(true);
                }}
            >
                {label}
            </button>
            {asking && (
                <CommandDialog
                    {...dialog}
                    onClose={() => {
                        setAsking(false);
                    }}
                />
            )}
        </>
    );
}
