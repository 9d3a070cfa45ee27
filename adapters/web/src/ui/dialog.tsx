import { useEffect, useId, useRef, type ReactNode } from "react";

/** A dialog that holds the focus until it is closed; Escape closes it. */
export function Dialog({
    title,
    onClose,
    children,
    wide = false,
}: {
    title: string;
    onClose: () => void;
    children: ReactNode;
    wide?: boolean;
}) {
    const box = useRef<HTMLDialogElement>(null);
    const id = useId();
    useEffect(() => {
        const dialog = box.current;
        if (dialog !== null && !dialog.open) dialog.showModal();
    }, []);
    return (
        <dialog
            ref={box}
            aria-labelledby={id}
            onClose={onClose}
            className={wide ? "wide" : undefined}
        >
            <h2 id={id}>{title}</h2>
            {children}
        </dialog>
    );
}
