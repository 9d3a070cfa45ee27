import { expect, it } from "vitest";
import type { Handling } from "../src/api/types.js";
import { unsetLists } from "../src/lists/unset_lists.js";

it("says no number of letters that haven't arrived before it is set after how many days", () => {
    const handling = (days: number | null) => ({ not_arrived_after_days: days }) as Handling;
    expect([...unsetLists(handling(null))]).toEqual(["perhaps_not_arrived"]);
    expect([...unsetLists(handling(7))]).toEqual([]);
    expect([...unsetLists(undefined)]).toEqual([]);
});
