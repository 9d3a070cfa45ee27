import { useEffect } from "react";

/** Whether a key press belongs to an input method: its Enter chooses characters. */
export const isComposing = (event: { isComposing: boolean; keyCode: number }) =>
    event.isComposing || event.keyCode === 229;

/** Calls the work of a key such as "F2" or "Alt+1", wherever the focus is. */
export function useShortcuts(keys: Record<string, () => void>): void {
    useEffect(() => {
        const pressed = (event: KeyboardEvent) => {
            if (isComposing(event)) return;
            const work = keys[(event.altKey ? "Alt+" : "") + event.key];
            if (work === undefined || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            work();
        };
        window.addEventListener("keydown", pressed);
        return () => { window.removeEventListener("keydown", pressed); };
    }, [keys]);
}
