import { describe, expect, it } from "vitest";
import type { Case, Entry } from "../src/api/types.js";
import {
    circumstancesOf,
    emptyDraft,
    missingIn,
    openCaseOf,
    questionsOf,
    type Draft,
} from "../src/intake/draft.js";
import { areBookedAlike, bookingWords } from "../src/rules/booking.js";
import { ageOn, questionsOf as questionsOfCase } from "../src/rules/question.js";
import type { Words } from "../src/words/language.js";
import { words as sentences } from "../src/words/words_table.js";

const draft: Draft = {
    ...emptyDraft,
    applicant: "voluntary_agent",
    principal: {
        ...emptyDraft.principal,
        name: "試験 桜",
        kana: "シケン サクラ",
        birth_date: "S39.5.6",
        postcode: "９９９－０００１",
    },
    agent: { ...emptyDraft.agent, name: "代理 楓" },
    procedures: { pin_reset: ["signature"] },
    facts: { card_at_hand: "yes", cert_expires_on: "R9.1.20", second_id: "" },
};

describe("a draft", () => {
    it("asks the rules as soon as it is said who comes and what for", () => {
        expect(questionsOf({ ...draft, applicant: "" }, "2026-11-28", "main")).toEqual([]);
        const unborn = { ...draft, principal: { ...draft.principal, birth_date: "" } };
        expect(questionsOf(unborn, "2026-11-28", "main")).toHaveLength(1);
        const parent = { ...unborn, applicant: "statutory_agent_minor" };
        expect(questionsOf(parent, "2026-11-28", "main"), "a minor's age comes first").toEqual([]);
        expect(
            questionsOf({ ...draft, procedures: { pin_reset: [] } }, "2026-11-28", "main"),
        ).toEqual([]);
        expect(questionsOf(draft, "2026-11-28", "main")).toEqual([
            {
                procedure: "pin_reset",
                targets: ["signature"],
                applicant: "voluntary_agent",
                principal_age: 62,
                date: "2026-11-28",
                office: "main",
                facts: { card_at_hand: true, cert_expires_on: "2027-01-20" },
            },
        ]);
    });
    it("becomes the command that opens the case, digits and dates in the protos' forms", () => {
        expect(openCaseOf(draft)).toMatchObject({
            channel: "counter",
            principal: { name: "試験 桜", birth_date: "1964-05-06", postcode: "9990001" },
            agent: { name: "代理 楓" },
            procedures: [{ procedure: "pin_reset", targets: ["signature"] }],
        });
        expect(openCaseOf({ ...draft, applicant: "self" })).not.toHaveProperty("agent");
    });
    it("says what is missing", () => {
        expect(missingIn(draft, false)).toEqual([]);
        expect(missingIn(emptyDraft, false)).toEqual([
            "who_comes",
            "name",
            "kana",
            "birth_date",
            "what_for",
        ]);
    });
    it("wants the address that a letter goes to, before anything is opened", () => {
        expect(missingIn(draft, true)).toEqual(["address"]);
        expect(missingIn(emptyDraft, true)).toEqual(
            expect.arrayContaining(["postcode", "address"]),
        );
    });
    it("says which PINs are known only where that was asked", () => {
        expect(circumstancesOf(draft)).not.toHaveProperty("pins_asked");
        expect(circumstancesOf({ ...draft, facts: { pins_known: "signature user_auth" } })).toEqual(
            { pins_known: ["signature", "user_auth"], pins_asked: true },
        );
    });
});

describe("a case's questions", () => {
    it("count full years", () => {
        expect(ageOn("2011-11-28", "2026-11-27")).toBe(14);
        expect(ageOn("2011-11-28", "2026-11-28")).toBe(15);
    });
    it("leave out PINs that nobody asked about", () => {
        const opened = {
            type: "madoguchi.case.case_opened.v1",
            entry: {
                applicant: "self",
                procedures: [{ procedure: "renew", targets: ["user_auth"] }],
                circumstances: { pins_asked: false, pins_known: [], card_issued: true },
            },
        } as unknown as Entry;
        const which = { office: "main", principal: { birth_date: "1964-05-06" } } as Case;
        expect(questionsOfCase(which, [opened], "2026-11-28")[0]?.facts).toEqual({
            card_issued: true,
        });
    });
});

it("asks a case's questions with what was recorded since it was opened", () => {
    const opened = {
        type: "madoguchi.case.case_opened.v1",
        entry: { applicant: "self", procedures: [{ procedure: "pin_reset" }], circumstances: {} },
    } as unknown as Entry;
    const recorded = (resident_here: boolean, voided = false) =>
        ({
            type: "madoguchi.case.circumstances_recorded.v1",
            voided,
            entry: { circumstances: { resident_here, card_issued: null } },
        }) as unknown as Entry;
    const which = { office: "main", principal: { birth_date: "1964-05-06" } } as Case;
    const asked = (...later: Entry[]) =>
        questionsOfCase(which, [opened, ...later], "2026-11-28")[0]?.facts;
    expect(asked()).toEqual({});
    expect(asked(recorded(false), recorded(true))).toEqual({ resident_here: true });
    expect(asked(recorded(true), recorded(false, true))).toEqual({ resident_here: true });
});

describe("how one books", () => {
    const words: Words = {
        language: "ja",
        t: (word) => sentences[word][0],
        code: (code) => code,
        either: (ja) => ja,
        setLanguage: () => undefined,
    };
    const main = { appointment: "not_required", booking_phone: "" };
    const branch = { appointment: "phone_booking_required", booking_phone: "000-000-0001" };
    it("is said of each counter by itself, and nothing where the page is silent", () => {
        expect(bookingWords(main, words)).toBe("予約不要");
        expect(bookingWords(branch, words)).toBe("電話予約が必要 000-000-0001");
        expect(bookingWords({ appointment: null, booking_phone: "" }, words)).toBe("");
    });
    it("is said once only where it is the same everywhere", () => {
        expect(areBookedAlike([main, main])).toBe(true);
        expect(areBookedAlike([])).toBe(true);
        expect(areBookedAlike([main, branch])).toBe(false);
        expect(areBookedAlike([branch, { ...branch, booking_phone: "000-000-0002" }])).toBe(false);
    });
});
