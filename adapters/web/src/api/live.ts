import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { inBackground } from "./http.js";
import { setOfficeClock, type OfficeClock } from "./office_clock.js";
import type { Session } from "./types.js";

interface Changed {
    streams: string[];
    all: boolean;
}

const lists: ReadonlySet<unknown> = new Set(["lists", "list", "dashboard"]);
const ofOneCase: ReadonlySet<unknown> = new Set(["case", "history", "similar"]);

/** The stream of a case that is shown, by the number that it was asked for. */
const streamOf = (client: QueryClient, number: unknown) =>
    client.getQueryData<{ stream?: string }>(["case", number])?.stream;

/**
 * Reads again whatever of a change is shown: lists at any, a case when its own record has grown.
 */
function readAgain(client: QueryClient, { streams, all }: Changed): void {
    inBackground(() => {
        void client.invalidateQueries({
            predicate: ({ queryKey: [what, number] }) =>
                lists.has(what) ||
                (ofOneCase.has(what) && (all || streams.includes(streamOf(client, number) ?? ""))),
        });
    });
}

function changedOf(event: MessageEvent): Changed {
    const said = JSON.parse(String(event.data)) as Partial<Changed>;
    return { streams: said.streams ?? [], all: said.all === true };
}

/**
 * Goes by the office's clock. A day that isn't the session's any more has begun since: everything
 * is read again, the session with its day as well; nobody signs in for that. Only the auditor's
 * list of a month stays as it is: reading it is on record.
 */
function follow(client: QueryClient, clock: OfficeClock): void {
    setOfficeClock(clock);
    const session = client.getQueryData<Session | null>(["session"]);
    if (!session || session.today === clock.today) return;
    inBackground(() => {
        void client.invalidateQueries({ predicate: ({ queryKey: [what] }) => what !== "audit" });
    });
}

const openAgainAfter = 3000;

/**
 * Keeps what is shown as it is at the server, goes by its clock, and notices when the session has
 * been locked or the server has gone, though nobody does anything. Nothing is followed where it is of no use: behind a covered screen,
 * and for who may not read what changes, since the server tells them nothing.
 */
export function useLiveChanges(follows: boolean): void {
    const client = useQueryClient();
    useEffect(() => {
        if (!follows) return;
        let source: EventSource;
        let later: ReturnType<typeof setTimeout> | undefined;
        let broken = false;
        const lookAtSession = () => {
            inBackground(() => {
                void client.invalidateQueries({ queryKey: ["session"] });
            });
        };
        const open = () => {
            source = new EventSource("/v1/events");
            source.addEventListener("changed", (event: MessageEvent) => {
                readAgain(client, changedOf(event));
            });
            source.addEventListener("clock", (event: MessageEvent) => {
                follow(client, JSON.parse(String(event.data)) as OfficeClock);
            });
            source.addEventListener("locked", lookAtSession);
            source.addEventListener("open", () => {
                // What changed meanwhile was told to nobody.
                if (broken) readAgain(client, { streams: [], all: true });
                broken = false;
            });
            source.addEventListener("error", () => {
                broken = true;
                lookAtSession();
                if (source.readyState === EventSource.CLOSED)
                    later = setTimeout(open, openAgainAfter);
            });
        };
        open();
        return () => {
            clearTimeout(later);
            source.close();
            setOfficeClock(null);
        };
    }, [client, follows]);
}
