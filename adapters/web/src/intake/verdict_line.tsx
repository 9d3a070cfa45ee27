import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import type { Outlook } from "./outlook.js";

/** Where the whole of what the rules say is on the page. */
export const rulesPlace = "rules";

/** The rules' answer to one procedure in a word; null while there is none yet. */
export function verdictOf({ decided, open }: Outlook): Word | null {
    if (decided === undefined) return null;
    if (decided.answer === undefined) return "line_ask_chief";
    if (open.length > 0) return "line_not_decided";
    switch (decided.answer.outcome) {
        case "allowed":
            return "possible";
        case "refused":
            return "line_not_possible";
        default:
            return "line_ask_chief";
    }
}

/** The colour of what stands there: that of an answer that all procedures have. */
function toneOf(verdicts: readonly Word[]): string {
    if (verdicts.every((each) => each === "possible")) return "good";
    return verdicts.every((each) => each === "line_not_possible") ? "bad" : "";
}

interface Props {
    outlooks: readonly Outlook[];
    /** Nothing is said of a protected person. */
    isProtected: boolean;
}

/** On a narrow window, where the rules' answer stands below the form: the same in one line. */
export function VerdictLine({ outlooks, isProtected }: Props) {
    const { t, code } = useWords();
    const answers = isProtected
        ? [{ procedure: "", verdict: "line_protected" as const, visits: null }]
        : outlooks.flatMap((each) => {
              const verdict = verdictOf(each);
              const visits = verdict === "possible" ? (each.decided?.answer?.visits ?? null) : null;
              return verdict === null
                  ? []
                  : [{ procedure: each.question.procedure, verdict, visits }];
          });
    if (answers.length === 0) return null;
    const tone = isProtected ? "bad" : toneOf(answers.map(({ verdict }) => verdict));
    return (
        <p className={`verdict-line no-print ${tone}`}>
            <span>
                {answers
                    .map(({ procedure, verdict, visits }) =>
                        [
                            answers.length === 1 ? "" : `${code(procedure)}:`,
                            t(verdict),
                            visits === null ? "" : t("visits", { count: visits }),
                        ]
                            .filter((each) => each !== "")
                            .join(" "),
                    )
                    .join(" / ")}
            </span>{" "}
            <a href={`#${rulesPlace}`}>{t("line_whole")}</a>
        </p>
    );
}
