import { wantedWords } from "../rules/papers_words.js";
import { closedDays } from "../words/closed_days.js";
import { hoursText } from "../words/hours.js";
import type { Words } from "../words/language.js";
import { expiry } from "./answer_expiry.js";
import { ask, dayWords, whether, type KnownOf, type Make } from "./answer_words.js";
import { daysLeft } from "./deadline.js";

export interface Answer {
    question: string;
    answer: string;
    note?: string;
}

const posted: Make = ({ which, decision, handling }, words) => {
    const { either, code } = words;
    const by = decision?.letter?.post;
    const mail = by === null || by === undefined ? "" : either(`(${code(by)})`, ` (${code(by)})`);
    if (which.posted_on === null) {
        const until = handling.hand_over_until;
        const when =
            until === null
                ? ask("その日の発送の締切", "Today's cut-off", words)
                : either(
                      `${until}の締切後は翌開庁日の発送。`,
                      `After ${until} on the next open day.`,
                  );
        return either(`まだ発送していない${mail}。${when}`, `Not posted yet${mail}. ${when}`);
    }
    return either(
        `${dayWords(which.posted_on, words)} 発送${mail}。送付先は「住民登録の住所」。`,
        `Posted ${dayWords(which.posted_on, words)}${mail}, to "the registered address".`,
    );
};

const tracking: Make = ({ which, handling }, words) => {
    const { either } = words;
    if (which.badges.includes("undeliverable")) {
        return either(
            "返戻あり。住所を確かめて再送する。",
            "It came back: check the address, send again.",
        );
    }
    if (which.delivered_on !== null) {
        return either(
            `${dayWords(which.delivered_on, words)} 配達済。`,
            `Delivered ${dayWords(which.delivered_on, words)}.`,
        );
    }
    if (which.tracking_no === "") {
        const after = handling.not_arrived_after_days;
        return (
            either("追跡番号なし。", "No tracking number. ") +
            (after === null
                ? ask("再送を案内するまでの日数", "Days until it is sent again", words)
                : either(
                      `${String(after)}日たっていれば再送を案内する。`,
                      `After ${String(after)} days offer to send it again.`,
                  ))
        );
    }
    const kept = handling.post_office_keeps_days;
    return (
        either(`引受番号 ${which.tracking_no}。`, `Tracking number ${which.tracking_no}. `) +
        (kept === null
            ? ask("郵便局の保管の日数", "Days at the post office", words)
            : either(
                  `不在なら郵便局の保管は${String(kept)}日。`,
                  `The post office keeps it ${String(kept)} days.`,
              ))
    );
};

const deadline: Make = ({ which, handling }, words) =>
    which.deadline === null
        ? words.either("照会書の作成時に決まる。", "Fixed when the letter is made.")
        : `${dayWords(which.deadline, words)} ${daysLeft(which, words)}${
              handling.late_reply_by_section_chief === false
                  ? words.either("。過ぎたら受けられない。", ". Not taken after it.")
                  : words.either("。過ぎたら係長が決める。", ". After it the chief decides.")
          }`;

const bring: Make = ({ decision }, words) => {
    const papers = decision?.visit2_documents ?? [];
    if (papers.length === 0) return words.t("silent");
    const said = papers
        .filter((paper) => paper.item !== "pins")
        .map((paper) => `${words.code(paper.of)}: ${wantedWords(paper, words)}`);
    return `${said.join("、")}${words.either("。原本で期限内の物。", ". Originals, in date.")}`;
};

/** As many closed days as a caller can take down. */
const daysTold = 3;

const where: Make = ({ which, decision, offices, closures }, words) => {
    const { either, t, code, language } = words;
    const label = (code: string) => {
        const office = offices.find((each) => each.office === code);
        if (office === undefined) return code;
        const hours = hoursText(office.hours, language === "en");
        return [office.label, office.phone, hours].filter((each) => each).join(" ");
    };
    const own = offices.find((each) => each.office === which.office);
    const closed = closedDays(own, closures)
        .slice(0, daysTold)
        .map(({ kind, from, until }) => {
            const last = from === until ? "" : `${either("〜", "–")}${dayWords(until, words)}`;
            return `${code(kind)} ${dayWords(from, words)}${last}`;
        });
    const but =
        closed.length === 0 ? "" : `${either("。", ". ")}${closed.join(either("、", ", "))}`;
    if (decision?.visit2_same_counter === true) {
        return (
            either(
                `1回目と同じ窓口だけ: ${label(which.office)}`,
                `Only where visit 1 was: ${label(which.office)}`,
            ) + but
        );
    }
    const places = decision?.offices ?? [which.office];
    const booked =
        decision?.appointment === "phone_booking_required"
            ? either(`。電話予約が必要 ${decision.booking_phone ?? ""}`, `. Book by telephone`)
            : decision?.appointment === "not_required"
              ? either("。予約不要", ". No booking")
              : "";
    return `${places.map(label).join("、") || t("silent")}${booked}${but}`;
};

