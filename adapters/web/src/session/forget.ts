import type { QueryClient } from "@tanstack/react-query";
import { setSlipTime } from "../api/slip_time.js";
import { forgetTicks } from "../cases/ticks.js";
import { forgetDraft } from "../intake/draft.js";
import { noteLeft } from "../api/unlocking.js";

/** Nothing of a person's work stays at the screen: drafts, what was read, what waited to be sent. */
export function forgetWork(client: QueryClient): void {
    noteLeft();
    setSlipTime(null);
    forgetDraft();
    forgetTicks();
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
}
