import type { Decided, Decision } from "../api/types.js";
import { Fold } from "../ui/fold.js";
import { Trouble } from "../ui/notice.js";
import { parseDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { Terms } from "./decision_terms.js";
import { needsBirthDate, type Draft } from "./draft.js";
import { useFactLabel } from "./fact_label.js";
import { Grounds, GroundsOfRefusal } from "./grounds.js";
import { isDoneInPerson, type Outlook } from "./outlook.js";

interface Props {
    draft: Draft;
    change: (part: Partial<Draft>) => void;
    outlooks: readonly Outlook[];
    error: unknown;
}

/** What the rules say to what was answered so far, for each procedure. */
export function DecisionPanel({ draft, change, outlooks, error }: Props) {
    const { t, code } = useWords();
    const noAge = outlooks.length > 0 && parseDate(draft.principal.birth_date) === null;
    const ageFirst = needsBirthDate(draft);
    const open = [...new Set(outlooks.flatMap((each) => each.open))];
    if (draft.protectedPerson) return <OnlyTheSectionChief />;
    return (
        <section className="decision" aria-live="polite">
            <h2>{t("what_rules_say")}</h2>
            {ageFirst && <p className="notice">{t("rules_age_first")}</p>}
            {outlooks.length === 0 && !ageFirst && <p className="hint">{t("rules_wait")}</p>}
            {noAge && <p className="hint">{t("rules_usual_age")}</p>}
            <Trouble error={error} />
            {open.map((fact) => (
                <DecidingQuestion
                    key={fact}
                    fact={fact}
                    onAnswer={(value) => {
                        change({ facts: { ...draft.facts, [fact]: value } });
                    }}
                />
            ))}
            {outlooks.map((outlook) => (
                <article key={outlook.question.procedure}>
                    <h3>{code(outlook.question.procedure)}</h3>
                    <Answer outlook={outlook} />
                </article>
            ))}
        </section>
    );
}

/** A protected person: nothing that could be read out to who came. */
function OnlyTheSectionChief() {
    const { t } = useWords();
    return (
        <section className="decision" aria-live="polite">
            <h2>{t("what_rules_say")}</h2>
            <p className="notice notice-wrong">{t("rules_protected")}</p>
        </section>
    );
}

/** The question that everything hangs on, to be answered where its answer is shown. */
function DecidingQuestion({ fact, onAnswer }: { fact: string; onAnswer: (value: string) => void }) {
    const { t } = useWords();
    const label = useFactLabel()(fact);
    return (
        <div className="deciding">
            <p>
                <strong>{t("ask_now", { question: label })}</strong>
            </p>
            <div className="step-buttons">
                {(["yes", "no"] as const).map((value) => (
                    <button
                        type="button"
                        key={value}
                        className="small-button"
                        aria-label={`${label} ${t(value)}`}
                        onClick={() => {
                            onAnswer(value);
                        }}
                    >
                        {t(value)}
                    </button>
                ))}
            </div>
        </div>
    );
}

function Answer({ outlook }: { outlook: Outlook }) {
    const { t } = useWords();
    const { decided, open, supposed } = outlook;
    if (decided === undefined) return <p role="status">{t("loading")}</p>;
    if (decided.answer === undefined) return <p className="notice">{t("rules_cannot")}</p>;
    if (open.length === 0 || decided.answer.outcome !== "refused") {
        return <Settled decided={decided} decision={decided.answer} outlook={outlook} />;
    }
    return <Hanging decided={decided} supposed={supposed} open={open} />;
}

interface SettledProps {
    decided: Decided;
    decision: Decision;
    outlook: Outlook;
}

/** An answer that no question of the counter changes any more, but for single targets. */
function Settled({ decided, decision, outlook }: SettledProps) {
    const { t } = useWords();
    const label = useFactLabel();
    const ids = decided.citations ?? [];
    const supposed = outlook.open.map(label).join("・");
    return (
        <>
            {supposed !== "" && <p>{t("supposing_yes", { question: supposed })}</p>}
            <Verdict decision={decision} />
            {isDoneInPerson(outlook) && <p className="notice">{t("in_person_at_once")}</p>}
            {decision.outcome === "allowed" && (
                <Terms decision={decision} asked={outlook.question.facts} />
            )}
            {decision.outcome === "refused" ? (
                <GroundsOfRefusal ids={ids} refusal={decision.refusal} />
            ) : (
                <GroundsFold ids={ids} />
            )}
        </>
    );
}

function GroundsFold({ ids }: { ids: readonly string[] }) {
    const { t } = useWords();
    return (
        <Fold name="grounds" summary={`${t("rules_used")} (${String(ids.length)})`}>
            <Grounds ids={ids} />
        </Fold>
    );
}

interface HangingProps {
    decided: Decided;
    supposed: Decided | undefined;
    open: readonly string[];
}

/** Neither yes nor no: which question decides, and what follows from either answer. */
function Hanging({ decided, supposed, open }: HangingProps) {
    const { t, code } = useWords();
    const label = useFactLabel();
    const questions = open.map(label).join("・");
    const answer = supposed?.answer;
    return (
        <>
            <p className="verdict">{t("not_decided", { question: questions })}</p>
            <p>{t("if_no", { refusal: code(decided.answer?.refusal ?? "") })}</p>
            {answer !== undefined && answer.outcome !== "refused" && (
                <>
                    <p>{t("if_yes")}</p>
                    <Verdict decision={answer} />
                    {answer.outcome === "allowed" && <Terms decision={answer} asked={{}} />}
                    <GroundsFold ids={supposed?.citations ?? []} />
                </>
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
