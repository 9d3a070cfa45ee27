import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import { TrainingBeforeSignIn } from "../shell/training.js";
import { TextField } from "../ui/field.js";
import { SentAgain, Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { useWork } from "./use_work.js";

/** Another password in place of the present one. */
export function NewPassword() {
    const { t } = useWords();
    const client = useQueryClient();
    const [done, setDone] = useState(false);
    const [given, setGiven] = useState({ old: "", new: "" });
    const { error, busy, again, run } = useWork(async () => {
        await request("/v1/session/password", { method: "POST", body: given });
        setGiven({ old: "", new: "" });
        setDone(true);
        await client.invalidateQueries({ queryKey: ["session"] });
    });
    return (
        <section>
            <h2>{t("change_password")}</h2>
            <form onSubmit={run}>
                <TextField
                    label={t("old_password")}
                    required
                    type="password"
                    value={given.old}
                    autoComplete="current-password"
                    onChange={(old) => {
                        setGiven({ ...given, old });
                    }}
                />
                <TextField
                    label={t("new_password")}
                    required
                    type="password"
                    value={given.new}
                    autoComplete="new-password"
                    onChange={(next) => {
                        setGiven({ ...given, new: next });
                    }}
                />
                <Trouble error={error} />
                <SentAgain seconds={again} />
                <button type="submit" className="main-button" disabled={busy}>
                    {t("change_password")}
                </button>
            </form>
            {done && (
                <p role="status" className="done">
                    {t("done")}
                </p>
            )}
        </section>
    );
}

/**
 * The first sign-in is with a password that somebody else has seen: nothing goes before its end.
 */
export function MustChange() {
    const { t } = useWords();
    return (
        <main className="sign-in">
            <TrainingBeforeSignIn />
            <h1>{t("change_password")}</h1>
            <p>{t("must_change")}</p>
            <NewPassword />
        </main>
    );
}
