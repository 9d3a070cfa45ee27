import { useState, type FormEvent } from "react";
import type { Act, Case } from "../api/types.js";
import { useDesk } from "../session/session.js";
import { Dialog } from "../ui/dialog.js";
import { Choice, DateField, TextField } from "../ui/field.js";
import { Trouble } from "../ui/notice.js";
import { parseDate, today } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { fieldKind, type FieldKind } from "./fields_table.js";

interface Props {
    act: Act; which: Case; onClose: () => void;
    onSend: (act: Act, payload: Record<string, unknown>) => Promise<void>;
}

/** What is known without asking: today, this office, this visit. */
function firstValue(field: string, kind: FieldKind, which: Case, office: string): string {
    if (field === "office") return office;
    if (field === "visit") return String(which.visit_no);
    if (field === "operation_id") return crypto.randomUUID();
    const past = kind.kind === "date" && field !== "card_expires_on";
    return past ? today(new Date()) : "";
}

/** A field's value as the protos have it; undefined while it isn't one. */
function valueOf(kind: FieldKind, written: string): unknown {
    const text = written.trim();
    if (text === "") return undefined;
    switch (kind.kind) {
        case "date": return parseDate(text) ?? undefined;
        case "number": return /^\d+$/u.test(text.normalize("NFKC"))
            ? Number(text.normalize("NFKC")) : undefined;
        case "truth": return text === "yes";
        case "list": return text.split(/[、,\s]+/u);
        default: return text;
    }
}

/** Asks for what an act needs, then sends it. What was typed stays until it is recorded. */
export function ActDialog({ act, which, onClose, onSend }: Props) {
    const { t, either } = useWords();
    const { office } = useDesk();
    const kinds = act.needs.map((field) => ({ field, kind: fieldKind(act.command, field) }));
    const [given, setGiven] = useState(() => Object.fromEntries(
        kinds.map(({ field, kind }) => [field, firstValue(field, kind, which, office)])));
    const [missing, setMissing] = useState<string[]>([]);
    const [error, setError] = useState<unknown>(null);
    const [busy, setBusy] = useState(false);
    const send = (event: FormEvent) => {
        event.preventDefault();
        const values = kinds.map(({ field, kind }) => [field, valueOf(kind, given[field] ?? "")]);
        const absent = values.filter(([, value]) => value === undefined).map(([name]) => String(name));
        setMissing(absent);
        if (absent.length > 0) return;
        setBusy(true);
        onSend(act, Object.fromEntries(values) as Record<string, unknown>)
            .catch(setError).finally(() => { setBusy(false); });
    };
    return (
        <Dialog title={either(act.label_ja, act.label_en)} onClose={onClose}>
            <form onSubmit={send} noValidate>
                {kinds.map(({ field, kind }) => (
                    <AskedField key={field} kind={kind} value={given[field] ?? ""}
                        wrong={missing.includes(field) ? t("required_wrong") : undefined}
                        onChange={(value) => { setGiven({ ...given, [field]: value }); }} />
                ))}
                {act.second_person && <p className="hint">{t("second_person")}</p>}
                {act.confirm && <p className="notice">{t("sure")}</p>}
                <Trouble error={error} />
                <div className="buttons">
                    <button type="submit" className="main-button" disabled={busy}>{t("send")}</button>
                    <button type="button" onClick={onClose}>{t("cancel")}</button>
                </div>
            </form>
        </Dialog>
    );
}

interface AskedProps {
    kind: FieldKind; value: string; wrong: string | undefined; onChange: (value: string) => void;
}

function AskedField({ kind, value, wrong, onChange }: AskedProps) {
    const { either } = useWords();
    const label = either(kind.ja, kind.en);
    const choices = kind.kind === "truth" ? ["yes", "no"] : kind.choices;
    if (choices !== undefined) {
        return (
            <>
                <Choice label={label} value={value} choices={choices} required onChange={onChange} />
                {wrong !== undefined && <p className="wrong" role="alert">{wrong}</p>}
            </>
        );
    }
    return kind.kind === "date"
        ? <DateField label={label} value={value} required wrong={wrong} onChange={onChange} />
        : <TextField label={label} value={value} required wrong={wrong} onChange={onChange}
            numeric={kind.kind === "number"} />;
}
