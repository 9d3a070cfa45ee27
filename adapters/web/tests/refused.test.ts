import { describe, expect, it } from "vitest";
import type { Entry } from "../src/api/types.js";
import { noOf } from "../src/cases/refused.js";

const refused = (refusal: string, voided = false): Entry =>
    ({
        type: "madoguchi.case.application_refused.v1",
        voided,
        entry: { refusal, rule_ids: ["SAIJO-09"], reroute_to: "" },
    }) as unknown as Entry;

describe("the page of a refused case", () => {
    it("says the reason and the rules of the newest no that stands", () => {
        const entries = [
            refused("card_expired"),
            refused("signature_under_15"),
            refused("x", true),
        ];
        expect(noOf(entries)).toEqual({
            refusal: "signature_under_15",
            rules: ["SAIJO-09"],
            rerouteTo: "",
        });
    });
    it("says nothing where nothing was refused, or where it can't be seen", () => {
        expect(noOf([])).toBeNull();
        const sealed = { ...refused("card_expired"), entry: undefined } as unknown as Entry;
        expect(noOf([sealed])).toBeNull();
    });
});
