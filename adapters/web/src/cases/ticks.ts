/** What a tick enters, one after another. */
export type TickCommands = readonly (readonly [string, Record<string, unknown>])[];

/** On its way; on its way for so long that it is said; not taken. */
export type TickState = "sending" | "waiting" | "failed";

/**
 * Sends a tick for the version that the one before it has left; null: nothing of the case is on its
 * way. Says which version it leaves.
 */
export type SendTick = (left: number | null) => Promise<number>;

interface Tick {
    state: TickState;
    answered: Promise<number>;
}
interface CaseTicks {
    ticks: Map<string, Tick>;
    /** The tick that was pressed last; null once everything is answered. */
    last: Promise<number> | null;
    /** Why what was pressed before wasn't taken. */
    error: unknown;
}

/** An answer that takes longer than this is waited for where the tick was pressed. */
const soon = 400;

// Outside the pages: whoever goes away and comes back sees what is still on its way.
const byCase = new Map<string, CaseTicks>();
const listeners = new Set<() => void>();
let changes = 0;

function changed(): void {
    changes += 1;
    listeners.forEach((listener) => {
        listener();
    });
}

/** Hears of every change; with `countOfChanges` what `useSyncExternalStore` asks for. */
export function hearTicks(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
        listeners.delete(listener);
    };
}
export const countOfChanges = () => changes;

/** The same commands are the same tick. */
const keyOf = (commands: TickCommands) => JSON.stringify(commands);

export const tickState = (which: string, commands: TickCommands): TickState | null =>
    byCase.get(which)?.ticks.get(keyOf(commands))?.state ?? null;
export const tickError = (which: string): unknown => byCase.get(which)?.error ?? null;

/** What was not taken is no longer said once somebody presses again. */
function ticksOf(which: string): CaseTicks {
    const known = byCase.get(which) ?? { ticks: new Map<string, Tick>(), last: null, error: null };
    known.error = null;
    for (const [key, { state }] of known.ticks) if (state === "failed") known.ticks.delete(key);
    byCase.set(which, known);
    return known;
}

/**
 * Presses a tick of a case. Pressed again before it is answered it is still one; ticks pressed
 * meanwhile go after it, and not at all where it isn't taken. Rejects where it wasn't.
 */
export async function pressTick(
    which: string,
    commands: TickCommands,
    send: SendTick,
): Promise<void> {
    const key = keyOf(commands);
    const pending = byCase.get(which)?.ticks.get(key);
    if (pending !== undefined && pending.state !== "failed") {
        await pending.answered;
        return;
    }
    const of = ticksOf(which);
    const answered = of.last === null ? send(null) : of.last.then(send);
    const tick: Tick = { state: "sending", answered };
    of.ticks.set(key, tick);
    of.last = answered;
    changed();
    const late = setTimeout(() => {
        tick.state = "waiting";
        changed();
    }, soon);
    try {
        await answered;
        of.ticks.delete(key);
    } catch (error) {
        tick.state = "failed";
        of.error = error;
        throw error;
    } finally {
        clearTimeout(late);
        if (of.last === answered) of.last = null;
        changed();
    }
}

/** Whoever sits down next sees nothing of what was pressed before. */
export function forgetTicks(): void {
    byCase.clear();
    changed();
}
