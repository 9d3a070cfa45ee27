import type { Paper } from "../api/types.js";
import { useWords, type Words } from "../words/language.js";

/** A 1点 + B 1点 or A 2点: what will do. */
function choicesOf(paper: Paper): string {
    return paper.any_of
        .map(({ a, b }) => [a > 0 ? `A×${a}` : "", b > 0 ? `B×${b}` : ""].filter(Boolean).join("+"))
        .join(" / ");
}

function Line({ paper, words }: { paper: Paper; words: Words }) {
    const { t, code } = words;
    const missing = Math.max(paper.count - paper.shown, 1);
    const choices = choicesOf(paper);
    return (
        <li className={paper.complete ? "paper complete" : "paper"}>
            <span aria-hidden="true" className="tick">{paper.complete ? "✓" : "□"}</span>
            <span>{code(paper.holder)}: {code(paper.item)}{choices === "" ? "" : ` (${choices})`}</span>
            <span className="paper-state">
                {paper.complete ? t("paper_complete")
                    : choices === "" ? t("paper_missing", { count: missing })
                        : `A ${paper.shown_a} B ${paper.shown_b}`}
            </span>
        </li>
    );
}

/** The papers of each visit, ticked as they are shown. */
export function Papers({ papers }: { papers: Paper[] }) {
    const words = useWords();
    const visits = [...new Set(papers.map((paper) => paper.visit))].sort((a, b) => a - b);
    if (visits.length === 0) return null;
    return (
        <section>
            <h2>{words.t("documents")}</h2>
            {visits.map((visit) => (
                <div key={visit}>
                    <h3>{words.t("visit", { visit })}</h3>
                    <ul className="papers">
                        {papers.filter((paper) => paper.visit === visit).map((paper, at) => (
                            <Line key={at} paper={paper} words={words} />
                        ))}
                    </ul>
                </div>
            ))}
        </section>
    );
}
