import type { Session } from "./types.js";

interface Waiting {
    staff: string;
    goOn: () => void;
    giveUp: () => void;
}

let atDesk = "";
let waiting: Waiting[] = [];

/** Whoever waits for one of `done` goes on; the others give up: somebody else sits there. */
function release(staff: string): void {
    const all = waiting;
    waiting = [];
    for (const each of all) (each.staff === staff ? each.goOn : each.giveUp)();
}

/** The server has said who sits at this screen; a locked screen lets nothing go on. */
export function noteSession(session: Session): void {
    if (session.locked || session.must_change_password) return;
    atDesk = session.staff;
    release(atDesk);
}

/** The person at this screen went: what still waited for them isn't sent by anybody. */
export function noteLeft(): void {
    atDesk = "";
    release(atDesk);
}

/**
 * Waits until the screen is unlocked by the person who sat there when the wait began. Throws
 * `refusal` when they leave or somebody else signs in.
 */
export const unlocked = (refusal: unknown): Promise<void> =>
    new Promise((goOn, fail) => {
        if (atDesk === "") fail(refusal as Error);
        else {
            waiting.push({
                staff: atDesk,
                goOn,
                giveUp: () => {
                    fail(refusal as Error);
                },
            });
        }
    });
