import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { request } from "../api/http.js";
import { useSignInWays } from "../api/queries.js";
import type { Session } from "../api/types.js";
import { TrainingBeforeSignIn } from "../shell/training.js";
import { Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";

/** Where a municipality's identity provider sends the browser back to. */
const returnPath = "/sign-in/return";

export const isBackFromProvider = () => window.location.pathname === returnPath;

/** What the provider sent along; it doesn't stay in the address. */
function takeReturn(): Record<string, string> {
    const given = new URLSearchParams(window.location.search);
    window.history.replaceState(null, "", "/");
    return Object.fromEntries(
        ["code", "state", "iss"].flatMap((name) => {
            const value = given.get(name);
            return value === null ? [] : [[name, value]];
        }),
    );
}

/** Back from the identity provider: signs in with what it sent, or says why that isn't taken. */
export function ProviderReturn({ onDone }: { onDone: () => void }) {
    const { t } = useWords();
    const client = useQueryClient();
    const begun = useRef(false);
    const [error, setError] = useState<unknown>(null);
    useEffect(() => {
        if (begun.current) return;
        begun.current = true;
        request<Session>("/v1/session/provider/return", {
            method: "POST",
            body: takeReturn(),
        }).then((session) => {
            client.setQueryData(["session"], session);
            onDone();
        }, setError);
    }, [client, onDone]);
    return (
        <main className="sign-in">
            <TrainingBeforeSignIn />
            <h1>{t("sign_in")}</h1>
            {error === null ? <p role="status">{t("loading")}</p> : <Trouble error={error} />}
            {error !== null && (
                <button type="button" className="main-button" onClick={onDone}>
                    {t("to_sign_in")}
                </button>
            )}
        </main>
    );
}

/** Goes to the identity provider: of one municipality, or of each that has one. */
export function ProviderButtons({
    word,
    municipality,
}: {
    word: "sign_in_by" | "unlock_by";
    municipality?: string;
}) {
    const { t } = useWords();
    const [error, setError] = useState<unknown>(null);
    const all = useSignInWays().data?.providers ?? [];
    const shown = all.filter((each) => (municipality ?? each.municipality) === each.municipality);
    const leave = async (to: string) => {
        try {
            const { address } = await request<{ address: string }>("/v1/session/provider", {
                method: "POST",
                body: { municipality: to },
            });
            window.location.assign(address);
        } catch (trouble) {
            setError(trouble);
        }
    };
    if (shown.length === 0) return null;
    return (
        <section className="providers">
            {shown.map((each) => (
                <p key={each.municipality}>
                    <button
                        type="button"
                        onClick={() => {
                            void leave(each.municipality);
                        }}
                    >
                        {t(word, { label: each.label })}
                        {shown.length > 1 && ` (${each.municipality})`}
                    </button>
                </p>
            ))}
            <Trouble error={error} />
        </section>
    );
}
