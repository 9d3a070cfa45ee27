import type { Decision } from "../api/types.js";
import { byHolder, toldWords } from "../rules/papers_words.js";
import type { Words } from "../words/language.js";
import { counter } from "./answer_counter.js";
import { deadline, sentOnceMore, whenLapsed } from "./answer_deadline.js";
import { hasEnded, whenEnded } from "./answer_ended.js";
import { expiry } from "./answer_expiry.js";
import { posted } from "./answer_posted.js";
import { tracking } from "./answer_tracking.js";
import {
    ask,
    lineOf,
    whether,
    type Instead,
    type KnownOf,
    type Make,
    type Part,
    type Topic,
} from "./answer_words.js";
import { hasComeBack, hasLapsed } from "./deadline.js";

export interface Answer {
    question: string;
    answer: string;
    note?: string;
}

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

const lost: Make = (known, words) => {
    const { decision, handling } = known;
    return [
        sentOnceMore("紛失・暗証番号の間違いは", "Lost or a wrong PIN", known, words),
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
const table: readonly (readonly [topic: Topic, ja: string, en: string, make: Make])[] = [
    ["posted", "送ったか、いつ届くか", "Has it been sent, when will it come?", posted],
    ["tracking", "届かない・不在票", "It hasn't come; I was out", tracking],
    ["deadline", "いつまでか、過ぎたら", "Until when, and after that?", deadline],
    ["bring", "2回目に持っていく物", "What to bring at visit 2?", bring],
    ["counter", "どこで・何時まで・予約", "Which counter, booking?", counter],
    ["agent", "別の家族・代理人の変更", "Another family member?", otherAgent],
    ["lost", "紛失・書き損じ・開封", "Lost, misspelt, opened", lost],
    ["hospital", "入院・施設・代筆・転送", "In hospital, can't write, forwarding", hospital],
    ["expiry", "証明書・保険証・更新", "Certificate's end, insurance, renewal", expiry],
    ["never", "申請した覚えがない", "I never applied", never],
];

/** What is answered otherwise, as the case stands. */
function insteadOf({ which }: KnownOf): Instead {
    if (hasEnded(which)) return whenEnded;
    return hasLapsed(which) && !hasComeBack(which) ? whenLapsed : {};
}

/** Each question with its answer in one line, from what is known of the case. */
export function answersOf(known: KnownOf, words: Words): Answer[] {
    const instead = insteadOf(known);
    return table.map(([topic, ja, en, make], at) => ({
        question: `${String(at + 1)} ${words.either(ja, en)}`,
        answer: lineOf((instead[topic] ?? make)(known, words), words),
    }));
}
