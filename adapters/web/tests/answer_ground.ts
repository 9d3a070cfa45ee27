import type { Case, Handling } from "../src/api/types.js";
import type { KnownOf } from "../src/cases/answer_words.js";
import { answersOf } from "../src/cases/answers.js";
import { nothingTold } from "../src/cases/letter_told.js";
import type { Words } from "../src/words/language.js";
import { words as sentences } from "../src/words/words_table.js";

/** The screen's sentences; codes as they are. */
export const words: Words = {
    language: "ja",
    t: (word) => sentences[word][0],
    code: (code) => code,
    either: (ja) => ja,
    setLanguage: () => undefined,
};
/** An office that has said nothing. */
export const silent: Handling = {
    agent_replacement: null,
    late_reply_by_section_chief: null,
    reissue_on_request: null,
    reissue_payer: null,
    other_address: null,
    handwritten_by_another: null,
    not_arrived_after_days: null,
    post_office_keeps_days: null,
    hand_over_until: null,
    reply_by_other_route: null,
};
/** A case that waits for its letter. */
export const which = {
    office: "main",
    status: "awaiting_reply",
    badges: [],
    custody_receipts: [],
    opened_on: "2026-11-18",
    age_days: 12,
    days_left: null,
    post_class: "",
    posted_on: null,
    delivered_on: null,
    deadline: null,
    tracking_no: "912-00-00084-6",
} as unknown as Case;

/** What a case whose letter is on its way has besides. */
export const posted = { posted_on: "2026-11-20" };

/** As little as can be known. */
export const nothing: KnownOf = {
    which,
    decision: undefined,
    offices: [],
    closures: [],
    handling: silent,
    today: "2026-11-30",
    time: "10:00",
    letter: nothingTold,
    completion: { issued: false, usableFrom: null },
    certificateEnd: null,
    renewals: [],
};

/** The answer to the question of that number, where this much is known. */
export const answerTo = (number: number, known: Partial<KnownOf>) =>
    answersOf({ ...nothing, ...known }, words)[number - 1]?.answer ?? "";
/** The same of an office and of what else the case has. */
export const answer = (number: number, handling: Handling, more: Partial<Case> = {}) =>
    answerTo(number, { handling, which: { ...which, ...more } });
/** That something has to be asked. */
export const asked = /未設定\(係長へ\)/u;
