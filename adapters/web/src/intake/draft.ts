import { useSyncExternalStore } from "react";
import { certificateProcedures, procedureWithoutTargets } from "../forms/domain_table.js";
import { ageOn, type Question } from "../rules/question.js";
import { parseDate } from "../words/dates.js";

export interface PersonDraft {
    name: string;
    kana: string;
    birth_date: string;
    postcode: string;
    address: string;
    phone: string;
    register_no: string;
}
/**
 * A new case before it is opened. It is kept in memory only, also while another page is looked at.
 */
export interface Draft {
    channel: string;
    applicant: string;
    principal: PersonDraft;
    agent: PersonDraft;
    /** Targets by procedure. */
    procedures: Readonly<Record<string, readonly string[]>>;
    facts: Readonly<Record<string, string>>;
    protectedPerson: boolean;
}

/** A person of whom nothing was entered. */
export const nobody: PersonDraft = {
    name: "",
    kana: "",
    birth_date: "",
    postcode: "",
    address: "",
    phone: "",
    register_no: "",
};
/** A draft in which nothing was entered. */
export const emptyDraft: Draft = {
    channel: "counter",
    applicant: "",
    principal: nobody,
    agent: nobody,
    procedures: {},
    facts: {},
    protectedPerson: false,
};

let kept = emptyDraft;
const listeners = new Set<() => void>();
function keep(next: Draft): void {
    kept = next;
    listeners.forEach((listener) => {
        listener();
    });
}

/** The draft at this screen, and how to change it. */
export function useDraft(): readonly [Draft, (change: Partial<Draft>) => void] {
    const draft = useSyncExternalStore(
        (listener) => {
            listeners.add(listener);
            return () => {
                listeners.delete(listener);
            };
        },
        () => kept,
    );
    return [
        draft,
        (change) => {
            keep({ ...kept, ...change });
        },
    ];
}

/** Nothing of the draft is left: it was opened, given up, or somebody else sits down. */
export function forgetDraft(): void {
    keep(emptyDraft);
}

export const withAgent = (draft: Draft) => draft.applicant !== "" && draft.applicant !== "self";

/** The age that is decided for while the birth date isn't known. */
export const usualAge = 40;

/** A fact as the rules and the commands have it; nothing while it wasn't asked. */
function factsOf(draft: Draft): Record<string, unknown> {
    const facts: Record<string, unknown> = {};
    for (const [name, written] of Object.entries(draft.facts)) {
        if (written === "") continue;
        if (written === "yes" || written === "no") facts[name] = written === "yes";
        else if (name.endsWith("_on")) {
            const day = parseDate(written);
            if (day !== null) facts[name] = day;
        } else if (name === "pins_known")
            facts[name] = written.split(" ").filter((pin) => pin !== "-");
        else facts[name] = written;
    }
    return facts;
}

const complete = (procedure: string, targets: readonly string[]) =>
    procedureWithoutTargets.has(procedure) || targets.length > 0;

const parents: ReadonlySet<string> = new Set(["statutory_agent_minor", "guardian_of_minor"]);

/** Whether nothing can be said before the birth date is there: who acts for a minor says so. */
export const needsBirthDate = (draft: Draft): boolean =>
    parents.has(draft.applicant) && parseDate(draft.principal.birth_date) === null;

/** What the rules can be asked so far. */
export function questionsOf(draft: Draft, day: string, office: string): Question[] {
    if (draft.applicant === "" || needsBirthDate(draft)) return [];
    const born = parseDate(draft.principal.birth_date);
    const { principal_is_ward: ward, ...facts } = factsOf(draft);
    return Object.entries(draft.procedures)
        .filter(([procedure, targets]) => complete(procedure, targets))
        .map(([procedure, targets]) => ({
            procedure,
            targets,
            applicant: draft.applicant,
            principal_age: born === null ? usualAge : ageOn(born, day),
            ...(ward === true || draft.applicant === "guardian_of_ward"
                ? { principal_is_ward: true }
                : {}),
            date: day,
            ...(office === "" ? {} : { office }),
            facts,
        }));
}

/** A person as the commands have them; what is empty is left out. */
export function personOf(person: PersonDraft): Record<string, string> {
    const written = Object.entries(person).filter(([, text]) => text.trim() !== "");
    return Object.fromEntries(
        written.map(([field, text]) => {
            if (field === "birth_date") return [field, parseDate(text) ?? text];
            if (field === "postcode" || field === "phone") {
                const digits = text
                    .normalize("NFKC")
                    .replace(/[‐‑–—−ー]/gu, "-")
                    .trim();
                return [field, field === "postcode" ? digits.replace(/-/gu, "") : digits];
            }
            return [field, text.trim()];
        }),
    );
}

/**
 * What is still missing before the case can be opened, as the names of its parts. `letter`: one
 * will have to be posted, to the principal's address.
 */
export function missingIn(draft: Draft, letter: boolean): string[] {
    const { principal } = draft;
    const procedures = Object.entries(draft.procedures);
    return [
        ...(draft.applicant === "" ? ["who_comes"] : []),
        ...(principal.name.trim() === "" ? ["name"] : []),
        ...(principal.kana.trim() === "" ? ["kana"] : []),
        ...(parseDate(principal.birth_date) === null ? ["birth_date"] : []),
        ...(letter && principal.postcode.trim() === "" ? ["postcode"] : []),
        ...(letter && principal.address.trim() === "" ? ["address"] : []),
        ...(withAgent(draft) && draft.agent.name.trim() === "" ? ["agent"] : []),
        ...(procedures.length === 0 ||
        !procedures.every(([name, targets]) => complete(name, targets))
            ? ["what_for"]
            : []),
    ];
}

/** The facts as a command's circumstances. */
export function circumstancesOf(draft: Draft): Record<string, unknown> {
    const facts = factsOf(draft);
    return { ...facts, ...("pins_known" in facts ? { pins_asked: true } : {}) };
}

/** The command that opens the case. */
export function openCaseOf(draft: Draft): Record<string, unknown> {
    return {
        channel: draft.channel,
        applicant: draft.applicant,
        principal: personOf(draft.principal),
        ...(withAgent(draft) ? { agent: personOf(draft.agent) } : {}),
        procedures: Object.entries(draft.procedures).map(([procedure, targets]) => ({
            procedure,
            ...(targets.length > 0 ? { targets } : {}),
        })),
        circumstances: circumstancesOf(draft),
        ...(draft.protectedPerson ? { protected_person: true } : {}),
    };
}

/** Which targets a procedure can have. */
export const targetsOf = (procedure: string): readonly string[] =>
    procedureWithoutTargets.has(procedure)
        ? []
        : certificateProcedures.has(procedure)
          ? ["signature", "user_auth"]
          : ["signature", "user_auth", "resident_ledger", "card_input"];
