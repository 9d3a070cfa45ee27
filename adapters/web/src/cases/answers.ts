import type { Decision } from "../api/types.js";
import { byHolder, toldWords } from "../rules/papers_words.js";
import type { Words } from "../words/language.js";
import { expiry } from "./answer_expiry.js";
import { counter } from "./answer_counter.js";
import {
    ask,
    dayWords,
    lineOf,
    whether,
    type KnownOf,
    type Make,
    type Part,
} from "./answer_words.js";
import { daysLeft, hasComeBack } from "./deadline.js";

export interface Answer {
    question: string;
    answer: string;
    note?: string;
}

const posted: Make = (known, words) => {
    const { which, decision, handling, letter } = known;
    const { either, code } = words;
    if (hasComeBack(which)) {
        return [
            cameBack(known, words),
            either("発送日は再送で決まる。", "The day is set when it is sent again."),
        ];
    }
    const by = decision?.letter?.post;
    const mail = by === null || by === undefined ? "" : either(`(${code(by)})`, ` (${code(by)})`);
    if (which.posted_on !== null) {
        const day = dayWords(which.posted_on, words);
        return [
            either(
                `${day} 発送${mail}。送付先は「住民登録の住所」。`,
                `Posted ${day}${mail}, to "the registered address".`,
            ),
        ];
    }
    const planned = letter.plannedOn === null ? null : dayWords(letter.plannedOn, words);
    const until = handling.hand_over_until;
    return [
        planned === null
            ? either(
                  `まだ発送していない${mail}。発送予定日は印刷のときに決まる。`,
                  `Not posted yet${mail}; the day is set when it is printed.`,
              )
            : either(`${planned}に発送の予定${mail}。`, `To be posted ${planned}${mail}.`),
        until === null
            ? ask("その日の発送の締切", "today's cut-off", words)
            : either(`${until}の締切後は翌開庁日の発送。`, `After ${until} on the next open day.`),
    ];
};

/** It came back: when and why, where the entry says so. */
function cameBack({ letter }: KnownOf, words: Words): string {
    const { either, code } = words;
    const again = either("住所を確かめて再送する。", "Check the address, send again.");
    if (letter.returned === null) return either(`返戻あり。${again}`, `It came back. ${again}`);
    const day = dayWords(letter.returned.on, words);
    const why = code(letter.returned.reason);
    return either(`${day} 返戻(${why})。${again}`, `Came back ${day}: ${why}. ${again}`);
}

const tracking: Make = (known, words) => {
    const { which, handling } = known;
    const { either } = words;
    if (hasComeBack(which)) return [cameBack(known, words)];
    if (which.delivered_on !== null) {
        const day = dayWords(which.delivered_on, words);
        return [either(`${day} 配達済。`, `Delivered ${day}.`)];
    }
    if (which.posted_on === null) {
        return [either("まだ発送していない。", "It hasn't been posted yet.")];
    }
    if (which.tracking_no === "") {
        const after = handling.not_arrived_after_days;
        return [
            either("追跡できない郵便。", "No tracking number."),
            after === null
                ? ask("再送を案内するまでの日数", "days until it is sent again", words)
                : either(
                      `発送から${String(after)}日たっていれば再送を案内する。`,
                      `After ${String(after)} days offer to send it again.`,
                  ),
        ];
    }
    const kept = handling.post_office_keeps_days;
    return [
        either(
            `引受番号 ${which.tracking_no}、配達の記録はまだない。`,
            `Tracking number ${which.tracking_no}, no delivery on record yet.`,
        ),
        kept === null
            ? ask("郵便局の保管の日数", "days at the post office", words)
            : either(
                  `不在なら郵便局の保管は${String(kept)}日。`,
                  `The post office keeps it ${String(kept)} days.`,
              ),
    ];
};

const deadline: Make = ({ which, handling }, words) => {
    if (hasComeBack(which)) {
        return [`${words.t("deadline_new_letter")}${words.either("。", ".")}`];
    }
    if (which.deadline === null) {
        return [words.either("照会書の作成時に決まる。", "Fixed when the letter is made.")];
    }
    return [
        `${dayWords(which.deadline, words)} ${daysLeft(which, words)}${words.either("。", ".")}`,
        handling.late_reply_by_section_chief === false
            ? words.either("過ぎたら受けられない。", "Not taken after it.")
            : words.either("過ぎたら係長が決める。", "After it the chief decides."),
    ];
};

const bring: Make = ({ decision }, words) => {
    const { either, code } = words;
    const papers = (decision?.visit2_documents ?? []).filter((paper) => paper.item !== "pins");
    if (papers.length === 0) return [ask("持ってくる物", "what to bring", words)];
    const said = [...byHolder(papers)].map(([holder, of]) => {
        const each = of.map((paper) => toldWords(paper, words)).join(either("、", ", "));
        const whose = holder === "agent" ? either("代理人", "agent") : code(holder);
        return either(`${whose}: ${each}。`, `${whose}: ${each}.`);
    });
    return [...said, either("原本・期限内。", "Originals, in date.")];
};

