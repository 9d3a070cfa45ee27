import { useQueries } from "@tanstack/react-query";
import { inBackground, request } from "../api/http.js";
import type { Worklist, WorklistName } from "../api/types.js";
import { filteredList, type ListFilter } from "../lists/list_address.js";

/** As many rows as are counted; more are said to be more. */
const countedMax = 1000;
const again = 60_000;

/** How many rows a page stands for, and whether there are more than those. */
export const countOf = (page: Pick<Worklist, "rows" | "total" | "cursor">): Counted => ({
    count: page.total ?? page.rows.length,
    more: (page.total ?? null) === null && (page.cursor ?? "") !== "",
});
type Counted = Required<Pick<WorklistName, "more">> & { count: number };

/** Reads how many rows a list has that the server doesn't count, caused by no person. */
function countRows(list: string, filter: ListFilter): Promise<Counted> {
    const asked = new URLSearchParams(filteredList(list, filter).split("?")[1] ?? "");
    asked.set("limit", String(countedMax));
    return new Promise((done, fail) => {
        inBackground(() => {
            request<Worklist>(`/v1/worklists/${encodeURIComponent(list)}?${asked.toString()}`).then(
                (page) => {
                    done(countOf(page));
                },
                fail,
            );
        });
    });
}

/**
 * The lists with a count each: the server's, or else counted here once a minute with the list's
 * filter. A list that can't be read stays without one.
 */
export function useCounted(
    lists: readonly WorklistName[],
    wanted: Readonly<Record<string, ListFilter>>,
): WorklistName[] {
    const uncounted = lists.filter((each) => each.count === null && each.list in wanted);
    const counts = useQueries({
        queries: uncounted.map(({ list }) => ({
            queryKey: ["count", list, wanted[list]],
            queryFn: () => countRows(list, wanted[list] ?? {}),
            refetchInterval: again,
        })),
    });
    return lists.map((each) => {
        const at = uncounted.indexOf(each);
        return at < 0 ? each : { ...each, count: null, ...counts[at]?.data };
    });
}
