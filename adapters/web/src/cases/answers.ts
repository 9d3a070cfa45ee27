import type { Case } from "../api/types.js";
import { bothCalendars } from "../words/dates.js";
import type { Words } from "../words/language.js";
import { daysLeft } from "./deadline.js";

export interface Answer { question: string; answer: string }

/** The ten questions of callers, each answered in one line from what the case holds. */
export function answersOf(which: Case, words: Words): Answer[] {
    const { either, code } = words;
    const english = words.language === "en";
    const day = (iso: string | null) => iso === null ? "—" : bothCalendars(iso, english);
    const papers = which.documents.filter((paper) => paper.visit === 2)
        .map((paper) => `${code(paper.holder)}: ${code(paper.item)} ${paper.count}${english ? "" : "点"}`)
        .join("、");
    const unset = either("未設定(担当係長が設定してください)", "Not set: ask the section chief");
    const posted = which.posted_on === null
        ? either("まだ発送していません。", "Not posted yet.")
        : either(`${day(which.posted_on)} 発送。送付先は「住民登録の住所」とだけ言う。`,
            `Posted ${day(which.posted_on)}, to "the registered address".`);
    const tracking = which.tracking_no === ""
        ? either("追跡番号はありません。日がたっていれば再送を案内。", "No tracking number; offer to send again.")
        : either(`引受番号 ${which.tracking_no}`, `Tracking number ${which.tracking_no}`);
    const chief = either("係長の判断を受ける。", "The section chief decides.");
    return [
        { question: either("1 もう送ったか、いつ届くか", "1 Has it been sent?"), answer: posted },
        { question: either("2 届かない・不在票", "2 It hasn't come"), answer: tracking },
        { question: either("3 いつまでか。過ぎたら", "3 Until when?"),
            answer: `${day(which.deadline)} ${daysLeft(which, words)} ${either("過ぎたら再送か係長の判断。", "")}` },
        { question: either("4 2回目の持ち物", "4 What to bring"),
            answer: `${papers || unset} ${either("原本・期限内。封をして持参。", "Originals; sealed envelope.")}` },
        { question: either("5 どこで、何時まで", "5 Where, until when"),
            answer: `${which.office} ${either("受付時間は窓口の案内による。", "")}` },
        { question: either("6 別の家族でよいか", "6 May somebody else come?"),
            answer: either("代理人名は言わない。相手に言わせて照合し、係長の判断を受ける。",
                "Don't say the agent's name. The section chief decides.") },
        { question: either("7 なくした・書き間違えた・開けた", "7 Lost, misspelt, opened"),
            answer: either("再送する。郵送で返さない。", "It is sent again. Not to be posted back.") },
        { question: either("8 入院・施設・字が書けない", "8 In hospital, can't write"),
            answer: `${chief}${either("病名を書かない。", "")}` },
        { question: either("9 証明書の期限・保険証", "9 Certificate's end"),
            answer: either("期限後3か月の月末まで保険証として使える。更新か新規発行かは期限で決まる。",
                "Works as insurance card until the end of the third month after.") },
        { question: either("10 申請した覚えがない", "10 I never applied"),
            answer: either("「お止めします」と答え、下のボタンで止める。", "Say that it is stopped; use the button.") },
    ];
}
