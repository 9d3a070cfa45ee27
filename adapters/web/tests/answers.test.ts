import { describe, expect, it } from "vitest";
import type { Case, Decision, Handling } from "../src/api/types.js";
import { answersOf } from "../src/cases/answers.js";
import type { Words } from "../src/words/language.js";
import { words as sentences } from "../src/words/words_table.js";

const words: Words = {
    language: "ja",
    t: (word) => sentences[word][0],
    code: (code) => code,
    either: (ja) => ja,
    setLanguage: () => undefined,
};
const silent: Handling = {
    agent_replacement: null,
    late_reply_by_section_chief: null,
    reissue_on_request: null,
    reissue_payer: null,
    other_address: null,
    handwritten_by_another: null,
    not_arrived_after_days: null,
    post_office_keeps_days: null,
    hand_over_until: null,
};
const which = {
    office: "main",
    badges: [],
    posted_on: null,
    delivered_on: null,
    deadline: null,
    tracking_no: "912-00-00084-6",
} as unknown as Case;

/** The answer to the question of that number. */
const answer = (number: number, handling: Handling, more: Partial<Case> = {}) =>
    answersOf({ which: { ...which, ...more }, decision: undefined, offices: [], handling }, words)[
        number - 1
    ]?.answer ?? "";
const asked = /未設定。係長に確認する/u;

describe("the telephone's answers", () => {
    it("guess nothing where page and office are silent", () => {
        for (const number of [1, 2, 6, 7, 8]) expect(answer(number, silent)).toMatch(asked);
        const untracked = answer(2, silent, { tracking_no: "" });
        expect(untracked).toMatch(asked);
        const all = answersOf({ which, decision: undefined, offices: [], handling: silent }, words);
        expect(all.map((each) => each.answer).join("")).not.toMatch(/\d日|\d時/u);
    });
    it("say what the office has set", () => {
        const said: Handling = {
            agent_replacement: "new_power_of_attorney",
            late_reply_by_section_chief: false,
            reissue_on_request: true,
            reissue_payer: "office",
            other_address: false,
            handwritten_by_another: true,
            not_arrived_after_days: 10,
            post_office_keeps_days: 7,
            hand_over_until: "14:30",
        };
        expect(answer(1, said)).toMatch(/14:30の締切後は翌開庁日/u);
        expect(answer(2, said)).toMatch(/保管は7日/u);
        expect(answer(2, said, { tracking_no: "" })).toMatch(/10日たっていれば再送/u);
        expect(answer(6, said)).toMatch(/^新しい委任状があれば替われる/u);
        expect(answer(7, said)).toMatch(/再送する。郵送料は役所/u);
        expect(answer(8, said)).toMatch(/別の送付先は認めていない。代筆は認めている/u);
    });
    it("say of forwarding what the letter's rule says", () => {
        const decision = { letter: { no_forwarding: true } } as unknown as Decision;
        const eighth = answersOf({ which, decision, offices: [], handling: silent }, words)[7];
        expect(eighth?.answer).toMatch(/転送届があると届かない/u);
    });
});
