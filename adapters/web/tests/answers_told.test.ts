import { describe, expect, it } from "vitest";
import type { Decision, Entry } from "../src/api/types.js";
import { emsOf, type KnownOf } from "../src/cases/answer_words.js";
import { completionTold, letterTold, nothingTold } from "../src/cases/letter_told.js";
import { certificateEndOf, renewalsOf, type Question } from "../src/rules/question.js";
import { answerTo, asked } from "./answer_ground.js";

describe("the answer about the certificate's end", () => {
    const certificateEnd = "2026-11-20";
    const ninth = (known: Partial<KnownOf>) => answerTo(9, { certificateEnd, ...known });
    const decided = (said: Partial<Decision>) =>
        ({ refusal: null, reroute_to: null, opens_on: null, visits: null, ...said }) as Decision;

    it("says the day of the case, and whether it is over on the office's day", () => {
        expect(ninth({})).toMatch(/^証明書は令和8年11月20日\(金\)で期限切れ/u);
        expect(ninth({ today: certificateEnd })).toMatch(/^証明書の期限は令和8年11月20日/u);
        expect(answerTo(9, {})).toMatch(/^証明書の期限は登録がない/u);
    });
    it("says of renewal and visits what the rules say", () => {
        const allowed = ninth({ renewals: [decided({ outcome: "allowed", visits: 2 })] });
        expect(allowed).toMatch(/証明書の更新ができる。来庁2回/u);
        expect(ninth({ renewals: [decided({ outcome: "allowed" })] })).toMatch(
            /来庁の回数は未設定/u,
        );
        const over = decided({ outcome: "refused", refusal: "expired", reroute_to: "issue" });
        expect(ninth({ renewals: [over] })).toMatch(/更新は不可\(expired\)。issueになる/u);
        const early = decided({ outcome: "refused", opens_on: "2026-12-15" });
        expect(ninth({ renewals: [early] })).toMatch(/更新は令和8年12月15日/u);
        expect(ninth({ renewals: [decided({ outcome: "refer" })] })).toMatch(asked);
        expect(ninth({})).toMatch(asked);
    });
    it("says both where renewal hangs on a reply form of which nobody knows", () => {
        const one = decided({ outcome: "allowed", visits: 1 });
        const two = decided({ outcome: "allowed", visits: 2 });
        const refer = decided({ outcome: "refer" });
        expect(ninth({ renewals: [one, two] })).toMatch(
            /更新はJ-LISの照会書兼回答書があれば来庁1回、なければ来庁2回。/u,
        );
        expect(ninth({ renewals: [one, refer] })).toMatch(/あれば来庁1回、なければ係長へ。/u);
        expect(ninth({ renewals: [one, undefined] })).toMatch(/なければ係長へ。/u);
        const missing = decided({ outcome: "refused", refusal: "documents_missing" });
        expect(ninth({ renewals: [one, missing] })).toMatch(/なければ不可\(documents_missing\)。/u);
        expect(ninth({ renewals: [one, one] })).toMatch(/証明書の更新ができる。来庁1回。/u);
    });
    it("takes no certificate to be in its time whose end is unknown", () => {
        const one = decided({ outcome: "allowed", visits: 1 });
        const two = decided({ outcome: "allowed", visits: 2 });
        expect(answerTo(9, { renewals: [one] })).toMatch(/期間内なら証明書の更新ができる/u);
        const both = answerTo(9, { renewals: [one, two] });
        expect(both).toMatch(/更新\(期間内\)はJ-LISの/u);
        expect(emsOf(both), both).toBeLessThan(76);
    });
    it("counts the months of the insurance card to the month's end", () => {
        expect(ninth({})).toMatch(/保険証は令和9年2月28日/u);
        expect(answerTo(9, {})).toMatch(/保険証は期限後3か月の月末まで/u);
        expect(ninth({ certificateEnd: "2026-12-31" })).toMatch(/令和9年3月31日/u);
    });
});

