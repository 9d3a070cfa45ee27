import type { Words } from "../words/language.js";
import { postedWords } from "./answer_posted.js";
import {
    dayWords,
    whether,
    type Instead,
    type KnownOf,
    type Make,
    type Part,
} from "./answer_words.js";
import { daysLeft, hasComeBack } from "./deadline.js";

const payers = {
    applicant_if_their_fault: [
        "(申請側のわけなら郵送料は申請側)",
        " (postage is theirs where it was their doing)",
    ],
    applicant: ["(郵送料は申請側)", " (postage is theirs)"],
    office: ["(郵送料は役所)", " (postage is the office's)"],
} as const;

/** Whether the letter is sent once more for that, and who pays. */
export function sentOnceMore(ja: string, en: string, { handling }: KnownOf, words: Words): Part {
    const payer = handling.reissue_payer;
    const paid = payer === null ? "" : words.either(payers[payer][0], payers[payer][1]);
    return whether(
        handling.reissue_on_request,
        [`${ja}再送${paid}。`, `${en}: sent again${paid}.`],
        [`${ja}新しい申込。`, `${en}: a new application.`],
        ["再送", "sending again"],
        words,
    );
}

const isRefusedLate = ({ handling }: KnownOf) => handling.late_reply_by_section_chief === false;

/** The day of the reply, and what becomes of it afterwards. */
export const deadline: Make = (known, words) => {
    const { which } = known;
    const { either } = words;
    if (hasComeBack(which)) {
        return [`${words.t("deadline_new_letter")}${either("。", ".")}`];
    }
    if (which.deadline === null) {
        return [either("照会書の作成時に決まる。", "Fixed when the letter is made.")];
    }
    const until = [dayWords(which.deadline, words), daysLeft(which, words)];
    return [
        `${until.filter((each) => each !== "").join(" ")}${either("。", ".")}`,
        isRefusedLate(known)
            ? either("過ぎたら受けられない。", "Not taken after it.")
            : either("過ぎたら係長が決める。", "After it the chief decides."),
    ];
};

/** That the day is over, and what the office does then. */
function over(known: KnownOf, words: Words): readonly Part[] {
    const { either } = words;
    const { deadline: until } = known.which;
    const day = until === null ? "" : either("(", " (") + dayWords(until, words) + ")";
    const said = either(`回答期限${day}は過ぎた。`, `The deadline${day} is over.`);
    if (!isRefusedLate(known)) {
        return [said, either("受けるかは係長が決める。", "The chief decides whether to take it.")];
    }
    return [
        said,
        either("この照会書では受けられない。", "This letter isn't taken any more."),
        sentOnceMore("期限切れは", "Out of date", known, words),
    ];
}

/** The answers once the reply is late: nothing is told of the old form as if it still held. */
export const whenLapsed: Instead = {
    posted: (known, words) => [postedWords(known, words), ...over(known, words)],
    tracking: over,
    deadline: over,
    bring: over,
    agent: over,
    lost: over,
};
