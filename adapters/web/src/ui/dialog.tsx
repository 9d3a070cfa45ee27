import {
    useEffect,
    useId,
    useLayoutEffect,
    useRef,
    useState,
    type FormEvent,
    type ReactNode,
} from "react";
import { useServerState } from "../api/outage.js";
import { useWords } from "../words/language.js";
import type { DialogName } from "./dialog_names.js";
import { Trouble } from "./notice.js";
import { rememberFocus } from "./return_focus.js";

interface Props {
    name: DialogName;
    title: string;
    onClose: () => void;
    children: ReactNode;
    wide?: boolean;
    /** Whether it has to stay for now: Escape does nothing. */
    held?: boolean;
}

/**
 * A dialog that holds the focus until it is closed; Escape closes it. The focus goes back to what
 * opened it, or to what comes next where that is gone.
 */
export function Dialog({ name, title, onClose, children, wide = false, held = false }: Props) {
    const box = useRef<HTMLDialogElement>(null);
    const id = useId();
    useEffect(() => {
        const giveBack = rememberFocus();
        const dialog = box.current;
        if (dialog !== null && !dialog.open) dialog.showModal();
        return giveBack;
    }, []);
    return (
        <dialog
            ref={box}
            aria-labelledby={id}
            data-dialog={name}
            onCancel={(event) => {
                if (held && event.target === box.current) event.preventDefault();
            }}
            onClose={() => {
                // A browser lets a second Escape through.
                if (held) box.current?.showModal();
                else onClose();
            }}
            className={wide ? "wide" : undefined}
        >
            <h2 id={id}>{title}</h2>
            {children}
        </dialog>
    );
}

/**
 * Stands before everything else until it is taken away: Escape does nothing. The focus goes back
 * to where it was.
 */
export function Cover({ label, children }: { label: string; children: ReactNode }) {
    const box = useRef<HTMLDialogElement>(null);
    const before = useRef<Element | null>(null);
    useLayoutEffect(() => {
        before.current = document.activeElement;
        box.current?.showModal();
    }, []);
    useEffect(
        () => () => {
            if (before.current instanceof HTMLElement) before.current.focus();
        },
        [],
    );
    return (
        <dialog
            ref={box}
            className="cover"
            aria-label={label}
            onCancel={(event) => {
                event.preventDefault();
            }}
            onClose={() => {
                box.current?.showModal();
            }}
        >
            {children}
        </dialog>
    );
}

interface FormProps extends Props {
    /** Sends what was entered; null where something is missing, which the fields say themselves. */
    onSend: () => Promise<unknown> | null;
    /** What the button says, where it isn't "record". */
    send?: string;
    /** Asks whether they are sure. */
    sure?: boolean;
    disabled?: boolean;
}

/**
 * A dialog that asks for something and sends it. What was typed stays until it is recorded; what is
 * on its way isn't taken back by closing, so that it can't be closed meanwhile.
 */
export function FormDialog({ onSend, send, sure = false, disabled = false, ...props }: FormProps) {
    const { t } = useWords();
    const [error, setError] = useState<unknown>(null);
    const [busy, setBusy] = useState(false);
    const server = useServerState();
    const submit = (event: FormEvent) => {
        event.preventDefault();
        if (busy) return;
        const sent = onSend();
        if (sent === null) return;
        setError(null);
        setBusy(true);
        sent.catch(setError).finally(() => {
            setBusy(false);
        });
    };
    const waiting = busy && server !== "reachable";
    return (
        <Dialog {...props} held={busy}>
            <form onSubmit={submit} noValidate>
                {props.children}
                {sure && <p className="notice">{t("sure")}</p>}
                <Trouble error={error} />
                <p role="status" className={waiting ? "notice" : "visually-hidden"}>
                    {waiting && t("send_waiting")}
                </p>
                <div className="buttons">
                    <button type="submit" className="main-button" disabled={busy || disabled}>
                        {send ?? t("send")}
                    </button>
                    <button type="button" disabled={busy} onClick={props.onClose}>
                        {t("cancel")}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
