import { usePolicies } from "../api/queries.js";
import type { Policies } from "../api/types.js";
import { useToday } from "../api/use_today.js";

/** Whom people ask, as the office has set it by `day`: name, telephone, address; else nothing. */
export function contactOf({ settings }: Pick<Policies, "settings">, day: string): string {
    const said = (field: string) =>
        settings
            .filter((each) => each.key === `contact.${field}` && each.effective_from <= day)
            .sort((one, other) => one.effective_from.localeCompare(other.effective_from))
            .at(-1)?.value ?? "";
    return ["name", "phone", "address"]
        .map(said)
        .filter((each) => each !== "")
        .join(" ");
}

/** The same, of today; empty while nobody has set anything. */
export function useOfficeContact(): string {
    const today = useToday();
    const policies = usePolicies();
    return policies.data === undefined ? "" : contactOf(policies.data, today);
}
