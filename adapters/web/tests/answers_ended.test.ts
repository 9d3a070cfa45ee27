import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Case, Decision, Handling } from "../src/api/types.js";
import { emsOf, type KnownOf } from "../src/cases/answer_words.js";
import { Deadline } from "../src/cases/deadline.js";
import { LanguageProvider } from "../src/words/language.js";
import { answerTo, posted, silent, which } from "./answer_ground.js";

describe("the answers of a case that has ended", () => {
    const everyEnd = [
        "completed",
        "completed_partially",
        "refused",
        "withdrawn",
        "superseded",
        "closed_principal_deceased",
        "closed_out_of_jurisdiction",
        "closed_card_unusable",
    ];
    /** Ended twelve days after its opening, looked at later. */
    const ended = (status: string, more: Partial<Case> = {}): Partial<KnownOf> => ({
        which: { ...which, ...posted, deadline: "2026-12-20", status, ...more },
        today: "2027-01-05",
        decision: { visit2_documents: [{ of: "principal", item: "card" }] } as unknown as Decision,
    });
    const completion = { issued: true, usableFrom: "2026-12-01" };

    it("say that it has ended and when, and ask for nothing", () => {
        for (const status of everyEnd) {
            for (let number = 1; number <= 8; number += 1) {
                const said = answerTo(number, ended(status));
                expect(said, status).toMatch(/^手続は令和8年11月30日\(月\)に/u);
                expect(said, status).not.toMatch(/未設定|12月20日|原本|死亡|転出/u);
                expect(emsOf(said), said).toBeLessThan(64);
            }
        }
        expect(answerTo(4, ended("completed"))).toMatch(/完了した。持ってくる物はない。$/u);
        expect(answerTo(5, ended("withdrawn"))).toMatch(/来庁は要らない。手続をするなら新しい/u);
        expect(answerTo(7, ended("refused"))).toMatch(/受付できない.*書き直しも再送も要らない。$/u);
        expect(answerTo(4, ended("superseded"))).toMatch(/引継ぎ先の受付番号で答える。$/u);
    });
    it("keep the certificate's end and the stop", () => {
        expect(answerTo(9, ended("completed"))).toMatch(/^証明書の期限/u);
        expect(answerTo(10, ended("completed"))).toMatch(/お止めします/u);
    });
    it("say what became of the letter, and from when certificates serve elsewhere", () => {
        const done = ended("completed");
        expect(answerTo(1, done)).toMatch(/照会書\(令和8年11月20日\(金\)発送\)はもう使わない。$/u);
        expect(answerTo(1, ended("refused", { posted_on: null }))).toMatch(/照会書は送らない。$/u);
        expect(answerTo(1, done), "none was issued").not.toMatch(/使えるのは/u);
        const first = answerTo(1, { ...done, completion });
        expect(first).toMatch(/使えるのは令和8年12月1日\(火\)から。/u);
        expect(emsOf(first)).toBeLessThan(76);
        const unset = { issued: true, usableFrom: null };
        expect(answerTo(1, { ...done, completion: unset })).toMatch(/使える日は未設定\(係長へ\)/u);
    });
    it("say that something is still in custody", () => {
        const kept = ended("withdrawn", { custody_receipts: ["K-1"] });
        for (const number of [4, 5]) {
            expect(answerTo(number, kept)).toMatch(/預かり中の物がある/u);
            expect(answerTo(number, kept)).not.toMatch(/持ってくる物はない|来庁は要らない/u);
        }
    });
});

describe("the answers once the reply is late", () => {
    const lapsed = (handling: Partial<Handling>, more: Partial<Case> = {}): Partial<KnownOf> => ({
        which: {
            ...which,
            ...posted,
            status: "reply_lapsed",
            deadline: "2026-11-27",
            days_left: -3,
            ...more,
        },
        handling: { ...silent, agent_replacement: "if_named_in_reply", ...handling },
        decision: { visit2_documents: [{ of: "principal", item: "card" }] } as unknown as Decision,
    });

    it("say what the office does then, and nothing of the old form", () => {
        for (const number of [1, 2, 3, 4, 6, 7]) {
            const said = answerTo(number, lapsed({ late_reply_by_section_chief: true }));
            expect(said).toMatch(
                /回答期限\(令和8年11月27日\(金\)\)は過ぎた。受けるかは係長が決める。$/u,
            );
            expect(emsOf(said), said).toBeLessThan(64);
        }
        expect(answerTo(1, lapsed({}))).toMatch(/^令和8年11月20日\(金\) 発送。/u);
    });
    it("say whether it is sent again where a late reply isn't taken", () => {
        const strict = { late_reply_by_section_chief: false };
        expect(answerTo(7, lapsed({ ...strict, reissue_on_request: true }))).toMatch(
            /この照会書では受けられない。期限切れは再送。$/u,
        );
        expect(answerTo(7, lapsed({ ...strict, reissue_on_request: false }))).toMatch(
            /期限切れは新しい申込。$/u,
        );
        expect(answerTo(7, lapsed(strict))).toMatch(/再送は未設定\(係長へ\)。$/u);
    });
    it("are given as well before the case is moved on, not of a letter that came back", () => {
        expect(answerTo(4, lapsed({}, { status: "awaiting_reply" }))).toMatch(/は過ぎた/u);
        expect(answerTo(4, lapsed({}, { status: "awaiting_reply", days_left: 0 }))).toMatch(
            /原本/u,
        );
        expect(answerTo(3, lapsed({}, { badges: ["undeliverable"] }))).toMatch(/^再送後の/u);
    });
});

describe("the deadline in a case's head", () => {
    const shown = (days_left: number | null) =>
        renderToStaticMarkup(
            createElement(
                LanguageProvider,
                null,
                createElement(Deadline, {
                    which: { ...which, deadline: "2026-12-10", days_left },
                }),
            ),
        );

    it("has no empty line where no days are left to count", () => {
        expect(shown(10)).toMatch(/12月10日.*<br\/><strong>残り10日<\/strong>/u);
        expect(shown(null)).toMatch(/12月10日/u);
        expect(shown(null)).not.toMatch(/<br|<strong/u);
    });
});
