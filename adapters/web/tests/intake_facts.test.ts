import { expect, it } from "vitest";
import { emptyDraft, missingIn } from "../src/intake/draft.js";
import { factKinds } from "../src/intake/facts_table.js";

it("the certificate's end can be said for a PIN reset, and needn't be", () => {
    const draft = { ...emptyDraft, applicant: "self", procedures: { pin_reset: ["signature"] } };
    const fact = factKinds.find(({ name }) => name === "cert_expires_on");
    expect(fact?.when?.(draft)).toBe(true);
    expect(fact?.when?.({ ...draft, procedures: { card_renew: [] } })).toBe(false);
    expect(missingIn(draft, false)).not.toContain("cert_expires_on");
});
