import { useEffect } from "react";

/** Whether a key press belongs to an input method: its Enter chooses characters. */
export const isComposing = (event: { isComposing: boolean; keyCode: number }) =>
    event.isComposing || event.keyCode === 229;

/** "F2", "Alt+1", "Alt+Shift+3": a digit by its key, since Shift changes what it writes. */
function nameOf(event: KeyboardEvent): string {
    const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
    const modifiers = `${event.altKey ? "Alt+" : ""}${event.altKey && event.shiftKey ? "Shift+" : ""}`;
    return modifiers + (event.altKey && digit !== undefined ? digit : event.key);
}

/** Calls the work of a key such as "F2" or "Alt+1", wherever the focus is. */
export function useShortcuts(keys: Record<string, () => void>): void {
    useEffect(() => {
        const pressed = (event: KeyboardEvent) => {
            if (isComposing(event)) return;
            const work = keys[nameOf(event)];
            if (work === undefined || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            work();
        };
        window.addEventListener("keydown", pressed);
        return () => { window.removeEventListener("keydown", pressed); };
    }, [keys]);
}