describe("what is told of the letter", () => {
    const entry = (type: string, said: Record<string, unknown>, more: Partial<Entry> = {}) =>
        ({
            type: `case.${type}.v1`,
            voided: false,
            corrected: false,
            entry: said,
            ...more,
        }) as Entry;
    const printed = entry("letter_printed", { planned_posting_on: "2026-12-01" });
    const back = { returned_on: "2026-12-07", reason: "not_collected" };
    const returned = entry("letter_returned_undeliverable", back);

    it("is the last that was entered of it", () => {
        expect(letterTold([printed, returned])).toEqual({
            plannedOn: "2026-12-01",
            returned: { on: "2026-12-07", reason: "not_collected" },
            deliveryEnteredOn: null,
        });
    });
    it("has the day on which its delivery was entered", () => {
        const delivered = { ...entry("letter_delivered", {}), recorded_at: "2026-12-03T09:12:00" };
        expect(letterTold([printed, delivered]).deliveryEnteredOn).toBe("2026-12-03");
        expect(letterTold([delivered, entry("letter_reissued", {})])).toEqual(nothingTold);
    });
    it("is nothing of a letter that was given up, nor of what was undone or corrected", () => {
        for (const undone of ["letter_spoiled", "letter_reissued", "letter_invalidated"])
            expect(letterTold([printed, returned, entry(undone, {})])).toEqual(nothingTold);
        for (const more of [{ voided: true }, { corrected: true }])
            expect(
                letterTold([
                    { ...printed, ...more },
                    { ...returned, ...more },
                ]),
            ).toEqual(nothingTold);
    });
});

describe("what is asked about the renewal", () => {
    const question: Question = {
        procedure: "pin_reset",
        targets: ["signature", "basic_register"],
        applicant: "voluntary_agent",
        principal_age: 62,
        date: "2026-11-30",
        facts: { card_issued: true },
    };
    const issued = {
        type: "case.certificate_issued.v1",
        voided: false,
        corrected: false,
        entry: { not_after: "2031-12-01" },
    } as unknown as Entry;

    it("is asked with a reply form and without, unless that was recorded", () => {
        const forms = (facts: Question["facts"]) =>
            renewalsOf({ ...question, facts }, []).map((each) => each.facts.notice_form);
        expect(forms(question.facts)).toEqual(["valid", "absent"]);
        expect(forms({ notice_form: "incomplete" })).toEqual(["incomplete"]);
        const [first] = renewalsOf(question, []);
        expect(first).toMatchObject({ procedure: "renew", targets: ["signature"] });
    });
    it("is asked of the certificate that was issued here", () => {
        const before = {
            ...question,
            facts: { cert_state: "expired", cert_expires_on: "2026-11-20" },
        };
        expect(renewalsOf(before, [issued])[0]?.facts).toMatchObject({
            cert_state: "valid",
            cert_expires_on: "2031-12-01",
        });
        expect(certificateEndOf([issued])).toBe("2031-12-01");
        expect(certificateEndOf([{ ...issued, voided: true }])).toBeNull();
    });
});

describe("what is told of the certificates that were issued", () => {
    const entry = (type: string, said: Record<string, unknown>, more: Partial<Entry> = {}) =>
        ({
            type: `case.${type}.v1`,
            voided: false,
            corrected: false,
            entry: said,
            ...more,
        }) as Entry;
    const warned = (day: string, more: Partial<Entry> = {}) =>
        entry("propagation_warning_given", { safe_from: day }, more);

    it("is the day that the person was told, the last one that stands", () => {
        expect(completionTold([])).toEqual({ issued: false, usableFrom: null });
        const entries = [
            warned("2026-12-01"),
            entry("certificate_issued", {}),
            warned("2026-12-03"),
            warned("2026-12-05", { voided: true }),
        ];
        expect(completionTold(entries)).toEqual({ issued: true, usableFrom: "2026-12-03" });
    });
});