const replacements = {
    not_allowed: [
        "代理人は替えられない。新しい申込になる。",
        "No other agent: a new application. ",
    ],
    if_named_in_reply: [
        "回答書の委任状欄に名前があれば替われる。",
        "Another agent if the reply names them. ",
    ],
    new_power_of_attorney: [
        "新しい委任状があれば替われる。",
        "Another agent with a new power of attorney. ",
    ],
} as const;

const otherAgent: Make = ({ which, handling }, words) => {
    const said = handling.agent_replacement;
    const there = which.agent === undefined;
    return (
        (said === null
            ? ask("代理人の変更の取扱い", "Another agent", words)
            : words.either(replacements[said][0], replacements[said][1])) +
        words.either(
            `今の代理人の届出は${there ? "ない" : "ある"}。代理人名は言わず、相手に言わせて照合。`,
            `An agent is ${there ? "not " : ""}named: let them say the name.`,
        )
    );
};

const payers = {
    applicant_if_their_fault: [
        "郵送料は申請した側のわけなら申請した側。",
        "Postage is theirs where it was their doing. ",
    ],
    applicant: ["郵送料は申請した側。", "Postage is theirs. "],
    office: ["郵送料は役所。", "Postage is the office's. "],
} as const;

const lost: Make = ({ decision, handling }, words) => {
    const payer = handling.reissue_payer;
    return (
        words.either("なくした・暗証番号の書き間違い: ", "Lost, or a wrong PIN: ") +
        whether(
            handling.reissue_on_request,
            ["再送する。", "it is sent again. "],
            ["再送しない。新しい申込になる。", "a new application. "],
            ["再送の取扱い", "Sending again"],
            words,
        ) +
        (payer === null ? "" : words.either(payers[payer][0], payers[payer][1])) +
        words.either("封を開けた: ", "Opened: ") +
        whether(
            decision?.letter?.sealed_return,
            ["新しい用紙になる。", "a new form. "],
            ["そのまま持って来る。", "bring it as it is. "],
            ["封の取扱い", "The seal"],
            words,
        ) +
        words.either(
            "ほかの書き間違いの訂正は係長に確認。",
            "Other mistakes: ask the section chief. ",
        ) +
        whether(
            handling.reply_by_other_route,
            ["郵送などで届いた物も受ける。", "By post it counts as well."],
            ["郵送で返さない。", "Not to be posted back."],
            ["郵送で届いた物の取扱い", "By post"],
            words,
        )
    );
};

const hospital: Make = ({ decision, handling }, words) =>
    whether(
        handling.other_address,
        [
            "別の送付先は認められることがある(係長が決める)。",
            "Another address may be allowed (the chief decides). ",
        ],
        ["別の送付先は認めていない。", "No other address. "],
        ["別の送付先の取扱い", "Another address"],
        words,
    ) +
    whether(
        handling.handwritten_by_another,
        ["代筆は認めている(係長が決める)。", "Writing for them is allowed (the chief decides). "],
        ["代筆は認めていない。", "No writing for them. "],
        ["代筆の取扱い", "Writing for them"],
        words,
    ) +
    whether(
        decision?.letter?.no_forwarding,
        ["転送届があると届かない。", "It isn't forwarded."],
        ["転送届があれば転送先に届く。", "It is forwarded."],
        ["転送の取扱い", "Forwarding"],
        words,
    );

const never: Make = (_known, { either }) =>
    either(
        "「お止めします」と答え、上の赤いボタンで止める。",
        '"I\'ll stop it": use the red button above.',
    );

/** The callers' ten questions, in the order of their numbers. */
const table: readonly (readonly [ja: string, en: string, make: Make])[] = [
    ["もう送ったか、いつ届くか", "Has it been sent, when will it come?", posted],
    ["届かない・不在票が入っていた", "It hasn't come; I was out", tracking],
    ["いつまでに持っていくか、過ぎたら", "Until when, and after that?", deadline],
    ["2回目は何を持っていくか", "What to bring at visit 2?", bring],
    ["どこの窓口で、予約は", "Which counter, booking?", where],
    ["別の家族でよいか、代理人の変更", "Another family member?", otherAgent],
    ["なくした・書き間違えた・封を開けた", "Lost, misspelt, opened", lost],
    ["入院・施設・字が書けない・転送", "In hospital, can't write, forwarding", hospital],
    ["証明書の期限・保険証・更新", "Certificate's end, insurance, renewal", expiry],
    ["申請した覚えがない", "I never applied", never],
];

/** Each question with its answer in one line, from what is known of the case. */
export const answersOf = (known: KnownOf, words: Words): Answer[] =>
    table.map(([ja, en, make], at) => ({
        question: `${String(at + 1)} ${words.either(ja, en)}`,
        answer: make(known, words),
    }));
