import type { Policies } from "../api/types.js";

/** Whom people ask: name, telephone, address, as the page or the office says; else nothing. */
export function contactOf({ contact }: Pick<Policies, "contact">): string {
    if (contact === null) return "";
    return [contact.name, contact.phone, contact.address].filter((each) => each !== "").join(" ");
}
