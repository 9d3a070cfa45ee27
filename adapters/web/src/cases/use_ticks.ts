import { useSyncExternalStore } from "react";
import type { Case } from "../api/types.js";
import {
    countOfChanges,
    hearTicks,
    pressTick,
    tickError,
    tickState,
    type TickCommands,
    type TickState,
} from "./ticks.js";
import { useCaseCommands } from "./use_case_command.js";

/** The ticks of a case: how to press one, and how each stands. */
export interface Ticks {
    /** Rejects where it wasn't taken, which `error` says as well. */
    press: (commands: TickCommands) => Promise<void>;
    stateOf: (commands: TickCommands) => TickState | null;
    error: unknown;
}

/** The ticks of a case as it is shown; `begins` goes before the first. */
export function useTicks(which: Case, begins: TickCommands = []): Ticks {
    useSyncExternalStore(hearTicks, countOfChanges);
    const sendAll = useCaseCommands(which);
    return {
        press: (commands) =>
            pressTick(which.case_number, commands, (left) =>
                left === null ? sendAll([...begins, ...commands]) : sendAll(commands, left),
            ),
        stateOf: (commands) => tickState(which.case_number, commands),
        error: tickError(which.case_number),
    };
}
