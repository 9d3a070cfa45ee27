import { expect, it } from "vitest";
import type { Case } from "../src/api/types.js";
import { factsAwaited } from "../src/forms/circumstances_dialog.js";
import { emptyDraft, missingIn } from "../src/intake/draft.js";
import { factKinds } from "../src/intake/facts_table.js";
import { codes } from "../src/words/codes_table.js";

it("the certificate's end can be said for a PIN reset, and needn't be", () => {
    const draft = { ...emptyDraft, applicant: "self", procedures: { pin_reset: ["signature"] } };
    const fact = factKinds.find(({ name }) => name === "cert_expires_on");
    expect(fact?.when?.(draft)).toBe(true);
    expect(fact?.when?.({ ...draft, procedures: { card_renew: [] } })).toBe(false);
    expect(missingIn(draft, false)).not.toContain("cert_expires_on");
});

it("the question that acceptance waits for is called there as where it is asked", () => {
    const asked = factKinds.find(({ name }) => name === "resident_here");
    expect(codes.resident_here).toEqual([asked?.ja, asked?.en]);
});

it("what acts wait for is what they name", () => {
    const blocked = [{ ids: ["resident_here"] }, { ids: [] }] as unknown as Case["blocked"];
    expect(factsAwaited({ blocked })).toEqual(["resident_here"]);
});
