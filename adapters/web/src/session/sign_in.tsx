import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, request } from "../api/http.js";
import type { Session } from "../api/types.js";
import { TrainingBeforeSignIn, WayToTraining } from "../shell/training.js";
import { TextField } from "../ui/field.js";
import { SentAgain, Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { ProviderButtons } from "./provider.js";
import { hasKeys, NoKey, signWithKey } from "./security_key.js";
import { forgetWork } from "./forget.js";
import { useWork } from "./use_work.js";

/** The password is right, and one of the person's keys has to sign. */
const isKeyWanted = (error: unknown) => error instanceof Problem && error.code === "key_needed";

/** The first page: who is here. `held`: whose work is kept behind it, if anybody's. */
export function SignIn({ held }: { held: string }) {
    const { t, language, setLanguage } = useWords();
    const client = useQueryClient();
    const [given, setGiven] = useState({ municipality: "", staff: "", password: "", code: "" });
    const { error, busy, again, run } = useWork(async () => {
        const { code, ...rest } = given;
        const enter = (body: unknown) => request<Session>("/v1/session", { method: "POST", body });
        const session = await enter(code === "" ? rest : given).catch(async (trouble: unknown) => {
            if (!isKeyWanted(trouble) || !hasKeys()) throw trouble;
            return await enter({ ...rest, key: await signWithKey(rest) });
        });
        if (session.staff !== held) forgetWork(client);
        client.setQueryData(["session"], session);
    });
    const field = (name: keyof typeof given) => ({
        value: given[name],
        onChange: (value: string) => {
            setGiven({ ...given, [name]: value });
        },
    });
    const codeWanted =
        error instanceof NoKey ||
        (error instanceof Problem && (error.code.startsWith("code_") || isKeyWanted(error)));
    return (
        <main className="sign-in">
            <TrainingBeforeSignIn />
            <h1>{t("sign_in")}</h1>
            {held !== "" && <p>{t("signed_out_keeps", { staff: held })}</p>}
            <form onSubmit={run}>
                <TextField label={t("municipality")} required {...field("municipality")} />
                <TextField
                    label={t("staff_code")}
                    required
                    autoComplete="username"
                    {...field("staff")}
                />
                <TextField
                    label={t("password")}
                    required
                    type="password"
                    autoComplete="current-password"
                    {...field("password")}
                />
                {codeWanted && (
                    <TextField
                        label={t("one_time_code")}
                        numeric
                        size={8}
                        autoComplete="one-time-code"
                        {...field("code")}
                    />
                )}
                <Trouble error={error} />
                <SentAgain seconds={again} />
                <button type="submit" className="main-button" disabled={busy}>
                    {t("sign_in")}
                </button>
            </form>
            <ProviderButtons word="sign_in_by" />
            <WayToTraining />
            <button
                type="button"
                className="quiet-button"
                lang={language === "ja" ? "en" : "ja"}
                onClick={() => {
                    setLanguage(language === "ja" ? "en" : "ja");
                }}
            >
                {t("language")}
            </button>
        </main>
    );
}

/**
 * After some minutes without a key: the password alone goes on where the work stopped, or what the
 * identity provider says.
 */
export function LockScreen({ session, held }: { session: Session; held: string }) {
    const { t } = useWords();
    return (
        <main className="sign-in">
            <TrainingBeforeSignIn />
            <h1>{t("locked_title")}</h1>
            <p>
                {session.municipality_label} {session.name}
            </p>
            {held !== "" && <p>{t("locked_keeps")}</p>}
            {session.password && <Unlock held={held} />}
            {session.identity && (
                <ProviderButtons word="unlock_by" municipality={session.municipality} />
            )}
        </main>
    );
}

function Unlock({ held }: { held: string }) {
    const { t } = useWords();
    const client = useQueryClient();
    const [password, setPassword] = useState("");
    const { error, busy, again, run } = useWork(async () => {
        const body = { password };
        const session = await request<Session>("/v1/session/unlock", { method: "POST", body });
        if (session.staff !== held) forgetWork(client);
        client.setQueryData(["session"], session);
    });
    return (
        <form onSubmit={run}>
            <TextField
                label={t("password")}
                required
                type="password"
                value={password}
                autoComplete="current-password"
                onChange={setPassword}
            />
            <Trouble error={error} />
            <SentAgain seconds={again} />
            <button type="submit" className="main-button" disabled={busy}>
                {t("unlock")}
            </button>
        </form>
    );
}
