import { expect, it } from "vitest";
import { Problem } from "../src/api/http.js";
import { asksPurpose, withPurpose } from "../src/cases/purpose.js";
import { explain } from "../src/ui/notice.js";
import type { Words } from "../src/words/language.js";

const japanese: Words = {
    language: "ja",
    t: (word, values = {}) => `${word} ${Object.values(values).join("")}`,
    code: (code) => `[${code}]`,
    either: (ja) => ja,
    setLanguage: () => undefined,
};

it("a no is told with its rule's sentence", () => {
    const rules = [{ id: "X-01", statement: "代理人は顔写真付きの書類が要る。" }];
    const ids = ["X-01", "id_document"];
    const no = new Problem(409, "refused", "できません", "no", ids, null, "", rules);
    expect(explain(no, japanese)).toBe(
        "できません ([id_document]) by_rules 代理人は顔写真付きの書類が要る。",
    );
    const plain = new Problem(403, "not_permitted", "できません", "no", [], null, "");
    expect(explain(plain, japanese)).toBe("できません");
    const where = new Problem(422, "no_postcode", "7桁です", "", [], null, "", [], "/a/postcode");
    expect(explain(where, japanese), "which field is said").toBe("郵便番号(7桁): 7桁です");
    const nth = new Problem(422, "text_too_long", "長すぎます", "", [], null, "", [], "/text/0");
    expect(explain(nth, japanese)).toBe("メモ: 長すぎます");
    const nowhere = new Problem(422, "malformed", "できません", "", [], null, "", [], "/nonsense");
    expect(explain(nowhere, japanese)).toBe("できません");
    const weak = new Problem(422, "password_weak", "短すぎます", "short", ["too_short"], null, "");
    expect(explain(weak, japanese), "it is said once").toBe("短すぎます");
});

it("asks why somebody looks only where the server wants to know", () => {
    const no = (code: string) => new Problem(422, code, "", "", [], null, "");
    expect(asksPurpose(no("purpose_missing"))).toBe(true);
    expect(asksPurpose(no("malformed"))).toBe(false);
    expect(asksPurpose(null)).toBe(false);
    expect(withPurpose("/handout/1", "complaint")).toBe("/handout/1?purpose=complaint");
    expect(withPurpose("/handout/1", "")).toBe("/handout/1");
});
