import type { Handling, PolicyText, SettableKey } from "../api/types.js";
import type { Word } from "../words/words_table.js";

/** Values that only the office can say, by who waits for them. */
export interface SilentGroup {
    word: Word;
    keys: readonly SettableKey[];
}

/** Whether what a page is silent about holds a key: the key itself, or all that it begins. */
export const covers = (what: string, key: string) => key === what || key.startsWith(`${what}.`);

/**
 * What neither the page says nor anything but the office can, each once: what acts wait for, what
 * callers are told as not set, and the rest that the page is silent about. A value that the office
 * has set stays, so that it can be seen and changed.
 */
export function silentGroups(
    text: Pick<PolicyText, "silent" | "unset">,
    settable: readonly SettableKey[],
    handling: Handling | undefined,
    valueOf: (key: string) => string,
): SilentGroup[] {
    const untold = new Set<string>(
        Object.entries(handling ?? {})
            .map(([name, value]) => [`handling.${name}`, value] as const)
            .filter(([key, value]) => value === null || valueOf(key) !== "")
            .map(([key]) => key),
    );
    const wordOf = (key: string): Word | null => {
        if (text.unset.some((what) => covers(what, key))) return "silent_for_acts";
        if (untold.has(key)) return "silent_for_answers";
        return text.silent.some((what) => covers(what, key)) ? "silent_else" : null;
    };
    const words: readonly Word[] = ["silent_for_acts", "silent_for_answers", "silent_else"];
    return words
        .map((word) => ({ word, keys: settable.filter(({ key }) => wordOf(key) === word) }))
        .filter(({ keys }) => keys.length > 0);
}
