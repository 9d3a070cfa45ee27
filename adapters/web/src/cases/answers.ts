import type { Case, Decision, Office } from "../api/types.js";
import { wantedWords } from "../rules/papers_words.js";
import { bothCalendars } from "../words/dates.js";
import type { Words } from "../words/language.js";
import { daysLeft } from "./deadline.js";

export interface Answer {
    question: string;
    answer: string;
    note?: string;
}

/** What the answers are drawn from; the rules' answer is missing while it can't be had. */
export interface KnownOf {
    which: Case;
    decision: Decision | undefined;
    offices: readonly Office[];
}

type Make = (known: KnownOf, words: Words) => string;

const day = (iso: string | null, words: Words) =>
    iso === null ? "—" : bothCalendars(iso, words.language === "en");
const chief: Make = (_known, { either }) => either("係長が決める。", "The section chief decides.");

const posted: Make = ({ which, decision }, words) => {
    const { either, code } = words;
    const by = decision?.letter?.post;
    const mail = by === null || by === undefined ? "" : either(`(${code(by)})`, ` (${code(by)})`);
    if (which.posted_on === null) {
        return either(
            `まだ発送していない。${mail}締切後は翌開庁日の発送。`,
            `Not posted yet${mail}; after the cut-off on the next open day.`,
        );
    }
    return either(
        `${day(which.posted_on, words)} 発送${mail}。送付先は「住民登録の住所」。`,
        `Posted ${day(which.posted_on, words)}${mail}, to "the registered address".`,
    );
};

const tracking: Make = ({ which }, words) => {
    const { either } = words;
    if (which.badges.includes("undeliverable")) {
        return either(
            "返戻あり。住所を確かめて再送する。",
            "It came back: check the address, send again.",
        );
    }
    if (which.delivered_on !== null) {
        return either(
            `${day(which.delivered_on, words)} 配達済。`,
            `Delivered ${day(which.delivered_on, words)}.`,
        );
    }
    return which.tracking_no === ""
        ? either(
              "追跡番号なし。7日たっていれば再送を案内する。",
              "No tracking number. After seven days offer to send it again.",
          )
        : either(
              `引受番号 ${which.tracking_no}。不在なら郵便局の保管は7日。`,
              `Tracking number ${which.tracking_no}; the post office keeps it seven days.`,
          );
};

const deadline: Make = ({ which }, words) =>
    which.deadline === null
        ? words.either("照会書の作成時に決まる。", "Fixed when the letter is made.")
        : `${day(which.deadline, words)} ${daysLeft(which, words)}${words.either(
              "。過ぎたら再送か係長の判断。",
              ". After it: sent again, or the chief decides.",
          )}`;

const bring: Make = ({ decision }, words) => {
    const papers = decision?.visit2_documents ?? [];
    if (papers.length === 0) return words.t("silent");
    const said = papers
        .filter((paper) => paper.item !== "pins")
        .map((paper) => `${words.code(paper.of)}: ${wantedWords(paper, words)}`);
    return `${said.join("、")}${words.either("。原本で期限内の物。", ". Originals, in date.")}`;
};

const where: Make = ({ which, decision, offices }, words) => {
    const { either, t } = words;
    const label = (code: string) => {
        const office = offices.find((each) => each.office === code);
        return office === undefined
            ? code
            : office.label + (office.phone ? ` ${office.phone}` : "");
    };
    if (decision?.visit2_same_counter === true) {
        return either(
            `1回目と同じ窓口だけ: ${label(which.office)}`,
            `Only where visit 1 was: ${label(which.office)}`,
        );
    }
    const places = decision?.offices ?? [which.office];
    const booked =
        decision?.appointment === "phone_booking_required"
            ? either(`。電話予約が必要 ${decision.booking_phone ?? ""}`, `. Book by telephone`)
            : decision?.appointment === "not_required"
              ? either("。予約不要", ". No booking")
              : "";
    return `${places.map(label).join("、") || t("silent")}${booked}`;
};

const otherAgent: Make = (known, words) =>
    words.either(
        `今の代理人の届出は${known.which.agent === undefined ? "ない" : "ある"}。代理人名は言わず、相手に言わせて照合。変更は係長が決める。`,
        `An agent is ${known.which.agent === undefined ? "not " : ""}named. Let them say the name; a change is the chief's.`,
    );

const lost: Make = (_known, { either }) =>
    either(
        "なくした・開けた・暗証番号の書き間違い: 再送する。ほかの書き間違い: 二重線で訂正。郵送で返さない。",
        "Lost, opened, or a wrong PIN: it is sent again. Not to be posted back.",
    );

const hospital: Make = (known, words) =>
    words.either(
        `別の送付先・代筆は${chief(known, words)}病院・施設の証明が要る。転送届があると届かない。`,
        `Another address or writing for them: ${chief(known, words)} Mail isn't forwarded.`,
    );

const expiry: Make = ({ decision }, { either }) => {
    const visits = decision?.visits;
    const said =
        visits === null || visits === undefined
            ? ""
            : either(
                  `代理人の来庁は${String(visits)}回。`,
                  `${String(visits)} visits for an agent. `,
              );
    return (
        said +
        either(
            "保険証としては期限後3か月の月末まで使える。期限が切れていれば新規発行。",
            "As insurance card it works to the end of the third month after; then a new issue.",
        )
    );
};

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
