import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import { useSignInWays } from "../api/queries.js";
import { hasKeys, registerKey } from "../session/security_key.js";
import { useDesk } from "../session/session.js";
import { useWork } from "../session/use_work.js";
import { TextField } from "../ui/field.js";
import { SentAgain, Trouble, Waiting } from "../ui/notice.js";
import { shortDate } from "../words/dates.js";
import { useWords } from "../words/language.js";

interface KeptKey {
    key: string;
    label: string;
    added_at: string;
}

/** One's own security keys: each of them is a second factor beside the password. */
export function SecurityKeys() {
    const { t } = useWords();
    const { session } = useDesk();
    const offered = useSignInWays().data?.keys === true && hasKeys() && session.password;
    const client = useQueryClient();
    const kept = useQuery({
        queryKey: ["keys"],
        enabled: offered,
        queryFn: () => request<KeptKey[]>("/v1/session/keys"),
    });
    const [password, setPassword] = useState("");
    const [label, setLabel] = useState("");
    const [removing, setRemoving] = useState("");
    const after = async () => {
        setPassword("");
        setLabel("");
        await client.invalidateQueries({ queryKey: ["keys"] });
    };
    const add = useWork(async () => {
        await registerKey(password, label, session.staff);
        await after();
    });
    const remove = useWork(async () => {
        await request(`/v1/session/keys/${removing}/remove`, {
            method: "POST",
            body: { password },
        });
        setRemoving("");
        await after();
    });
    if (!offered) return null;
    const field = (
        <TextField
            label={t("password")}
            type="password"
            value={password}
            required
            autoComplete="current-password"
            onChange={setPassword}
        />
    );
    return (
        <section>
            <h2>{t("security_keys")}</h2>
            <p>{t("security_keys_about")}</p>
            <Waiting of={kept} />
            <KeyList keys={kept.data ?? []} onRemove={setRemoving} />
            {removing === "" ? (
                <form onSubmit={add.run}>
                    <TextField label={t("key_label")} value={label} required onChange={setLabel} />
                    {field}
                    <Trouble error={add.error} />
                    <SentAgain seconds={add.again} />
                    <button type="submit" className="small-button" disabled={add.busy}>
                        {t("add_key")}
                    </button>
                </form>
            ) : (
                <form onSubmit={remove.run}>
                    <p>{kept.data?.find((each) => each.key === removing)?.label}</p>
                    {field}
                    <Trouble error={remove.error} />
                    <SentAgain seconds={remove.again} />
                    <button type="submit" className="small-button" disabled={remove.busy}>
                        {t("remove_key")}
                    </button>{" "}
                    <button
                        type="button"
                        className="small-button"
                        onClick={() => {
                            setRemoving("");
                        }}
                    >
                        {t("cancel")}
                    </button>
                </form>
            )}
        </section>
    );
}

function KeyList({ keys, onRemove }: { keys: KeptKey[]; onRemove: (key: string) => void }) {
    const { t, language } = useWords();
    return (
        <ul>
            {keys.map((each) => (
                <li key={each.key}>
                    {each.label} ({shortDate(each.added_at.slice(0, 10), language === "en")}){" "}
                    <button
                        type="button"
                        className="small-button"
                        aria-label={`${each.label} ${t("remove_key")}`}
                        onClick={() => {
                            onRemove(each.key);
                        }}
                    >
                        {t("remove_key")}
                    </button>
                </li>
            ))}
        </ul>
    );
}