const replacements = {
    not_allowed: ["代理人は替えられない(新しい申込)。", "No other agent: a new application."],
    if_named_in_reply: [
        "回答書の委任状欄に名前があれば替われる。",
        "Another agent if the reply names them.",
    ],
    new_power_of_attorney: [
        "新しい委任状があれば替われる。",
        "Another agent with a new power of attorney.",
    ],
} as const;

const otherAgent: Make = ({ which, handling }, words) => {
    const said = handling.agent_replacement;
    return [
        said === null
            ? ask("代理人の変更の取扱い", "another agent", words)
            : words.either(replacements[said][0], replacements[said][1]),
        which.agent === undefined
            ? words.either("今の代理人の届出はない。", "No agent is named.")
            : words.either(
                  "今の代理人の届出はある(名前は相手に言わせて照合)。",
                  "An agent is named: let them say the name.",
              ),
    ];
};

const payers = {
    applicant_if_their_fault: [
        "(申請側のわけなら郵送料は申請側)",
        " (postage is theirs where it was their doing)",
    ],
    applicant: ["(郵送料は申請側)", " (postage is theirs)"],
    office: ["(郵送料は役所)", " (postage is the office's)"],
} as const;

const lost: Make = ({ decision, handling }, words) => {
    const payer = handling.reissue_payer;
    const paid = payer === null ? "" : words.either(payers[payer][0], payers[payer][1]);
    return [
        whether(
            handling.reissue_on_request,
            [`紛失・暗証番号の間違いは再送${paid}。`, `Lost or a wrong PIN: sent again${paid}.`],
            ["紛失・暗証番号の間違いは新しい申込。", "Lost or a wrong PIN: a new application."],
            ["再送", "sending again"],
            words,
        ),
        whether(
            decision?.letter?.sealed_return,
            ["開封は新しい用紙。", "Opened: a new form."],
            ["開封してもそのまま持って来る。", "Opened: bring it as it is."],
            ["開封したとき", "an opened envelope"],
            words,
        ),
        words.either("ほかの訂正は係長。", "Other mistakes: the section chief."),
        whether(
            handling.reply_by_other_route,
            ["郵送などで届いた物も受ける。", "By post it counts as well."],
            ["郵送で返さない。", "Not to be posted back."],
            ["郵送で届いた物", "what comes by post"],
            words,
        ),
    ];
};

const hospital: Make = ({ decision, handling }, words) => [
    whether(
        handling.other_address,
        ["別の送付先は係長が決める。", "Another address: the chief decides."],
        ["別の送付先は不可。", "No other address."],
        ["別の送付先", "another address"],
        words,
    ),
    whether(
        handling.handwritten_by_another,
        ["代筆は係長が決める。", "Writing for them: the chief decides."],
        ["代筆は不可。", "No writing for them."],
        ["代筆", "writing for them"],
        words,
    ),
    certificate(decision, words),
    whether(
        decision?.letter?.no_forwarding,
        ["転送届があると届かない。", "It isn't forwarded."],
        ["転送届があれば転送先に届く。", "It is forwarded."],
        ["転送", "forwarding"],
        words,
    ),
];

/** Whether hospital or facility have to confirm it, as far as the page asks for evidence. */
function certificate(decision: Decision | undefined, words: Words): Part {
    switch (decision?.reason_evidence) {
        case "required":
            return words.either("病院・施設の証明などが要る。", "A certificate is needed.");
        case "not_required":
            return words.either("病院・施設の証明は不要。", "No certificate is needed.");
        default:
            return ask("病院・施設の証明", "a hospital's certificate", words);
    }
}

const never: Make = (_known, { either }) => [
    either(
        "「お止めします」と答え、上の赤いボタンで止める。折返しは住民登録の連絡先だけへ。",
        '"I\'ll stop it": the red button above. Call back only as the resident register says.',
    ),
];

/** The callers' ten questions, in the order of their numbers. */
const table: readonly (readonly [ja: string, en: string, make: Make])[] = [
    ["送ったか、いつ届くか", "Has it been sent, when will it come?", posted],
    ["届かない・不在票", "It hasn't come; I was out", tracking],
    ["いつまでか、過ぎたら", "Until when, and after that?", deadline],
    ["2回目に持っていく物", "What to bring at visit 2?", bring],
    ["どこで・何時まで・予約", "Which counter, booking?", counter],
    ["別の家族・代理人の変更", "Another family member?", otherAgent],
    ["紛失・書き損じ・開封", "Lost, misspelt, opened", lost],
    ["入院・施設・代筆・転送", "In hospital, can't write, forwarding", hospital],
    ["証明書・保険証・更新", "Certificate's end, insurance, renewal", expiry],
    ["申請した覚えがない", "I never applied", never],
];

/** Each question with its answer in one line, from what is known of the case. */
export const answersOf = (known: KnownOf, words: Words): Answer[] =>
    table.map(([ja, en, make], at) => ({
        question: `${String(at + 1)} ${words.either(ja, en)}`,
        answer: lineOf(make(known, words), words),
    }));
