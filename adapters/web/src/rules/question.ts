import type { Case, Entry } from "../api/types.js";

/** What the rules are asked: one procedure for one person, as it stands at the counter. */
export interface Question {
    procedure: string;
    targets: readonly string[];
    applicant: string;
    principal_age: number;
    principal_is_ward?: boolean;
    date: string;
    office?: string;
    facts: Readonly<Record<string, unknown>>;
}

/** Full years on a day; the birthday itself counts. */
export function ageOn(born: string, day: string): number {
    const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
    return day.slice(5) < born.slice(5) ? years - 1 : years;
}

interface Opening {
    applicant?: unknown;
    procedures?: { procedure: string; targets?: string[] }[];
    circumstances?: Record<string, unknown>;
}

/** What was entered when the case was opened; nothing where it can't be seen. */
export function openingOf(entries: readonly Entry[]): Opening | null {
    const first = entries.find((entry) => entry.type.includes("case_opened"));
    return first?.entry === undefined ? null : (first.entry as Opening);
}

/** How things stand: as it was recorded the last time, else as it was said at the opening. */
export function circumstancesNow(entries: readonly Entry[]): Readonly<Record<string, unknown>> {
    const recorded = entries.filter(
        (entry) => !entry.voided && entry.type.includes("circumstances_recorded"),
    );
    const last = recorded.at(-1)?.entry?.circumstances as Record<string, unknown> | undefined;
    return last ?? openingOf(entries)?.circumstances ?? {};
}

/** What is asked for each procedure of a case, as of `day`. */
export function questionsOf(which: Case, entries: readonly Entry[], day: string): Question[] {
    const opening = openingOf(entries);
    const born = which.principal?.birth_date;
    if (opening === null || typeof born !== "string" || typeof opening.applicant !== "string") {
        return [];
    }
    const applicant = opening.applicant;
    const { pins_asked: asked, principal_is_ward: ward, ...known } = circumstancesNow(entries);
    const facts = Object.fromEntries(
        Object.entries(known).filter(
            ([name, value]) => value !== null && (asked === true || name !== "pins_known"),
        ),
    );
    return (opening.procedures ?? []).map((one) => ({
        procedure: one.procedure,
        targets: one.targets ?? [],
        applicant,
        principal_age: ageOn(born, day),
        ...(ward === true ? { principal_is_ward: true } : {}),
        date: day,
        office: which.office,
        facts,
    }));
}

const certificates: ReadonlySet<string> = new Set(["signature", "user_auth"]);

/** The same people's renewal of their certificates. */
export const renewalOf = (question: Question): Question => ({
    ...question,
    procedure: "renew",
    targets: question.targets.filter((target) => certificates.has(target)),
});

/** The certificate's last day, as it was entered the last time; null: nobody has. */
export function certificateEndOf(entries: readonly Entry[]): string | null {
    const said = circumstancesNow(entries).cert_expires_on;
    return typeof said === "string" && said !== "" ? said : null;
}
