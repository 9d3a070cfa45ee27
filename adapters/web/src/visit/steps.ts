import type { Case, Entry, Paper } from "../api/types.js";

/** One thing of a visit that is ticked off; the order is the house's. */
export interface Step {
    kind: "paper" | "card" | "register" | "reason" | "reply" | "open" | "accept";
    id: string;
    done: boolean;
    paper?: Paper;
}

/** What was entered since the present second visit began, by the stored names of the facts. */
function sinceOpened(entries: readonly Entry[]): ReadonlySet<string> {
    const names = entries
        .filter((entry) => !entry.voided)
        .map((entry) => entry.type.replace(/^madoguchi\.case\./u, "").replace(/\.v\d+$/u, ""));
    return new Set(names.slice(names.lastIndexOf("second_visit_opened") + 1));
}

const isCard = (paper: Paper) => paper.holder === "principal" && paper.item === "my_number_card";

/** The kinds of documents that count for a paper: the rules may exclude some. */
export const kindsFor = ({ exclude = [] }: Paper, kinds: readonly string[]): readonly string[] =>
    kinds.filter((kind) => !exclude.includes(kind));

/** The same kinds, each with a key that is its own at every paper, whatever is left out there. */
export const kindsWithKeys = (
    paper: Paper,
    kinds: readonly string[],
): readonly { kind: string; key: string }[] =>
    kindsFor(paper, kinds).map((kind) => ({ kind, key: String(kinds.indexOf(kind) + 1) }));

const paperStep = (paper: Paper): Step => ({
    kind: "paper",
    id: `${paper.holder}:${paper.item}`,
    done: paper.complete,
    paper,
});

/** A paper at a visit that is yet to begin: what was shown at the one before counts no more. */
const notShown = (paper: Paper): Paper => ({
    ...paper,
    shown: 0,
    shown_a: 0,
    shown_b: 0,
    complete: false,
});

/** Papers of visit 1, as ticks. */
export const firstVisitSteps = (which: Case): Step[] =>
    which.documents.filter((paper) => paper.visit === 1).map(paperStep);

/**
 * The second visit: who is here, the principal's card with its last day and the register, the
 * reason, then the envelope, opened last. What the server still misses decides about the reason.
 */
export function secondVisitSteps(which: Case, entries: readonly Entry[]): Step[] {
    const begun = which.status === "visit2_open";
    const seen = begun ? sinceOpened(entries) : new Set<string>();
    const wanted = which.documents.filter((paper) => paper.visit === 2);
    const papers = which.status === "visit2_deficient" ? wanted.map(notShown) : wanted;
    const card = papers.find(isCard);
    const opening = which.blocked.find((act) => act.command === "open_reply");
    const reasonWanted = opening?.ids.includes("reason_evidence") === true;
    const reasonGiven = seen.has("reason_evidence_recorded");
    const step = (kind: Step["kind"], done: boolean): Step => ({ kind, id: kind, done });
    return [
        ...papers.filter((paper) => paper.holder === "agent").map(paperStep),
        {
            ...step("card", seen.has("card_checked") && card?.complete !== false),
            ...(card === undefined ? {} : { paper: card }),
        },
        ...papers.filter((paper) => paper.holder !== "agent" && !isCard(paper)).map(paperStep),
        step("register", seen.has("register_checked")),
        ...(reasonWanted || reasonGiven ? [step("reason", reasonGiven)] : []),
        step("reply", seen.has("reply_received")),
        step("open", seen.has("reply_opened")),
        step("accept", which.status === "ready_for_card_operation"),
    ];
}
