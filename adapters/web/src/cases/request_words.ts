import type { Case } from "../api/types.js";
import type { Words } from "../words/language.js";

/** Each procedure with the PINs and certificates that it is about: two cases differ in them. */
export function requestWords({ requests }: Pick<Case, "requests">, words: Words): string {
    const { code, either } = words;
    return requests
        .map(({ procedure, targets }) => {
            const which = targets.map(code).join(either("・", ", "));
            return which === "" ? code(procedure) : `${code(procedure)}: ${which}`;
        })
        .join(either("、", "; "));
}
