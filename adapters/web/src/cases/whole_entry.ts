import { useState } from "react";
import { request } from "../api/http.js";
import type { Case, Entry } from "../api/types.js";
import { usePurpose } from "./purpose.js";

/** Whether something in an entry is masked: where somebody lives or can be reached. */
function holdsSealed(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    return "sealed" in value || Object.values(value).some(holdsSealed);
}

/** An entry's values; what is masked is shown when it is asked for, and asking is recorded. */
export function useWholeEntry(entry: Entry, which: Case) {
    const purpose = usePurpose();
    const [whole, setWhole] = useState<Entry["entry"] | null>(null);
    const [error, setError] = useState<unknown>(null);
    const values = whole ?? entry.entry ?? {};
    const reveal = async () => {
        try {
            const answer = await request<Entry>(
                `/v1/cases/${encodeURIComponent(which.case_number)}/reveal`,
                { method: "POST", body: { entry: String(entry.no), purpose } },
            );
            setWhole(answer.entry ?? {});
            setError(null);
        } catch (trouble) {
            setError(trouble);
        }
    };
    return { values, masked: holdsSealed(values) && !which.addresses_hidden, error, reveal };
}
