import { expect, it } from "vitest";
import { rowsWith } from "../src/lists/row_search.js";

it("finds a row by its numbers, with hyphens and without", () => {
    const rows = [
        { case_number: "R8-本-0003-1", letter_number: "26TP-W7SJ-J" },
        { case_number: "R8-西-0001-7", letter_number: null },
    ];
    for (const typed of ["26TPW7SJJ", "26tp-w7sj-j", "26TP W7SJ", "R8本0003", "R8-本-0003-1"])
        expect(rowsWith(rows, typed), typed).toEqual([rows[0]]);
    expect(rowsWith(rows, "0001")).toEqual([rows[1]]);
    expect(rowsWith(rows, " - ")).toEqual(rows);
    expect(rowsWith(rows, "9999")).toEqual([]);
});
