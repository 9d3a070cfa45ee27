/** What holds the focus best in a part of the page: its next step, else its heading. */
const nextIn = "[data-step-main], .main-button:not(:disabled)";
const headings = "h1, h2, h3";

/**
 * Remembers where the focus is, and gives back what puts it there again once it was lost: to the
 * same place; where that is gone, to the next main button around it, its heading, or the page.
 */
export function rememberFocus(): () => void {
    const before = document.activeElement;
    const around = before?.closest("section, main") ?? null;
    return () => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (!lost) return;
        const places = [
            before === document.body ? null : before,
            around?.querySelector(nextIn),
            around?.querySelector(headings),
            document.querySelector("main"),
        ];
        places.some(takes);
    };
}

/** Whether the focus is there now; a heading takes it, though Tab doesn't lead to it. */
function takes(place: Element | null | undefined): boolean {
    if (!(place instanceof HTMLElement) || !place.isConnected) return false;
    if (place.matches(headings)) place.tabIndex = -1;
    place.focus();
    return document.activeElement === place;
}
