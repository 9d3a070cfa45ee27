import { useQueries } from "@tanstack/react-query";
import { request, withQuery } from "../api/http.js";
import type { Worklist } from "../api/types.js";
import { openLists, openSteps, type OpenStep } from "./day_close.js";

/** As many cases of one step as are listed one by one. */
export const openMax = 200;

export interface OpenWork {
    steps: readonly OpenStep[];
    /** Some step has more than are listed. */
    more: boolean;
    /** All of it is known. */
    isRead: boolean;
    /** How the reading goes. */
    of: { isPending: boolean; error: unknown; refetch: () => unknown };
}

/** What an office has to do next, by step, as of now. */
export function useOpenSteps(office: string): OpenWork {
    const asked = new URLSearchParams({ office, limit: String(openMax) });
    const pages = useQueries({
        queries: openLists.map((list) => ({
            queryKey: ["list", list, asked.toString()],
            queryFn: () => request<Worklist>(withQuery(`/v1/worklists/${list}`, asked)),
        })),
    });
    const isRead = pages.every(({ data }) => data !== undefined);
    return {
        steps: openSteps(
            openLists.map((list, at) => ({ list, cases: pages[at]?.data?.rows ?? [] })),
        ),
        more: pages.some(({ data }) => (data?.cursor ?? "") !== ""),
        isRead,
        of: {
            isPending: pages.some(({ isPending }) => isPending),
            error: pages.find(({ error }) => error !== null)?.error ?? null,
            refetch: () => Promise.all(pages.map((page) => page.refetch())),
        },
    };
}
