import { describe, expect, it } from "vitest";
import { byWay, callersOf, isStopped, stopKnown } from "../src/cases/callers.js";

describe("a caller", () => {
    it("is recorded by one of six keys, each of them a button's", () => {
        const choices = callersOf({ badges: ["held"] }, null);
        const keys = choices.map(({ key }) => key);
        expect(keys).toEqual([1, 2, 3, 4, 5, 6].map((digit) => String(digit)));
        const shown = byWay(choices).flatMap((line) => line.choices);
        expect(shown).toEqual(choices);
        expect(shown[1]).toEqual({ who: "agent", how: "case_number", key: "2" });
    });
    it.each(["denied", "protected", "frozen"])(
        "of a %s case has neither key nor button",
        (badge) => {
            expect(isStopped({ badges: ["held", badge] })).toBe(true);
            expect(callersOf({ badges: ["held", badge] }, null)).toEqual([]);
            expect(byWay(callersOf({ badges: [badge] }, null))).toEqual([]);
        },
    );
    it("is recorded once", () => {
        expect(callersOf({ badges: [] }, { who: "agent", how: "case_number" })).toEqual([]);
    });
    it("who is the principal isn't asked again how that was confirmed", () => {
        const how = "name_and_birth_date";
        expect(stopKnown({ who: "principal", how })).toEqual({ confirmed: how });
        expect(stopKnown({ who: "agent", how }), "says nothing of the principal").toEqual({});
        expect(stopKnown(null)).toEqual({});
    });
});
