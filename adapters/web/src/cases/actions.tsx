import { useState } from "react";
import type { Act, Case } from "../api/types.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { ActDialog } from "../forms/act_dialog.js";
import { useCaseCommand } from "./use_case_command.js";

const MAIN_KEYS = ["F6", "F7", "F8", "F9"] as const;

/** What can be done now, as the server says; at most four as main buttons. */
export function Actions({ which }: { which: Case }) {
    const { t, either } = useWords();
    const send = useCaseCommand(which);
    const [asking, setAsking] = useState<Act | null>(null);
    const [error, setError] = useState<unknown>(null);
    const [done, setDone] = useState("");
    const main = which.allowed.filter((act) => act.main).slice(0, MAIN_KEYS.length);
    const others = which.allowed.filter((act) => !main.includes(act));
    const carryOut = async (act: Act, payload: Record<string, unknown>) => {
        const result = await send(act.command, payload);
        setError(null);
        setDone(result === "accepted" ? t("done") : t("already"));
        setAsking(null);
    };
    const begin = (act: Act) => {
        setDone("");
        if (act.needs.length > 0 || act.confirm) setAsking(act);
        else carryOut(act, {}).catch(setError);
    };
    const keys = Object.fromEntries(main.map(
        (act, at) => [MAIN_KEYS[at] ?? "", () => { if (asking === null) begin(act); }]));
    useShortcuts(keys);
    return (
        <section aria-label={t("actions")} className="actions">
            <div className="main-actions">
                {main.map((act, at) => (
                    <button type="button" key={act.command} className="main-button"
                        aria-keyshortcuts={MAIN_KEYS[at]} onClick={() => { begin(act); }}>
                        {either(act.label_ja, act.label_en)} <kbd>{MAIN_KEYS[at]}</kbd>
                    </button>
                ))}
            </div>
            {others.length > 0 && (
                <details>
                    <summary>{t("other_actions")} ({others.length})</summary>
                    <div className="other-actions">
                        {others.map((act) => (
                            <button type="button" key={act.command} onClick={() => { begin(act); }}>
                                {either(act.label_ja, act.label_en)}
                            </button>
                        ))}
                    </div>
                </details>
            )}
            {which.blocked.length > 0 && (
                <details>
                    <summary>{t("blocked")} ({which.blocked.length})</summary>
                    <dl className="facts wide">
                        {which.blocked.map((act) => (
                            <div key={act.command}>
                                <dt>{either(act.label_ja, act.label_en)}</dt>
                                <dd>{either(act.why_ja, act.why_en)}</dd>
                            </div>
                        ))}
                    </dl>
                </details>
            )}
            <p role="status" className="done">{done}</p>
            <Trouble error={error} />
            {asking !== null && <ActDialog act={asking} which={which} onSend={carryOut}
                onClose={() => { setAsking(null); }} />}
        </section>
    );
}
