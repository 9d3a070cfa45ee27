import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dialogNames, foldNames } from "../src/ui/dialog_names.js";

const folder = new URL("../src/", import.meta.url).pathname;
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => ({ name, text: readFileSync(folder + name, "utf8") }));
const holding = (what: RegExp) =>
    sources.filter(({ text }) => what.test(text)).map(({ name }) => name);
const namesOf = (what: RegExp) =>
    new Set(sources.flatMap(({ text }) => [...text.matchAll(what)].map((found) => found[1])));

// What opens is a `Dialog` or a `Fold`, whose names `dialogs.screens.ts` has to visit with axe.
describe("what opens", () => {
    it("is made by one component each", () => {
        expect(holding(/<dialog\b/u)).toEqual(["ui/dialog.tsx"]);
        expect(holding(/<details\b/u)).toEqual(["ui/fold.tsx"]);
        expect(
            holding(/role="(?:dialog|alertdialog|menu|listbox)"|popover=|aria-haspopup/u),
        ).toEqual([]);
    });
    it("is listed, and nothing that is gone", () => {
        const dialogs = namesOf(/<(?:Form)?Dialog\s+name="(\w+)"/gu);
        expect([...dialogs].sort()).toEqual([...dialogNames].sort());
        expect([...namesOf(/<Fold\s+name="(\w+)"/gu)].sort()).toEqual([...foldNames].sort());
    });
});
