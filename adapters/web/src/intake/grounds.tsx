import { usePolicies, usePolicyText } from "../api/queries.js";
import { useWords } from "../words/language.js";

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
