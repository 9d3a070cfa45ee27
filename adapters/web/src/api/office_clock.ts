import { useSyncExternalStore } from "react";

/** What the clock on the office's wall shows: the server's, whatever this PC's clock says. */
export interface OfficeClock {
    /** ISO date. */
    today: string;
    /** HH:MM. */
    time: string;
}

let current: OfficeClock | null = null;
const listeners = new Set<() => void>();

/** Takes over what the server has told; it tells each new minute. */
export function setOfficeClock(told: OfficeClock | null): void {
    current = told;
    listeners.forEach((listener) => {
        listener();
    });
}

/** The office's time; null until the server has told it. */
export const useOfficeTime = (): string | null =>
    useSyncExternalStore(
        (listener) => {
            listeners.add(listener);
            return () => {
                listeners.delete(listener);
            };
        },
        () => current?.time ?? null,
    );
