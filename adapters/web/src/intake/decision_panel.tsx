import { useToday } from "../api/use_today.js";
import type { Decided, Decision } from "../api/types.js";
import { useDecisions } from "../rules/use_decisions.js";
import { Fold } from "../ui/fold.js";
import { Trouble } from "../ui/notice.js";
import { parseDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { Terms } from "./decision_terms.js";
import { needsBirthDate, questionsOf, type Draft } from "./draft.js";
import { Grounds } from "./grounds.js";

/** What the rules say to what was answered so far, for each procedure. */
export function DecisionPanel({ draft, office }: { draft: Draft; office: string }) {
    const { t, code } = useWords();
    const questions = questionsOf(draft, useToday(), office);
    const query = useDecisions(questions);
    const noAge = questions.length > 0 && parseDate(draft.principal.birth_date) === null;
    const ageFirst = needsBirthDate(draft);
    return (
        <section className="decision" aria-live="polite">
            <h2>{t("what_rules_say")}</h2>
            {ageFirst && <p className="notice">{t("rules_age_first")}</p>}
            {questions.length === 0 && !ageFirst && <p className="hint">{t("rules_wait")}</p>}
            {noAge && <p className="hint">{t("rules_usual_age")}</p>}
            <Trouble error={query.error} />
            {questions.map((question, at) => (
                <article key={question.procedure}>
                    <h3>{code(question.procedure)}</h3>
                    <Answer decided={query.data?.[at]} />
                </article>
            ))}
        </section>
    );
}

function Answer({ decided }: { decided: Decided | undefined }) {
    const { t } = useWords();
    if (decided === undefined) return <p role="status">{t("loading")}</p>;
    if (decided.answer === undefined) return <p className="notice">{t("rules_cannot")}</p>;
    const { answer, citations: ids = [] } = decided;
    return (
        <>
            <Verdict decision={answer} />
            {answer.outcome === "allowed" && <Terms decision={answer} />}
            {answer.outcome === "refused" ? (
                <>
                    <h4>{t("rules_used")}</h4>
                    <Grounds ids={ids} />
                </>
            ) : (
                <Fold name="grounds" summary={`${t("rules_used")} (${String(ids.length)})`}>
                    <Grounds ids={ids} />
                </Fold>
            )}
        </>
    );
}

function Verdict({ decision }: { decision: Decision }) {
    const { t, code, either } = useWords();
    if (decision.outcome === "allowed") {
        const way = decision.route === null ? "" : code(decision.route);
        return (
            <p className="verdict good">
                {t("possible")}{" "}
                {decision.visits !== null && t("visits", { count: decision.visits })} {way}
            </p>
        );
    }
    if (decision.outcome === "refer") {
        return (
            <p className="verdict">
                {t("ask_chief")}{" "}
                {decision.contact !== null &&
                    `${decision.contact.name} ${decision.contact.phone ?? ""}`}
            </p>
        );
    }
    return (
        <>
            <p className="verdict bad">
                {t("not_possible")} {decision.refusal === null ? "" : code(decision.refusal)}
            </p>
            {decision.exception_possible && <p>{t("exception_possible")}</p>}
            {decision.reroute_to !== null && (
                <p>
                    {either("案内する手続: ", "Instead: ")}
                    {code(decision.reroute_to)}
                </p>
            )}
        </>
    );
}
