import type { Case, Paper } from "../api/types.js";
import { Trouble } from "../ui/notice.js";
import { PaperStep } from "../visit/paper_step.js";
import { useStepFocus } from "../visit/use_step_focus.js";
import { useWords, type Words } from "../words/language.js";
import { useEntries } from "./purpose.js";
import { replyIsHere } from "./reply_here.js";
import { useTicks } from "./use_ticks.js";

/** A 1点+B 1点 or A 2点: what will do. */
function choicesOf(paper: Paper, { either }: Words): string {
    return paper.any_of
        .map(({ a, b }) =>
            [a > 0 ? `A${String(a)}` : "", b > 0 ? `B${String(b)}` : ""]
                .filter((each) => each !== "")
                .join("+"),
        )
        .join(either("か", " or "));
}

const takesPapers: ReadonlySet<string> = new Set([
    "intake_open",
    "intake_deficient",
    "same_day_open",
]);

/**
 * The papers of each visit, ticked as they are shown; at the counter each with its keys, unless
 * somebody is on the telephone: then digits say who.
 */
export function Papers({ which, withKeys }: { which: Case; withKeys: boolean }) {
    const { t } = useWords();
    const ticks = useTicks(which);
    const history = useEntries(which.case_number);
    const papers = which.documents;
    const ticking = takesPapers.has(which.status);
    const first = papers.find((paper) => ticking && paper.visit === 1 && !paper.complete);
    const box = useStepFocus<HTMLElement>(
        first === undefined || !withKeys
            ? ""
            : `${first.holder}:${first.item} ${String(first.shown)}`,
    );
    const visits = [...new Set(papers.map((paper) => paper.visit))].sort((a, b) => a - b);
    if (visits.length === 0) return null;
    return (
        <section ref={box}>
            <h2>{t("documents")}</h2>
            {visits.map((visit) => (
                <div key={visit}>
                    <h3>{t("visit", { visit })}</h3>
                    <ul className="papers">
                        {visit === 2 && <Reply here={replyIsHere(history.data ?? [])} />}
                        {papers
                            .filter((paper) => paper.visit === visit)
                            .map((paper, at) => (
                                <li
                                    key={at}
                                    className={paper.complete ? "paper complete" : "paper"}
                                    aria-current={paper === first ? "step" : undefined}
                                >
                                    <Line paper={paper} />
                                    {ticking && visit === 1 && !paper.complete && (
                                        <PaperStep
                                            which={which}
                                            paper={paper}
                                            ticks={ticks}
                                            keys={withKeys && paper === first}
                                        />
                                    )}
                                </li>
                            ))}
                    </ul>
                </div>
            ))}
            {ticking && <Trouble error={ticks.error} />}
        </section>
    );
}

/** The sealed reply, which the hand-out names first of what is brought to the second visit. */
function Reply({ here }: { here: boolean }) {
    const { t, code } = useWords();
    return (
        <li className={here ? "paper complete" : "paper"}>
            <p className="paper-line">
                <span aria-hidden="true" className="tick">
                    {here ? "✓" : "□"}
                </span>
                <span>{code("inquiry_reply_form")}</span>
                <span className="paper-state">
                    {here ? t("paper_complete") : t("paper_missing", { count: 1 })}
                </span>
            </p>
        </li>
    );
}

function Line({ paper }: { paper: Paper }) {
    const words = useWords();
    const { t, code, either } = words;
    const choices = choicesOf(paper, words);
    const missing = Math.max(paper.count - paper.shown, 1);
    return (
        <p className="paper-line">
            <span aria-hidden="true" className="tick">
                {paper.complete ? "✓" : "□"}
            </span>
            <span>
                {code(paper.holder)}: {code(paper.item)}
                {choices === "" ? "" : ` (${choices})`}
            </span>
            <span className="paper-state">
                {paper.complete
                    ? t("paper_complete")
                    : choices === ""
                      ? t("paper_missing", { count: missing })
                      : either(
                            `今 A${String(paper.shown_a)} B${String(paper.shown_b)}`,
                            `now A${String(paper.shown_a)} B${String(paper.shown_b)}`,
                        )}
            </span>
        </p>
    );
}
