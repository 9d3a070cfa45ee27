import { expect, it } from "vitest";
import { requestWords } from "../src/cases/request_words.js";
import type { Words } from "../src/words/language.js";

const words = { code: (code: string) => code, either: (ja: string) => ja } as unknown as Words;

it("says of each procedure which PINs it is about, so that two cases can be told apart", () => {
    const reset = { procedure: "pin_reset", targets: ["signature", "user_auth"] };
    const renewal = { procedure: "renew", targets: [] };
    expect(requestWords({ requests: [reset, renewal] }, words)).toBe(
        "pin_reset: signature・user_auth、renew",
    );
    expect(requestWords({ requests: [{ ...reset, targets: ["signature"] }] }, words)).toBe(
        "pin_reset: signature",
    );
});
