import { usePolicies, usePolicyText } from "../api/queries.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";

/** What a refusal rests on in every municipality, where the page itself says nothing of it. */
const practices: Readonly<Record<string, Word>> = {
    not_resident_here: "practice_resident_here",
    statutory_agent_required: "practice_statutory_agent",
    no_card: "practice_card",
    card_expired: "practice_card",
};

/** Why not, without a rule of the page: the common practice, or that the section chief is asked. */
export const practiceOf = (refusal: string | null): Word =>
    practices[refusal ?? ""] ?? "practice_unknown";

/** What a refusal rests on: what the page says, or in its place the practice everywhere. */
export function GroundsOfRefusal({
    ids,
    refusal,
}: {
    ids: readonly string[];
    refusal: string | null;
}) {
    const { t } = useWords();
    return (
        <>
            <h4>{t("rules_used")}</h4>
            {ids.length > 0 ? <Grounds ids={ids} /> : <p>{t(practiceOf(refusal))}</p>}
        </>
    );
}

/** What the rules of these ids say, and where the municipality's page says it. */
export function Grounds({ ids }: { ids: readonly string[] }) {
    const { code } = useWords();
    const policies = usePolicies();
    const now = policies.data?.in_force ?? "";
    const text = usePolicyText(typeof now === "string" ? now : now.version);
    const rules = new Map(text.data?.rules.map((rule) => [rule.id, rule]));
    return (
        <ul className="grounds">
            {ids.map((id) => {
                const rule = rules.get(id);
                return (
                    <li key={id}>
                        {rule === undefined ? (
                            id
                        ) : (
                            <>
                                {rule.statement}{" "}
                                <span className="hint">
                                    {[code(rule.source), rule.heading, rule.law]
                                        .filter((each) => each !== "")
                                        .join(" › ")}{" "}
                                    ({id})
                                </span>
                            </>
                        )}
                    </li>
                );
            })}
        </ul>
    );
}
