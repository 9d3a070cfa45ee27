import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Handling } from "../src/api/types.js";
import { undividedLists } from "../src/lists/columns_table.js";
import { filteredList, takes } from "../src/lists/list_address.js";
import { unsetLists } from "../src/lists/unset_lists.js";

it("says no number of letters that haven't arrived before it is set after how many days", () => {
    const handling = (days: number | null) => ({ not_arrived_after_days: days }) as Handling;
    expect([...unsetLists(handling(null))]).toEqual(["perhaps_not_arrived"]);
    expect([...unsetLists(handling(7))]).toEqual([]);
    expect([...unsetLists(undefined)]).toEqual([]);
});

it("asks for an office where the server's list goes by one, and nowhere else", () => {
    const table = ["other_lists", "statistics_lists"]
        .map((name) => readFileSync(new URL(`../../cli/${name}.cpp`, import.meta.url), "utf8"))
        .join("");
    // A row: name, title, projection, what writes it, what narrows it, what it goes by.
    const rows = table.matchAll(
        /\{"(\w+)",\s*"[^"]+",\s*"\w+",[^{}]+(?:\{[^{}]*\}|kOfACount),\s*\{([^{}]*)\}\}/gu,
    );
    const undivided = [...rows].filter((row) => !(row[2] ?? "").includes('"office"'));
    expect(undivided.map((row) => row[1]).sort()).toEqual([...undividedLists].sort());
    expect(filteredList("expiry", { office: "saijo_main", until: "2026-12-01" })).toBe(
        "/lists/expiry?until=2026-12-01",
    );
    expect(takes("expiry", "office")).toBe(false);
    expect(takes("open", "office")).toBe(true);
});
