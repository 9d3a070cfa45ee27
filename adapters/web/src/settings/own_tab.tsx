import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { request } from "../api/http.js";
import { NewPassword } from "../session/new_password.js";
import { useDesk } from "../session/session.js";
import { TextField } from "../ui/field.js";
import { Trouble } from "../ui/notice.js";
import { SecurityKeys } from "./security_keys.js";
import { useWords } from "../words/language.js";

/** One's own password and second factor. */
export function OwnTab() {
    return (
        <div className="narrow-page">
            <NewPassword />
            <SecondFactor />
            <SecurityKeys />
        </div>
    );
}

function SecondFactor() {
    const { t } = useWords();
    const { session } = useDesk();
    const client = useQueryClient();
    const [secret, setSecret] = useState("");
    const [password, setPassword] = useState("");
    const [code, setCode] = useState("");
    const [error, setError] = useState<unknown>(null);
    const ask = async (event: FormEvent) => {
        event.preventDefault();
        try {
            if (secret === "") {
                const made = await request<{ secret: string }>("/v1/session/second-factor", {
                    method: "POST",
                    body: { password },
                });
                setSecret(made.secret);
            } else {
                await request("/v1/session/second-factor/confirm", {
                    method: "POST",
                    body: { code },
                });
                setSecret("");
                await client.invalidateQueries({ queryKey: ["session"] });
            }
            setError(null);
        } catch (trouble) {
            setError(trouble);
        }
    };
    return (
        <section>
            <h2>{t("second_factor")}</h2>
            {session.second_factor && <p>✓ {t("second_factor_on")}</p>}
            <form
                onSubmit={(event) => {
                    void ask(event);
                }}
            >
                {secret === "" ? (
                    <TextField
                        label={t("password")}
                        type="password"
                        value={password}
                        required
                        autoComplete="current-password"
                        onChange={setPassword}
                    />
                ) : (
                    <>
                        <p>{t("second_factor_secret")}</p>
                        <p>
                            <strong className="secret">{secret.replace(/(.{4})/gu, "$1 ")}</strong>
                        </p>
                        <TextField
                            label={t("one_time_code")}
                            value={code}
                            onChange={setCode}
                            numeric
                            size={8}
                            required
                            autoComplete="one-time-code"
                        />
                    </>
                )}
                <Trouble error={error} />
                <button type="submit" className="small-button">
                    {t("second_factor_set")}
                </button>
            </form>
        </section>
    );
}
