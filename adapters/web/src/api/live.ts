import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { inBackground } from "./http.js";

/** Reads again what is shown whenever the office's record has grown, and looks up a locked session. */
export function useLiveChanges(): void {
    const client = useQueryClient();
    useEffect(() => {
        const source = new EventSource("/v1/events");
        const readAgain = (keys: readonly string[]) => {
            inBackground(() => {
                keys.forEach((key) => { void client.invalidateQueries({ queryKey: [key] }); });
            });
        };
        source.addEventListener("changed", () => {
            readAgain(["case", "history", "lists", "list", "dashboard"]);
        });
        source.addEventListener("locked", () => { readAgain(["session"]); });
        return () => { source.close(); };
    }, [client]);
}
