import { useSyncExternalStore } from "react";

type State = "reachable" | "away" | "busy";

let current: State = "reachable";
const listeners = new Set<() => void>();

/** Notes whether the server answers; everybody who shows it hears of a change. */
export function noteServer(state: State): void {
    if (state === current) return;
    current = state;
    listeners.forEach((listener) => {
        listener();
    });
}

/** Whether the server answers now. */
export function useServerState(): State {
    return useSyncExternalStore(
        (listener) => {
            listeners.add(listener);
            return () => {
                listeners.delete(listener);
            };
        },
        () => current,
    );
}
