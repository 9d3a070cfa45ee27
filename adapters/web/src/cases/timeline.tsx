import { useState } from "react";
import type { Act, Case, Entry } from "../api/types.js";
import { ActDialog } from "../forms/act_dialog.js";
import { fieldName } from "../forms/field_name.js";
import { Dialog } from "../ui/dialog.js";
import { Trouble, Waiting } from "../ui/notice.js";
import { dayAndTime } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { atAnEntry } from "./actions.js";
import { useCaseCommand } from "./use_case_command.js";
import { useEntries } from "./purpose.js";
import { useWholeEntry } from "./whole_entry.js";

/** What has been entered, the latest first; an entry opens to its values and their correction. */
export function Timeline({ which }: { which: Case }) {
    const { t, either } = useWords();
    const query = useEntries(which.case_number);
    const [opened, setOpened] = useState<Entry | null>(null);
    const entries = [...(query.data ?? [])].reverse();
    return (
        <section>
            <h2>{t("timeline")}</h2>
            <Waiting of={query} />
            <ol className="timeline" reversed>
                {entries.map((entry) => (
                    <li key={entry.no} className={entry.voided ? "voided" : undefined}>
                        <time dateTime={entry.occurred_at}>{dayAndTime(entry.occurred_at)}</time>
                        <button
                            type="button"
                            className="line-button"
                            onClick={() => {
                                setOpened(entry);
                            }}
                        >
                            {either(entry.label_ja, entry.label_en)}
                            {entry.corrected && ` (${t("corrected")})`}
                            {entry.voided && ` (${t("voided")})`}
                        </button>
                        <span className="actor">{entry.actor}</span>
                    </li>
                ))}
            </ol>
            {opened !== null && (
                <EntryDialog
                    entry={opened}
                    which={which}
                    onClose={() => {
                        setOpened(null);
                    }}
                />
            )}
        </section>
    );
}

/** A value of an entry in one line; what is sealed stays so. */
function valueText(value: unknown, code: (code: string) => string): string {
    if (value === null || value === undefined || value === "") return "—";
    if (typeof value === "boolean") return code(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map((each) => valueText(each, code)).join("、");
    if (typeof value === "object") {
        return "sealed" in value
            ? "＊＊＊"
            : Object.values(value)
                  .map((each) => valueText(each, code))
                  .join(" ");
    }
    return code(String(value));
}

function EntryDialog({
    entry,
    which,
    onClose,
}: {
    entry: Entry;
    which: Case;
    onClose: () => void;
}) {
    const { t, code, either } = useWords();
    const send = useCaseCommand(which);
    const [asking, setAsking] = useState<Act | null>(null);
    const { values, masked, error, reveal } = useWholeEntry(entry, which);
    const acts = which.allowed.filter((act) => atAnEntry.has(act.command));
    if (asking !== null) {
        return (
            <ActDialog
                act={asking}
                which={which}
                known={{ event_no: String(entry.no) }}
                onClose={onClose}
                onSend={async (act, payload) => {
                    await send(act.command, payload);
                    onClose();
                }}
            />
        );
    }
    return (
        <Dialog
            name="entry"
            title={`${String(entry.no)} ${either(entry.label_ja, entry.label_en)}`}
            onClose={onClose}
        >
            <dl className="facts wide">
                <div>
                    <dt>{t("entered_at")}</dt>
                    <dd>
                        {dayAndTime(entry.recorded_at)} {entry.actor}
                    </dd>
                </div>
                {Object.entries(values).map(([field, value]) => (
                    <div key={field}>
                        <dt>{fieldName(field, either)}</dt>
                        <dd>{valueText(value, code)}</dd>
                    </div>
                ))}
            </dl>
            <Trouble error={error} />
            <div className="buttons">
                {masked && (
                    <button
                        type="button"
                        className="small-button"
                        onClick={() => {
                            void reveal();
                        }}
                    >
                        ＊＊＊ {t("show_it")}
                    </button>
                )}
                {acts.map((act) => (
                    <button
                        type="button"
                        className="small-button"
                        key={act.command}
                        onClick={() => {
                            setAsking(act);
                        }}
                    >
                        {either(act.label_ja, act.label_en)}
                    </button>
                ))}
                <button type="button" onClick={onClose}>
                    {t("close")}
                </button>
            </div>
        </Dialog>
    );
}
