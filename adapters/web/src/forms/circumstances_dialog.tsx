import { useState, type FormEvent } from "react";
import type { Entry } from "../api/types.js";
import { circumstancesOf, type Draft } from "../intake/draft.js";
import { draftOfCase } from "../intake/draft_of_case.js";
import { FactsSection } from "../intake/facts_section.js";
import { Dialog } from "../ui/dialog.js";
import { Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import type { ActDialogProps } from "./act_dialog.js";

/** How things stand, once more: what was known stands there already. */
export function CircumstancesDialog({
    act,
    entries,
    onClose,
    onSend,
}: ActDialogProps & { entries: readonly Entry[] }) {
    const { t, either } = useWords();
    const [draft, setDraft] = useState<Draft>(() => draftOfCase(entries));
    const [error, setError] = useState<unknown>(null);
    const send = (event: FormEvent) => {
        event.preventDefault();
        onSend(act, { circumstances: circumstancesOf(draft) }).catch(setError);
    };
    return (
        <Dialog title={either(act.label_ja, act.label_en)} onClose={onClose}>
            <form onSubmit={send} noValidate>
                <FactsSection
                    draft={draft}
                    change={(part) => {
                        setDraft({ ...draft, ...part });
                    }}
                />
                <Trouble error={error} />
                <div className="buttons">
                    <button type="submit" className="main-button">
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
