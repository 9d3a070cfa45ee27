import { useEffect, useRef, useState, type FormEvent } from "react";
import { whileBusy } from "../api/while_busy.js";

/**
 * Carries out a form's work and keeps what went wrong. A busy server is asked again by itself:
 * `again` is after how many seconds, null while nothing waits.
 */
export function useWork(work: () => Promise<void>) {
    const [error, setError] = useState<unknown>(null);
    const [busy, setBusy] = useState(false);
    const [again, setAgain] = useState<number | null>(null);
    const left = useRef(false);
    useEffect(() => {
        left.current = false;
        return () => {
            left.current = true;
        };
    }, []);
    const run = (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        whileBusy(work, setAgain, () => left.current)
            .then(() => {
                setError(null);
            }, setError)
            .finally(() => {
                setBusy(false);
                setAgain(null);
            });
    };
    return { error, busy, again, run };
}
