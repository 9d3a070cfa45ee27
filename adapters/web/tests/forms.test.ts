import { describe, expect, it } from "vitest";
import { fieldKind } from "../src/forms/fields_table.js";
import { payloadOf, wholeNumber } from "../src/forms/values.js";

describe("what was typed", () => {
    it("becomes the command's fields", () => {
        const { payload, missing } = payloadOf(
            "record_document",
            ["visit", "holder", "item"],
            ["type", "original", "expires_on"],
            {
                visit: "2",
                holder: "agent",
                item: "id_document",
                original: "yes",
                expires_on: "R10.6.30",
            },
        );
        expect(missing).toEqual([]);
        expect(payload).toEqual({
            visit: 2,
            holder: "agent",
            item: "id_document",
            original: true,
            expires_on: "2028-06-30",
        });
    });
    it("is missing where it is needed, or can't be read", () => {
        expect(
            payloadOf("collect_postage", ["yen", "method"], [], { yen: "四百", method: "" })
                .missing,
        ).toEqual(["yen", "method"]);
        expect(
            payloadOf("record_document", [], ["expires_on"], { expires_on: "いつか" }).missing,
        ).toEqual(["expires_on"]);
    });
    it("may be a number in full width with commas", () => {
        expect(["４３４", "1,200", "-1", "1.5", ""].map(wholeNumber)).toEqual([
            434,
            1200,
            undefined,
            undefined,
            undefined,
        ]);
    });
});

it("never guesses how a person was confirmed", () => {
    expect(fieldKind("record_denial", "confirmed").usual).toBeUndefined();
    expect(fieldKind("confirm_caller", "how").usual).toBeUndefined();
});
