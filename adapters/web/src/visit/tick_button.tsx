import type { ReactNode, Ref } from "react";
import type { TickCommands } from "../cases/ticks.js";
import type { Ticks } from "../cases/use_ticks.js";
import { useWords } from "../words/language.js";

interface Props {
    ticks: Ticks;
    commands: TickCommands;
    /** The one for Enter. */
    main?: boolean;
    /** What a key of its own is called. */
    shortcut?: string;
    buttonRef?: Ref<HTMLButtonElement> | undefined;
    /** What presses it, where that does more than to press it. */
    onPress?: () => void;
    children: ReactNode;
}

/** Presses a tick, and says on itself when it waits to be sent or wasn't taken. */
export function TickButton(props: Props) {
    const { ticks, commands, main = false, shortcut, buttonRef, onPress, children } = props;
    const { t } = useWords();
    const state = ticks.stateOf(commands);
    return (
        <button
            type="button"
            ref={buttonRef}
            className={main ? "main-button" : "small-button"}
            data-step-main={main ? "" : undefined}
            aria-keyshortcuts={shortcut}
            aria-disabled={state === "sending" || state === "waiting"}
            onClick={
                onPress ??
                (() => {
                    pressed(ticks, commands);
                })
            }
        >
            {children}
            {state === "waiting" && <span className="tick-mark">{t("tick_waiting")}</span>}
            {state === "failed" && <span className="tick-mark">{t("tick_failed")}</span>}
        </button>
    );
}

/** Presses a tick; where it isn't taken, its button and the page say so. */
export function pressed(ticks: Ticks, commands: TickCommands): void {
    ticks.press(commands).catch(() => undefined);
}
