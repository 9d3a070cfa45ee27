import { useEffect, useLayoutEffect, useRef } from "react";

/** Whether a key press belongs to an input method: its Enter chooses characters. */
export const isComposing = (event: { isComposing: boolean; keyCode: number }) =>
    event.isComposing || event.keyCode === 229;

/** "F2", "3", "Alt+1"; Alt+Shift is nobody's here: in Windows it changes the input language. */
function nameOf(event: KeyboardEvent): string {
    const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
    const modifiers = `${event.altKey ? "Alt+" : ""}${event.altKey && event.shiftKey ? "Shift+" : ""}`;
    return modifiers + (event.altKey && digit !== undefined ? digit : event.key);
}

/** Whether somebody types there: plain keys are text then. */
function isTyping(event: KeyboardEvent): boolean {
    const at = event.target;
    return (
        at instanceof HTMLElement &&
        (at.matches("textarea, select, [contenteditable]") ||
            (at instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(at.type)))
    );
}

/** A scanner types faster than people: a plain key waits this long for a next one. */
const scannerGap = 60;

/**
 * Calls the work of a key such as "F2", "Alt+1" or "3", wherever the focus is, unless a dialog is
 * open. A plain key does nothing while somebody types, nor as part of what a scanner types.
 */
export function useShortcuts(keys: Record<string, () => void>): void {
    const now = useRef(keys);
    // With what is drawn, not after it: a key means what its button says in that moment.
    useLayoutEffect(() => {
        now.current = keys;
    });
    useLayoutEffect(() => {
        let waiting: ReturnType<typeof setTimeout> | undefined;
        let last = 0;
        const pressed = (event: KeyboardEvent) => {
            if (isComposing(event)) return;
            const soon = event.timeStamp - last < scannerGap;
            last = event.timeStamp;
            clearTimeout(waiting);
            const work = now.current[nameOf(event)];
            if (work === undefined || event.ctrlKey || event.metaKey || event.repeat) return;
            if (document.querySelector("dialog[open], dialog.cover") !== null) return;
            const plain = event.key.length === 1 && !event.altKey;
            if (plain && (soon || isTyping(event))) return;
            event.preventDefault();
            if (plain) waiting = setTimeout(work, scannerGap);
            else work();
        };
        window.addEventListener("keydown", pressed);
        return () => {
            clearTimeout(waiting);
            window.removeEventListener("keydown", pressed);
        };
    }, []);
}

const scannedAtLeast = 6;

/** Hands over what a scanner typed while no field had the focus: many keys at once, then Enter. */
export function useScanner(found: (text: string) => void): void {
    useEffect(() => {
        let typed = "";
        let last = 0;
        const pressed = (event: KeyboardEvent) => {
            if (document.querySelector("dialog.cover") !== null) return;
            if (isTyping(event) || event.ctrlKey || event.altKey || event.metaKey) return;
            if (event.timeStamp - last >= scannerGap) typed = "";
            last = event.timeStamp;
            if (event.key.length === 1) typed += event.key;
            if (event.key !== "Enter" || typed.length < scannedAtLeast) return;
            event.preventDefault();
            event.stopPropagation();
            found(typed);
            typed = "";
        };
        window.addEventListener("keydown", pressed, { capture: true });
        return () => {
            window.removeEventListener("keydown", pressed, { capture: true });
        };
    }, [found]);
}
