/** What is said instead: where a case has ended or stands still, or a role isn't enough. */
export const insteadWords = {
    other_case: ["もう一方の受付を開く", "Open the other case"],
    ended_nothing_to_do: ["終わりました。することはありません。", "It has ended. Nothing to do."],
    ended_with_custody: [
        "終わりました。預かっている物がまだあります。返したら記録してください。",
        "It has ended, but something is still in custody: record when it is given back.",
    ],
    handout_stopped: [
        "案内・照会書・来庁票は出しません。来庁者には何も伝えず、係長が決めます。",
        "No hand-out, letter or slip: the visitor is told nothing, the section chief decides.",
    ],
    handout_no_second_visit: [
        "この受付に2回目の来庁はありません。案内票は出しません。",
        "There is no second visit in this case, so nothing is handed out for it.",
    ],
    handout_new_letter: ["新しい照会書が届いてから", "Once the new letter has come"],
    handout_reply: [
        "照会書兼回答書は、本人が記入したものをお持ちください。",
        "Bring the reply form as the principal has filled it in.",
    ],
    handout_sealed: ["封をしたままお持ちください。", "Bring it sealed."],
    handout_not_by_post: ["郵送で返さないでください。", "Don't post it back."],
    handout_ask_papers: [
        "窓口でご確認ください。電話 {phone}",
        "Please ask the office. Telephone {phone}",
    ],
    handout_ask_counter: ["窓口でご確認ください。", "Please ask the office."],
    handout_unset: [
        "「持ってくる物」を取扱が決めていません。渡す前に係長に確かめてください(この注意は印刷されません)。",
        "What to bring isn't set: ask the section chief before you hand this out (not printed).",
    ],
    day_closed: [
        "この日は{by}が締めました。係長の確認を待っています。",
        "Closed by {by}; it waits for the section chief.",
    ],
    day_confirmed: [
        "この日は{by}が締め、{chief}が確認しました。することはありません。",
        "Closed by {by}, confirmed by {chief}: nothing to do.",
    ],
    count_of: ["数える物", "What is counted"],
    count_wrong: ["数を入れてください(なければ0)。", "Give a number (0 for none)."],
} satisfies Record<string, readonly [string, string]>;
