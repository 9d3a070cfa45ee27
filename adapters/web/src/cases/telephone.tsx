import { useState } from "react";
import type { Case } from "../api/types.js";
import { Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { useCaseCommand } from "./actions.js";
import { answersOf } from "./answers.js";
import { useShortcuts } from "../shell/shortcuts.js";

const NOT_FOR_CALLERS = new Set(["protected", "protected_person", "denied"]);
const callers = ["principal", "agent", "other"] as const;

/** Who calls is recorded with one key; only then are there answers. */
export function TelephoneMode({ which }: { which: Case }) {
    const { t, code } = useWords();
    const send = useCaseCommand(which);
    const [confirmed, setConfirmed] = useState(false);
    const [error, setError] = useState<unknown>(null);
    const run = (name: string, payload: Record<string, unknown>) =>
        send(name, payload).then(() => { setConfirmed(true); }, setError);
    const confirm = (caller: string) => {
        void run("confirm_caller", { caller, how: "case_number" });
    };
    useShortcuts(confirmed ? {} : Object.fromEntries(
        callers.map((caller, at) => [`Alt+${String(at + 7)}`, () => { confirm(caller); }])));
    if (which.badges.some((badge) => NOT_FOR_CALLERS.has(badge))) {
        return <p className="notice notice-wrong">{t("to_chief")}</p>;
    }
    return (
        <section className="telephone" aria-label={t("phone_mode")}>
            {!confirmed && <p className="notice">{t("phone_before")}</p>}
            {!confirmed && (
                <div className="main-actions">
                    {callers.map((caller, at) => (
                        <button type="button" key={caller} onClick={() => { confirm(caller); }}>
                            {t("phone_is", { who: code(caller) })} <kbd>Alt+{at + 7}</kbd>
                        </button>
                    ))}
                </div>
            )}
            {confirmed && <Answers which={which} />}
            <button type="button" className="danger-button"
                onClick={() => { void run("record_denial", { channel: "telephone", confirmed: "callback" }); }}>
                {t("phone_stop")}
            </button>
            <Trouble error={error} />
        </section>
    );
}

function Answers({ which }: { which: Case }) {
    const words = useWords();
    return (
        <>
            <h2>{words.t("phone_answers")}</h2>
            <ul className="answers">
                {answersOf(which, words).map(({ question, answer }) => (
                    <li key={question}><strong>{question}</strong>{answer}</li>
                ))}
            </ul>
        </>
    );
}
