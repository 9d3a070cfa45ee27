import { usePolicies } from "../api/queries.js";
import type { Policies } from "../api/types.js";

/** Whom people ask: name, telephone, address, as the page or the office says; else nothing. */
export function contactOf({ contact }: Pick<Policies, "contact">): string {
    if (contact === null) return "";
    return [contact.name, contact.phone, contact.address].filter((each) => each !== "").join(" ");
}

/** The same, of today; empty where nobody has said any. */
export function useOfficeContact(): string {
    const policies = usePolicies();
    return policies.data === undefined ? "" : contactOf(policies.data);
}
