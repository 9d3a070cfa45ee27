import { describe, expect, it } from "vitest";
import { allChosen, allToggled, choosableOf, chosenAmong, toggled } from "../src/lists/choice.js";

const rows = (...numbers: string[]) => numbers.map((case_number) => ({ case_number }));

describe("a choice among a list's rows", () => {
    it("acts on what is shown only", () => {
        expect(chosenAmong(new Set(["1", "2"]), rows("2", "3"))).toEqual(new Set(["2"]));
        expect(chosenAmong(new Set(["1"]), rows("2"))).toEqual(new Set());
    });
    it("keeps what a search hides for when it is shown again", () => {
        expect(toggled(new Set(["1"]), "2")).toEqual(new Set(["1", "2"]));
        expect(toggled(new Set(["1", "2"]), "2")).toEqual(new Set(["1"]));
        expect(allToggled(new Set(["1"]), rows("2", "3"))).toEqual(new Set(["1", "2", "3"]));
        expect(allToggled(new Set(["1", "2", "3"]), rows("2", "3"))).toEqual(new Set(["1"]));
    });
    it("is of all only where every row that is shown is chosen", () => {
        expect(allChosen(new Set(["1", "2"]), rows("2", "3"))).toBe(false);
        expect(allChosen(new Set(["2", "3", "9"]), rows("2", "3"))).toBe(true);
        expect(allChosen(new Set(), rows())).toBe(false);
    });
    it("takes as many as are given at once, and knows how many stay out", () => {
        expect(choosableOf(80)).toEqual({ within: 80, beyond: 0 });
        expect(choosableOf(1010)).toEqual({ within: 1000, beyond: 10 });
    });
});
