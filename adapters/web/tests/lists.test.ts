import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Handling } from "../src/api/types.js";
import { undividedLists } from "../src/lists/columns_table.js";
import { filteredList, takes } from "../src/lists/list_address.js";
import { changed, filterOf, rowsAskedOf, withNames } from "../src/lists/list_query.js";
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

describe("what a list's address says of its names", () => {
    const filter = (text: string) => filterOf("open", new URLSearchParams(text));
    it("is that an order by kana has them, on every page", () => {
        for (const address of ["names=1", "sort=kana"]) {
            expect(withNames(filter(address)), address).toBe(true);
            expect(rowsAskedOf(filter(address), 50).get("names"), address).toBe("1");
        }
        expect(withNames(filter("sort=deadline"))).toBe(false);
        expect(rowsAskedOf(filter("sort=deadline"), 50).has("names")).toBe(false);
    });
    it("loses the order by kana with the names, and no other order", () => {
        const without = (text: string) => changed(filter(text), "names", "").toString();
        expect(without("office=a&sort=kana&order=desc")).toBe("office=a");
        expect(without("sort=deadline&order=desc&names=1")).toBe("sort=deadline&order=desc");
    });
});
