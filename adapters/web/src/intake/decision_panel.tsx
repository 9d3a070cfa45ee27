import { useToday } from "../api/use_today.js";
import type { Decided, Decision } from "../api/types.js";
import type { useDecisions } from "../rules/use_decisions.js";
import { Choice } from "../ui/field.js";
import { Fold } from "../ui/fold.js";
import { Trouble } from "../ui/notice.js";
import { parseDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { Terms } from "./decision_terms.js";
import { needsBirthDate, questionsOf, type Draft } from "./draft.js";
import type { FactKind } from "./facts_table.js";
import { Grounds } from "./grounds.js";
import { isOpen, openQuestions } from "./open_questions.js";

interface Props {
    draft: Draft;
    change: (part: Partial<Draft>) => void;
    office: string;
    decided: ReturnType<typeof useDecisions>;
}

/** What the rules say to what was answered so far, for each procedure. */
export function DecisionPanel({ draft, change, office, decided: query }: Props) {
    const { t, code } = useWords();
    const questions = questionsOf(draft, useToday(), office);
    const noAge = questions.length > 0 && parseDate(draft.principal.birth_date) === null;
    const ageFirst = needsBirthDate(draft);
    return (
        <section className="decision" aria-live="polite">
            <h2>{t("what_rules_say")}</h2>
            {ageFirst && <p className="notice">{t("rules_age_first")}</p>}
            {questions.length === 0 && !ageFirst && <p className="hint">{t("rules_wait")}</p>}
            {noAge && <p className="hint">{t("rules_usual_age")}</p>}
            <Trouble error={query.error} />
            {openQuestions(draft, query.data ?? []).map((fact) => (
                <OpenQuestion key={fact.name} fact={fact} draft={draft} change={change} />
            ))}
            {questions.map((question, at) => (
                <article key={question.procedure}>
                    <h3>{code(question.procedure)}</h3>
                    <Answer decided={query.data?.[at]} draft={draft} />
                </article>
            ))}
        </section>
    );
}

/** A question that decides and hasn't been asked: it stands first, with its answers. */
function OpenQuestion({ fact, draft, change }: OpenQuestionProps) {
    const { t, either } = useWords();
    return (
        <div className="notice">
            <Choice
                label={`${t("asked_decides")} ${either(fact.ja, fact.en)}`}
                value=""
                choices={["yes", "no"]}
                onChange={(value) => {
                    change({ facts: { ...draft.facts, [fact.name]: value } });
                }}
            />
        </div>
    );
}

interface OpenQuestionProps {
    fact: FactKind;
    draft: Draft;
    change: (part: Partial<Draft>) => void;
}

function Answer({ decided, draft }: { decided: Decided | undefined; draft: Draft }) {
    const { t } = useWords();
    if (decided === undefined) return <p role="status">{t("loading")}</p>;
    if (decided.answer === undefined) return <p className="notice">{t("rules_cannot")}</p>;
    const { answer, citations: ids = [] } = decided;
    return (
        <>
            <Verdict decision={answer} open={isOpen(answer.refusal, draft)} />
            {answer.outcome === "allowed" && (
                <Terms decision={answer} isOpen={(why) => isOpen(why, draft)} />
            )}
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

function Verdict({ decision, open }: { decision: Decision; open: boolean }) {
    const { t, code, either } = useWords();
    if (open) return <p className="verdict">{t("not_decided_yet")}</p>;
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
