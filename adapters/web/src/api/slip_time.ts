import { useSyncExternalStore } from "react";

let time: string | null = null;
const listeners = new Set<() => void>();

/** When what is entered now has happened (RFC 3339), while slips of an outage are entered. */
export const slipTime = (): string | null => time;

/** Everything that is entered from now on happened then; null: it happens now. */
export function setSlipTime(then: string | null): void {
    time = then;
    listeners.forEach((listener) => {
        listener();
    });
}

/** The same, for what shows it. */
export const useSlipTime = (): string | null =>
    useSyncExternalStore(
        (listener) => {
            listeners.add(listener);
            return () => {
                listeners.delete(listener);
            };
        },
        () => time,
    );
