import type { Decided, Decision } from "../api/types.js";
import type { Question } from "../rules/question.js";
import { useDecisions } from "../rules/use_decisions.js";

/** Refusals that the rules take back when one question is answered with yes: which one it is. */
const decidedBy: Readonly<Record<string, string>> = {
    no_unavoidable_reason: "unavoidable_reason",
    principal_must_accompany: "principal_accompanies",
};

/** Without this answer nothing is accepted, whatever else the rules say. */
const askedAlways = "resident_here";

/** The question that a refusal hangs on while nobody has asked it; null: it is a no. */
export function decidingFact(
    refusal: string | null,
    asked: Readonly<Record<string, unknown>>,
): string | null {
    const fact = decidedBy[refusal ?? ""];
    return fact === undefined || fact in asked ? null : fact;
}

/** Every question that decides about the whole answer or about one of its targets. */
export function openFactsOf(
    decision: Decision | undefined,
    asked: Readonly<Record<string, unknown>>,
): string[] {
    if (decision === undefined) return [];
    const refusals = [
        ...(decision.outcome === "refused" ? [decision.refusal] : []),
        ...Object.values(decision.refused_targets),
    ];
    const facts = refusals.map((each) => decidingFact(each, asked));
    if (decision.outcome === "allowed" && !(askedAlways in asked)) facts.unshift(askedAlways);
    return [...new Set(facts.filter((each) => each !== null))];
}

/** The same question, as if each of these had been answered with yes. */
export const supposing = (question: Question, facts: readonly string[]): Question => ({
    ...question,
    facts: { ...question.facts, ...Object.fromEntries(facts.map((fact) => [fact, true])) },
});

/** What the rules say to one question, and what it still hangs on. */
export interface Outlook {
    question: Question;
    decided: Decided | undefined;
    /** Questions that decide and that nobody has asked yet. */
    open: readonly string[];
    /** The answer if these are answered with yes; absent while nothing is open. */
    supposed?: Decided | undefined;
    /** The answer to the principal, who is here, where the agent would have to come twice. */
    inPerson?: Decided | undefined;
}

/** The same as the principal's own application. */
export const inPerson = (question: Question): Question => ({ ...question, applicant: "self" });

/** Whether it is worth asking: the principal is here, and yet it would take two visits. */
export const mayGoInPerson = (question: Question, decided: Decided | undefined): boolean =>
    question.facts.principal_accompanies === true && decided?.answer?.visits === 2;

/** Whether the principal, who is here, could have it done at once. */
export const isDoneInPerson = ({ inPerson: own }: Outlook): boolean =>
    own?.answer?.outcome === "allowed" && own.answer.visits === 1;

/** Whether a letter will have to be posted, also where that hangs on an answer still to come. */
export const needsLetter = (outlooks: readonly Outlook[]): boolean =>
    outlooks.some(
        ({ decided, supposed }) => decided?.answer?.visits === 2 || supposed?.answer?.visits === 2,
    );

/**
 * Puts the two answers together. Where the answer is no whatever is said, nobody has to be asked,
 * and it is that no which counts.
 */
export function outlookOf(
    question: Question,
    decided: Decided | undefined,
    supposed: Decided | undefined,
): Outlook {
    const open = openFactsOf(decided?.answer, question.facts);
    if (open.length === 0) return { question, decided, open };
    const asked = supposing(question, open).facts;
    const further = openFactsOf(supposed?.answer, asked);
    const refusedAnyway = supposed?.answer?.outcome === "refused" && further.length === 0;
    return refusedAnyway
        ? { question, decided: supposed, open: [] }
        : { question, decided, open: [...open, ...further], supposed };
}

/** What was answered for the question `at`, among those that were asked once more. */
function answerAt(
    at: number,
    asked: readonly { at: number }[],
    query: { isPlaceholderData: boolean; data: readonly Decided[] | undefined },
): Decided | undefined {
    const where = asked.findIndex((each) => each.at === at);
    return query.isPlaceholderData ? undefined : query.data?.[where];
}

/** The rules' answers to the questions, those that hang on something asked once more with yes. */
export function useOutlooks(questions: readonly Question[]) {
    const first = useDecisions(questions);
    const hanging = questions.flatMap((question, at) => {
        const facts = openFactsOf(first.data?.[at]?.answer, question.facts);
        return facts.length === 0 ? [] : [{ at, question: supposing(question, facts) }];
    });
    const second = useDecisions(hanging.map(({ question }) => question));
    const present = questions.flatMap((question, at) =>
        mayGoInPerson(question, first.data?.[at]) ? [{ at, question: inPerson(question) }] : [],
    );
    const third = useDecisions(present.map(({ question }) => question));
    const outlooks = questions.map((question, at) => ({
        ...outlookOf(question, first.data?.[at], answerAt(at, hanging, second)),
        inPerson: answerAt(at, present, third),
    }));
    return { outlooks, error: first.error ?? second.error };
}
