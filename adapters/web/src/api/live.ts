import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { inBackground } from "./http.js";

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

/** Keeps what is shown as it is at the server, and notices when the session has been locked. */
export function useLiveChanges(): void {
    const client = useQueryClient();
    useEffect(() => {
        const source = new EventSource("/v1/events");
        source.addEventListener("changed", (event: MessageEvent) => {
            readAgain(client, changedOf(event));
        });
        source.addEventListener("locked", () => {
            inBackground(() => {
                void client.invalidateQueries({ queryKey: ["session"] });
            });
        });
        return () => {
            source.close();
        };
    }, [client]);
}
