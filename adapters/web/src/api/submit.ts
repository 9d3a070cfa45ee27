import type { CommandName, Commands } from "./commands.js";
import { Problem, request, Unreachable } from "./http.js";
import { unlocked } from "./unlocking.js";
import { noteServer } from "./outage.js";
import { slipTime } from "./slip_time.js";
import type { CommandAnswer } from "./types.js";

const RETRY_SECONDS = 3;

/** Resolves after so many seconds. */
export const wait = (seconds: number) =>
    new Promise<void>((resolve) => {
        setTimeout(resolve, seconds * 1000);
    });

/** Seconds until the same request may be sent again; null when that would change nothing. */
export function secondsUntilRetry(error: unknown): number | null {
    if (error instanceof Unreachable) return RETRY_SECONDS;
    if (error instanceof Problem && error.status === 503) return error.retryAfter ?? RETRY_SECONDS;
    return null;
}

/**
 * Sends a command until it is answered. Each attempt carries the same id, so that a command that
 * arrived although its answer was lost is never carried out twice. A locked screen makes it wait
 * until the same person unlocks it. Throws `Problem` for a no.
 */
export async function submit<Name extends CommandName>(
    where: string,
    name: Name,
    payload: Commands[Name] | Record<string, unknown>,
    office: string,
    version?: number,
): Promise<CommandAnswer> {
    const headers: Record<string, string> = { "Idempotency-Key": crypto.randomUUID() };
    if (version !== undefined) headers["If-Match"] = `"${version}"`;
    const happened = slipTime();
    const when = happened === null ? {} : { occurred_at: happened };
    const ask = { method: "POST", headers, body: { office, ...when, [name]: payload } };
    for (;;) {
        try {
            const answer = await request<CommandAnswer>(where, ask);
            noteServer("reachable");
            return answer;
        } catch (error) {
            if (error instanceof Problem && error.status === 401) {
                await unlocked(error);
                continue;
            }
            const seconds = secondsUntilRetry(error);
            if (seconds === null) throw error;
            noteServer(error instanceof Unreachable ? "away" : "busy");
            await wait(seconds);
        }
    }
}

/** Where a case's commands go. */
export const ofCase = (id: string) => `/v1/cases/${encodeURIComponent(id)}/commands`;
