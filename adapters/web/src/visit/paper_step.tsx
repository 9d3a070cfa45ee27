import { useState } from "react";
import type { Act, Case, Paper } from "../api/types.js";
import { ActDialog } from "../forms/act_dialog.js";
import { documentTypes, itemsWithType, usualDocumentTypes } from "../forms/domain_table.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { useWords } from "../words/language.js";
import type { TickCommands } from "../cases/ticks.js";
import type { Ticks } from "../cases/use_ticks.js";
import { kindsFor, kindsWithKeys } from "./steps.js";
import { pressed, TickButton } from "./tick_button.js";

const record: Act = {
    command: "record_document",
    label_ja: "書類を確認する",
    label_en: "Record a document",
    main: false,
    needs: ["visit", "holder", "item", "type"],
    confirm: false,
    second_person: false,
};

interface Props {
    which: Case;
    paper: Paper;
    ticks: Ticks;
    keys: boolean;
}

/** A paper on the counter: an original in date, ticked with one key; anything else is asked for. */
export function PaperStep({ which, paper, ticks, keys }: Props) {
    const { t, code } = useWords();
    const [asking, setAsking] = useState(false);
    const typed = itemsWithType.has(paper.item) && paper.item !== "application_form";
    const { visit, holder, item } = paper;
    const tick = (type: string): TickCommands => {
        const kind = type === "" ? {} : { type };
        return [["record_document", { visit, holder, item, original: true, ...kind }]];
    };
    const types = typed ? kindsWithKeys(paper, usualDocumentTypes) : [];
    const excluded = (paper.exclude ?? []).map(code).join("・");
    const ask = () => {
        setAsking(true);
    };
    const digits = types.map(({ kind, key }) => {
        const press = () => {
            pressed(ticks, tick(kind));
        };
        return [key, press] as const;
    });
    useShortcuts(keys && !asking ? { ...Object.fromEntries(digits), "0": ask } : {});
    const known = { visit: String(visit), holder, item };
    return (
        <div className="step-buttons">
            <span className="hint">
                {t("original_in_date")}
                {excluded !== "" && ` ${t("excluded", { papers: excluded })}`}
            </span>
            {types.map(({ kind, key }) => (
                <TickButton key={kind} ticks={ticks} commands={tick(kind)}>
                    {keys && <kbd>{key}</kbd>} {code(kind)}
                </TickButton>
            ))}
            {!typed && (
                <TickButton ticks={ticks} commands={tick("")} main={keys}>
                    {t("seen")} {keys && <kbd>Enter</kbd>}
                </TickButton>
            )}
            <button type="button" className="small-button" onClick={ask}>
                {keys && <kbd>0</kbd>} {t("other_paper")}
            </button>
            {asking && (
                <ActDialog
                    act={record}
                    which={which}
                    known={known}
                    choices={{ type: kindsFor(paper, documentTypes) }}
                    onClose={() => {
                        setAsking(false);
                    }}
                    onSend={async (act, payload) => {
                        await ticks.press([[act.command, payload]]);
                        setAsking(false);
                    }}
                />
            )}
        </div>
    );
}
