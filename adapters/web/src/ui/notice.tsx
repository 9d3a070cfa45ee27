import { Problem, Unreachable } from "../api/http.js";
import { NoKey } from "../session/security_key.js";
import { fieldName } from "../forms/field_name.js";
import { useWords, type Words } from "../words/language.js";

/** What the field of a problem is called; empty where the problem has none that was filled in. */
function asked(field: string, either: Words["either"]): string {
    const key =
        field
            .split("/")
            .filter((part) => !/^\d*$/u.test(part))
            .at(-1) ?? "";
    const name = fieldName(key, either);
    return name === key ? "" : `${name}: `;
}

/** What the server said no with, for the reader. */
export function explain(error: unknown, { t, either, code }: Words): string {
    if (error instanceof Unreachable) return t("server_away");
    if (error instanceof NoKey) return t("key_not_used");
    if (!(error instanceof Problem)) return t("could_not");
    if (error.status === 412) return t("stale");
    const said = either(error.title, error.detailEn) || t("could_not");
    const named = error.ids.filter((id) => !error.rules.some((rule) => rule.id === id));
    // A password's problem says already why it isn't taken.
    const adds = named.length > 0 && error.code !== "password_weak";
    const ids = adds ? ` (${named.map(code).join("、")})` : "";
    const statements = error.rules.map((rule) => rule.statement).join("、");
    const rules = statements !== "" ? ` ${t("by_rules", { rules: statements })}` : "";
    const number =
        error.status >= 500 && error.requestId !== ""
            ? ` ${t("request_id", { id: error.requestId })}`
            : "";
    return asked(error.field, either) + said + ids + rules + number;
}

/** Says why something isn't there or wasn't done; read out at once. */
export function Trouble({ error }: { error: unknown }) {
    const words = useWords();
    if (error === null || error === undefined) return null;
    return (
        <p className="notice notice-wrong" role="alert">
            {explain(error, words)}
        </p>
    );
}

/** What waits because the server is busy is sent by itself; null: nothing waits. */
export function SentAgain({ seconds }: { seconds: number | null }) {
    const { t } = useWords();
    return (
        <p className={seconds === null ? "visually-hidden" : "notice"} role="status">
            {seconds !== null && t("sent_again_in", { seconds })}
        </p>
    );
}

interface Answer {
    isPending: boolean;
    error: unknown;
    refetch: () => unknown;
}

/** While an answer isn't there: that it is being read, or what went wrong and how to go on. */
export function Waiting({ of }: { of: Answer }) {
    const { t } = useWords();
    if (of.error !== null && of.error !== undefined) {
        return (
            <div>
                <Trouble error={of.error} />
                <button
                    type="button"
                    onClick={() => {
                        of.refetch();
                    }}
                >
                    {t("reload")}
                </button>
            </div>
        );
    }
    return of.isPending ? <p role="status">{t("loading")}</p> : null;
}
