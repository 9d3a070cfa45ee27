import { useState } from "react";
import type { Act, Case, Entry } from "../api/types.js";
import { ActDialog } from "../forms/act_dialog.js";
import { officeLabel, useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { Dialog } from "../ui/dialog.js";
import { Trouble, Waiting } from "../ui/notice.js";
import { bothWithTime, dayAndTime } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { atAnEntry } from "./actions.js";
import { AskPurpose } from "./ask_purpose.js";
import { EntryValues } from "./entry_values.js";
import { useCaseCommand } from "./use_case_command.js";
import { asksPurpose, useEntries } from "./purpose.js";
import { useWholeEntry } from "./whole_entry.js";

/** What has been entered, the latest first; an entry opens to its values and their correction. */
export function Timeline({ which }: { which: Case }) {
    const { t, either, language } = useWords();
    const name = useNames();
    const query = useEntries(which.case_number);
    const [opened, setOpened] = useState<Entry | null>(null);
    const entries = [...(query.data ?? [])].reverse();
    return (
        <section>
            <h2>{t("timeline")}</h2>
            {asksPurpose(query.error) ? <AskPurpose /> : <Waiting of={query} />}
            <ol className="timeline" reversed>
                {entries.map((entry) => (
                    <li key={entry.no} className={entry.voided ? "voided" : undefined}>
                        <time
                            dateTime={entry.occurred_at}
                            title={bothWithTime(entry.occurred_at, language === "en")}
                        >
                            {dayAndTime(entry.occurred_at, language === "en")}
                        </time>
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
                        <span className="actor">{name(entry.actor)}</span>
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

function EntryDialog({
    entry,
    which,
    onClose,
}: {
    entry: Entry;
    which: Case;
    onClose: () => void;
}) {
    const { t, either, language } = useWords();
    const desk = useDesk();
    const name = useNames();
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
                        {bothWithTime(entry.recorded_at, language === "en")} {name(entry.actor)}
                        {entry.office !== "" && ` (${officeLabel(desk, entry.office)})`}
                    </dd>
                </div>
                <div>
                    <dt>{t("happened_at")}</dt>
                    <dd>{bothWithTime(entry.occurred_at, language === "en")}</dd>
                </div>
            </dl>
            <EntryValues values={values} />
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
