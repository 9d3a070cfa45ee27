import { useState } from "react";
import type { Entry } from "../api/types.js";
import { FormDialog } from "../ui/dialog.js";
import { Choice, DateField, TextField } from "../ui/field.js";
import { parseDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import type { ActDialogProps } from "./act_dialog.js";

interface Asked {
    procedure: string;
    targets: string[];
}

/** What was applied for, as it was taken last. */
function askedFor(entries: readonly Entry[]): Asked[] {
    const last = entries.filter((entry) => Array.isArray(entry.entry?.procedures)).at(-1);
    return (last?.entry?.procedures ?? []) as Asked[];
}

interface Result {
    procedure: string;
    target: string;
    done: boolean;
    serial: string;
    until: string;
}

const certificates: ReadonlySet<string> = new Set(["issue", "renew"]);
const enterers = ["clerk_from_sealed_reply", "principal", "voluntary_agent", "statutory_agent"];

/** The command's lists out of what was ticked. */
function resultsOf(results: readonly Result[], enteredBy: string): Record<string, unknown> {
    const done = results.filter((one) => one.done);
    const pins = (procedure: string) =>
        done
            .filter((one) => one.procedure === procedure)
            .map((one) => ({ credential: one.target, entered_by: enteredBy }));
    return {
        certificates: done
            .filter((one) => certificates.has(one.procedure))
            .map((one) => ({
                kind: one.target,
                serial: one.serial.trim(),
                not_after: parseDate(one.until) ?? "",
            })),
        pins_set: pins("pin_reset"),
        pins_changed: pins("pin_change"),
        revoked: done.filter((one) => one.procedure === "revoke").map((one) => one.target),
    };
}

/** 完了(カード返却): what the terminal did, ticked, and to whom the card went back. */
export function CompleteDialog({
    act,
    which,
    entries,
    onClose,
    onSend,
}: ActDialogProps & { entries: readonly Entry[] }) {
    const { t, either } = useWords();
    const [results, setResults] = useState<readonly Result[]>(() =>
        askedFor(entries).flatMap((one) =>
            one.targets.map((target) => ({
                procedure: one.procedure,
                target,
                done: true,
                serial: "",
                until: "",
            })),
        ),
    );
    const twoVisits = which.route === "inquiry_two_visit";
    const [enteredBy, setEnteredBy] = useState(twoVisits ? "clerk_from_sealed_reply" : "principal");
    const [returnedTo, setReturnedTo] = useState(which.agent === undefined ? "principal" : "agent");
    const change = (at: number, part: Partial<Result>) => {
        setResults(results.map((one, index) => (index === at ? { ...one, ...part } : one)));
    };
    const lacking = (one: Result) =>
        one.done &&
        certificates.has(one.procedure) &&
        (one.serial.trim() === "" || parseDate(one.until) === null);
    const send = () =>
        results.some(lacking)
            ? null
            : onSend(act, { ...resultsOf(results, enteredBy), card_returned_to: returnedTo });
    return (
        <FormDialog
            name="complete"
            title={either(act.label_ja, act.label_en)}
            onClose={onClose}
            onSend={send}
        >
            {results.map((one, at) => (
                <ResultFields
                    key={`${one.procedure}:${one.target}`}
                    one={one}
                    onChange={(part) => {
                        change(at, part);
                    }}
                />
            ))}
            {results.some((one) => one.procedure.startsWith("pin_")) && (
                <Choice
                    label={t("pin_entered_by")}
                    value={enteredBy}
                    onChange={setEnteredBy}
                    choices={enterers}
                    required
                />
            )}
            <Choice
                label={t("card_returned_to")}
                value={returnedTo}
                onChange={setReturnedTo}
                choices={["principal", "agent", "statutory_agent"]}
                required
            />
        </FormDialog>
    );
}

function ResultFields({
    one,
    onChange,
}: {
    one: Result;
    onChange: (part: Partial<Result>) => void;
}) {
    const { t, code } = useWords();
    return (
        <>
            <label className="choice">
                <input
                    type="checkbox"
                    checked={one.done}
                    onChange={(event) => {
                        onChange({ done: event.target.checked });
                    }}
                />
                {code(one.procedure)}: {code(one.target)}
            </label>
            {one.done && certificates.has(one.procedure) && (
                <div className="field-grid">
                    <TextField
                        label={t("serial")}
                        value={one.serial}
                        required
                        size={20}
                        onChange={(serial) => {
                            onChange({ serial });
                        }}
                        wrong={one.serial.trim() === "" ? t("required_wrong") : undefined}
                    />
                    <DateField
                        label={t("cert_until")}
                        value={one.until}
                        required
                        onChange={(until) => {
                            onChange({ until });
                        }}
                    />
                </div>
            )}
        </>
    );
}
