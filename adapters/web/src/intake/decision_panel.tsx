import { useToday } from "../api/use_today.js";
import type { Decided, Decision, Wanted } from "../api/types.js";
import { byHolder, wantedWords } from "../rules/papers_words.js";
import { useDecisions } from "../rules/use_decisions.js";
import { officeLabel, useDesk } from "../session/session.js";
import { Fold } from "../ui/fold.js";
import { Trouble } from "../ui/notice.js";
import { bothCalendars, parseDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { questionsOf, type Draft } from "./draft.js";

/** What the rules say to what was answered so far, for each procedure. */
export function DecisionPanel({ draft, office }: { draft: Draft; office: string }) {
    const { t, code } = useWords();
    const questions = questionsOf(draft, useToday(), office);
    const query = useDecisions(questions);
    const noAge = questions.length > 0 && parseDate(draft.principal.birth_date) === null;
    return (
        <section className="decision" aria-live="polite">
            <h2>{t("what_rules_say")}</h2>
            {questions.length === 0 && <p className="hint">{t("rules_wait")}</p>}
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
    const { answer } = decided;
    return (
        <>
            <Verdict decision={answer} />
            {answer.outcome === "allowed" && <Terms decision={answer} />}
            <Fold
                name="grounds"
                summary={`${t("rules_used")} (${String(decided.citations?.length ?? 0)})`}
            >
                <p className="hint">{(decided.citations ?? []).join("、")}</p>
            </Fold>
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

function Terms({ decision }: { decision: Decision }) {
    const { t, code, language } = useWords();
    const desk = useDesk();
    const yen = (amount: number | null, free: string) =>
        amount === null ? free : amount.toLocaleString("ja-JP");
    const refused = Object.entries(decision.refused_targets);
    return (
        <>
            {refused.map(([target, why]) => (
                <p key={target} className="notice">
                    {code(target)}: {code(why)}
                </p>
            ))}
            <Papers visit={1} papers={decision.visit1_documents} />
            <Papers visit={2} papers={decision.visits === 2 ? decision.visit2_documents : null} />
            <dl className="facts">
                <div>
                    <dt>{t("fee_name")}</dt>
                    <dd>
                        {decision.fee_yen === null
                            ? t("fee_none")
                            : t("yen", { yen: yen(decision.fee_yen, "") })}
                    </dd>
                </div>
                {decision.postage_yen !== null && (
                    <div>
                        <dt>{t("postage_name")}</dt>
                        <dd>
                            {t("yen", { yen: yen(decision.postage_yen, "") })}{" "}
                            {(decision.postage_methods ?? []).map(code).join("・")}
                        </dd>
                    </div>
                )}
                {decision.opens_on !== null && (
                    <div>
                        <dt>{t("opens_on")}</dt>
                        <dd>{bothCalendars(decision.opens_on, language === "en")}</dd>
                    </div>
                )}
                {decision.offices !== null && (
                    <div>
                        <dt>{t("at_offices")}</dt>
                        <dd>
                            {decision.offices.map((each) => officeLabel(desk, each)).join("、")}
                            {decision.visit2_same_counter === true && ` (${t("same_counter")})`}
                        </dd>
                    </div>
                )}
            </dl>
            {(decision.warnings ?? []).map((warning) => (
                <p key={warning} className="notice">
                    {code(warning)}
                </p>
            ))}
        </>
    );
}

function Papers({ visit, papers }: { visit: number; papers: Wanted[] | null }) {
    const words = useWords();
    const { t, code } = words;
    if (papers === null || papers.length === 0) return null;
    return (
        <>
            <h4>{t("bring", { visit })}</h4>
            <ul className="bring">
                {[...byHolder(papers)].map(([holder, wanted]) => (
                    <li key={holder}>
                        <strong>{code(holder)}</strong>{" "}
                        {wanted.map((paper) => wantedWords(paper, words)).join("、")}
                    </li>
                ))}
            </ul>
        </>
    );
}
