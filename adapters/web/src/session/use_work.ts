import { useState, type FormEvent } from "react";

/** Carries out a form's work and keeps what went wrong. */
export function useWork(work: () => Promise<void>) {
    const [error, setError] = useState<unknown>(null);
    const [busy, setBusy] = useState(false);
    const run = (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        work()
            .then(() => {
                setError(null);
            }, setError)
            .finally(() => {
                setBusy(false);
            });
    };
    return { error, busy, run };
}
