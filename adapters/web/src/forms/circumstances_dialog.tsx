import { useState } from "react";
import type { Case, Entry } from "../api/types.js";
import { circumstancesOf, type Draft } from "../intake/draft.js";
import { draftOfCase } from "../intake/draft_of_case.js";
import { FactsSection } from "../intake/facts_section.js";
import { FormDialog } from "../ui/dialog.js";
import { useWords } from "../words/language.js";
import type { ActDialogProps } from "./act_dialog.js";

/** What acts wait for that can't be done yet: among what they name are questions of the counter. */
export const factsAwaited = ({ blocked }: Pick<Case, "blocked">): readonly string[] =>
    blocked.flatMap(({ ids }) => ids);

/** How things stand, once more: what was known stands there already. */
export function CircumstancesDialog({
    act,
    which,
    entries,
    onClose,
    onSend,
}: ActDialogProps & { entries: readonly Entry[] }) {
    const { either } = useWords();
    const [draft, setDraft] = useState<Draft>(() => draftOfCase(entries));
    return (
        <FormDialog
            name="circumstances"
            title={either(act.label_ja, act.label_en)}
            onClose={onClose}
            onSend={() => onSend(act, { circumstances: circumstancesOf(draft) })}
        >
            <FactsSection
                draft={draft}
                deciding={factsAwaited(which)}
                change={(part) => {
                    setDraft({ ...draft, ...part });
                }}
            />
        </FormDialog>
    );
}
