import { describe, expect, it } from "vitest";
import { byWay, callersOf, isStopped } from "../src/cases/callers.js";

describe("a caller", () => {
    it("is recorded by one of six keys, each of them a button's", () => {
        const choices = callersOf({ badges: ["held"] }, "");
        const keys = choices.map(({ key }) => key);
        expect(keys).toEqual([1, 2, 3, 4, 5, 6].map((digit) => `Alt+Shift+${String(digit)}`));
        const shown = byWay(choices).flatMap((line) => line.choices);
        expect(shown).toEqual(choices);
        expect(shown[1]).toEqual({ who: "agent", how: "case_number", key: "Alt+Shift+2" });
    });
    it.each(["denied", "protected", "frozen"])(
        "of a %s case has neither key nor button",
        (badge) => {
            expect(isStopped({ badges: ["held", badge] })).toBe(true);
            expect(callersOf({ badges: ["held", badge] }, "")).toEqual([]);
            expect(byWay(callersOf({ badges: [badge] }, ""))).toEqual([]);
        },
    );
    it("is recorded once", () => {
        expect(callersOf({ badges: [] }, "agent")).toEqual([]);
    });
});
