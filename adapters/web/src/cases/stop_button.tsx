import { useState } from "react";
import type { Act, Case } from "../api/types.js";
import { ActDialog } from "../forms/act_dialog.js";
import type { Given } from "../forms/values.js";
import { useWords } from "../words/language.js";
import { useCaseCommand } from "./use_case_command.js";

const stop: Act = {
    command: "record_denial",
    label_ja: "申請していないと言われた(止める)",
    label_en: "They never applied: stop",
    main: false,
    needs: ["channel", "confirmed"],
    confirm: false,
    second_person: false,
};

/**
 * "I never applied": everything stops at once. How the principal was confirmed is asked, never
 * guessed; `known` has what was recorded in the same call.
 */
export function StopButton({ which, known }: { which: Case; known: Given }) {
    const { t } = useWords();
    const send = useCaseCommand(which);
    const [asking, setAsking] = useState(false);
    return (
        <>
            <button
                type="button"
                className="danger-button"
                onClick={() => {
                    setAsking(true);
                }}
            >
                {t("phone_stop")}
            </button>
            {asking && (
                <ActDialog
                    act={stop}
                    which={which}
                    usual={known}
                    onClose={() => {
                        setAsking(false);
                    }}
                    onSend={async (act, payload) => {
                        await send(act.command, payload);
                        setAsking(false);
                    }}
                />
            )}
        </>
    );
}
