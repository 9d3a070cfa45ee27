import { useEffect, useRef, type RefObject } from "react";

const next = "[aria-current=step] :is([data-step-main], input)";

/**
 * Where the steps stand; whenever `step` becomes another, the focus goes to what Enter does of the
 * step that is next. Empty: no step is next.
 */
export function useStepFocus<T extends HTMLElement>(step: string): RefObject<T> {
    const box = useRef<T>(null);
    useEffect(() => {
        if (step !== "") box.current?.querySelector<HTMLElement>(next)?.focus();
    }, [step]);
    return box;
}
