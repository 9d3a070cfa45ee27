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

/** The last day of the certificate that was issued in this case; null: none was. */
function issuedEndOf(entries: readonly Entry[]): string | null {
    const issued = entries.filter(
        (entry) => !entry.voided && !entry.corrected && entry.type.includes("certificate_issued"),
    );
    const said = issued.at(-1)?.entry?.not_after;
    return typeof said === "string" && said !== "" ? said : null;
}

/**
 * The same people's renewal of their certificates. While nobody has said whether they have the
 * J-LIS reply form it is asked twice: with a valid one, then without.
 */
export function renewalsOf(question: Question, entries: readonly Entry[]): Question[] {
    const issued = issuedEndOf(entries);
    const facts =
        issued === null
            ? question.facts
            : { ...question.facts, cert_expires_on: issued, cert_state: "valid" };
    const renewal = {
        ...question,
        procedure: "renew",
        targets: question.targets.filter((target) => certificates.has(target)),
        facts,
    };
    if ("notice_form" in facts) return [renewal];
    return ["valid", "absent"].map((form) => ({
        ...renewal,
        facts: { ...facts, notice_form: form },
    }));
}

/** The certificate's last day: of the one issued here, else as it was entered; null: nobody has. */
export function certificateEndOf(entries: readonly Entry[]): string | null {
    const issued = issuedEndOf(entries);
    if (issued !== null) return issued;
    const said = circumstancesNow(entries).cert_expires_on;
    return typeof said === "string" && said !== "" ? said : null;
}
