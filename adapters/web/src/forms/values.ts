import type { Case } from "../api/types.js";
import { dayOf } from "../api/use_today.js";
import { parseDate } from "../words/dates.js";
import { fieldKind, type FieldKind } from "./fields_table.js";

/** What was typed or chosen, by field; several choices are parted by spaces. */
export type Given = Readonly<Record<string, string>>;

/** What stands in a field before anybody types: today, this visit, what the domain calls usual. */
export function firstValue(command: string, field: string, which: Case): string {
    const kind = fieldKind(command, field);
    if (field === "office") return which.office;
    if (field === "visit") return String(which.visit_no);
    if (field === "receipt_number") return which.custody_receipts[0] ?? "";
    if (kind.kind === "made") return crypto.randomUUID();
    if (kind.kind === "past") return dayOf(which);
    return kind.usual ?? "";
}

/** A field's value as the protos have it; undefined while it isn't one. */
export function valueOf(kind: FieldKind, written: string): unknown {
    const text = written.trim();
    if (kind.kind === "several") return text === "" ? [] : text.split(" ");
    if (text === "") return undefined;
    switch (kind.kind) {
        case "date":
        case "past":
            return parseDate(text) ?? undefined;
        case "number":
            return wholeNumber(text);
        case "truth":
            return text === "yes";
        default:
            return text;
    }
}

/** A whole number as people write it, full width and with commas; undefined where it is none. */
export function wholeNumber(text: string): number | undefined {
    const digits = text.normalize("NFKC").replace(/,/gu, "");
    return /^\d{1,9}$/u.test(digits) ? Number(digits) : undefined;
}

/** The command's fields out of what was given, and which of the needed ones aren't there. */
export function payloadOf(
    command: string,
    needed: readonly string[],
    optional: readonly string[],
    given: Given,
): { payload: Record<string, unknown>; missing: string[] } {
    const payload: Record<string, unknown> = {};
    const missing: string[] = [];
    for (const field of [...needed, ...optional]) {
        const written = given[field] ?? "";
        const value = valueOf(fieldKind(command, field), written);
        if (value !== undefined) payload[field] = value;
        else if (needed.includes(field) || written.trim() !== "") missing.push(field);
    }
    return { payload, missing };
}

/** The papers of a visit that aren't there yet, as the domain names them: `agent:id_document`. */
export const missingPapers = (which: Case): string[] => [
    ...new Set(
        which.documents
            .filter((paper) => paper.visit === which.visit_no && !paper.complete)
            .map((paper) => `${paper.holder}:${paper.item}`),
    ),
];
