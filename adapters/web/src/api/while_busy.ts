import { Problem } from "./http.js";
import { secondsUntilRetry, wait } from "./submit.js";

/**
 * Does `work`, and while the server is too busy to take it, does it again after as many seconds as
 * the server asks for; `waiting` is told how many. Whatever else goes wrong is thrown: where no
 * answer came it may have been done. `left`: whoever asked has gone, and nothing is sent any more.
 */
export async function whileBusy(
    work: () => Promise<void>,
    waiting: (seconds: number) => void,
    left: () => boolean,
): Promise<void> {
    for (;;) {
        try {
            await work();
            return;
        } catch (error) {
            const seconds = error instanceof Problem ? secondsUntilRetry(error) : null;
            if (seconds === null) throw error;
            waiting(seconds);
            await wait(seconds);
            if (left()) return;
        }
    }
}
