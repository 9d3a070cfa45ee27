import type { Entry } from "../api/types.js";

/** What the entries say of the letter on its way; null: nobody has entered it, or it was undone. */
export interface LetterTold {
    /** The day on which the printed letter is to be posted. */
    plannedOn: string | null;
    returned: { on: string; reason: string } | null;
    /** The day on which its delivery was entered here. */
    deliveryEnteredOn: string | null;
}

const text = (entry: Entry, field: string): string => {
    const said = entry.entry?.[field];
    return typeof said === "string" ? said : "";
};

/** What is told of a letter that hasn't been printed. */
export const nothingTold: LetterTold = {
    plannedOn: null,
    returned: null,
    deliveryEnteredOn: null,
};

/**
 * Goes through the entries in their order. A letter that is printed again or replaced takes what
 * was known of the one before along; an entry that was corrected is told to nobody.
 */
export function letterTold(entries: readonly Entry[]): LetterTold {
    let told = nothingTold;
    for (const entry of entries) {
        if (entry.voided) continue;
        const known = !entry.corrected;
        if (entry.type.includes("letter_printed")) {
            const day = text(entry, "planned_posting_on");
            told = { ...told, plannedOn: known && day !== "" ? day : null };
        } else if (entry.type.includes("letter_returned_undeliverable")) {
            const returned = { on: text(entry, "returned_on"), reason: text(entry, "reason") };
            told = { ...told, returned: known && returned.on !== "" ? returned : null };
        } else if (entry.type.includes("letter_delivered")) {
            const day = entry.recorded_at.slice(0, 10);
            told = { ...told, deliveryEnteredOn: known ? day : null };
        } else if (/letter_(?:spoiled|reissued|invalidated)/u.test(entry.type)) {
            told = nothingTold;
        }
    }
    return told;
}

/** What the entries say of certificates that were issued. */
export interface CompletionTold {
    issued: boolean;
    /** The first day on which they can be used elsewhere; null: the rules don't say. */
    usableFrom: string | null;
}

/** Whether certificates were issued, and from when they can be used, as the person was told. */
export function completionTold(entries: readonly Entry[]): CompletionTold {
    const standing = entries.filter((entry) => !entry.voided && !entry.corrected);
    const warned = standing.filter((entry) => entry.type.includes("propagation_warning_given"));
    const last = warned.at(-1);
    const day = last === undefined ? "" : text(last, "safe_from");
    return {
        issued: standing.some((entry) => entry.type.includes("certificate_issued")),
        usableFrom: day === "" ? null : day,
    };
}
