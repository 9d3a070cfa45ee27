import { useSyncExternalStore, type MouseEvent, type ReactNode } from "react";

const moved = "madoguchi:moved";

function subscribe(listener: () => void): () => void {
    window.addEventListener("popstate", listener);
    window.addEventListener(moved, listener);
    return () => {
        window.removeEventListener("popstate", listener);
        window.removeEventListener(moved, listener);
    };
}

/** Goes to a page of the application. Nothing personal may be in an address. */
export function go(address: string): void {
    window.history.pushState(null, "", address);
    window.dispatchEvent(new Event(moved));
}

/** Changes the address of this page, as a filter does, without a step to go back to. */
export function replaceAddress(address: string): void {
    window.history.replaceState(null, "", address);
    window.dispatchEvent(new Event(moved));
}

/** Where the browser is: the parts of the path, and what follows the question mark. */
export function useAddress(): { parts: string[]; parameters: URLSearchParams; path: string } {
    const address = useSyncExternalStore(
        subscribe,
        () => window.location.pathname + window.location.search,
    );
    const url = new URL(address, window.location.origin);
    const parts = url.pathname
        .split("/")
        .filter((each) => each !== "")
        .map(decodeURIComponent);
    return { parts, parameters: url.searchParams, path: url.pathname };
}

interface LinkProps {
    to: string;
    children: ReactNode;
    className?: string;
    current?: boolean;
    shortcut?: string;
}

/** Follows a link inside the application; in a new tab the browser does it. */
export const following = (to: string) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
};

/** A link inside the application; opened in a new tab it works as well. */
export function Link({ to, children, className, current, shortcut }: LinkProps) {
    return (
        <a
            href={to}
            className={className}
            onClick={following(to)}
            aria-keyshortcuts={shortcut}
            aria-current={current === true ? "page" : undefined}
        >
            {children}
        </a>
    );
}
