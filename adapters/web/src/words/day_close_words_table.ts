/** Sentences of 日締め: its steps, what is left open and why, what came after the closing. */
export const dayCloseWords = {
    close_step_counts: ["1. 今日の件数を見る", "1. Look at the day's counts"],
    close_step_drawer: [
        "2. 現金・切手・端末・預かり物を数える",
        "2. Count cash, stamps, card work, custody",
    ],
    close_step_open: ["3. 残っている仕事に理由を付ける", "3. Say why work is left open"],
    close_step_send: ["4. 確かめて締める", "4. Check and close"],
    close_nothing_open: ["残っている仕事はありません。", "No work is left open."],
    close_why: ["残る理由", "Why it is left"],
    close_why_all: ["この{count}件の理由をまとめて選ぶ", "One reason for these {count}"],
    close_why_of: ["{number} の残る理由", "Why {number} is left"],
    close_why_missing: [
        "残っている仕事のうち{count}件に理由がありません。",
        "{count} of what is left open have no reason.",
    ],
    close_more_open: [
        "残りが多いため、初めの{count}件だけを表示しています。",
        "There is more: only the first {count} are shown.",
    ],
    close_kept: ["いま預かっている物", "In custody now"],
    close_says: [
        "記録と違う数があるか、預かり物が残るときは、理由を書きます。",
        "Where a count differs, or something stays in custody, say why.",
    ],
    closed_figures: [
        "受付{opened}・完了{completed}・発送{posted}",
        "opened {opened}, completed {completed}, posted {posted}",
    ],
    closed_count: ["{what} 記録{recorded}・実際{counted}", "{what} {recorded}, counted {counted}"],
    closed_why: ["違いの理由", "Why it differs"],
    closed_open: ["残した仕事({count}件)", "Left open ({count})"],
    closed_later: ["締めた後に入った記録: {what}", "Entered after closing: {what}"],
    later_opened: ["受付{count}件", "{count} opened"],
    later_completed: ["完了{count}件", "{count} completed"],
    later_letters_posted: ["発送{count}件", "{count} posted"],
    later_cash_yen: ["現金{count}円", "cash {count} yen"],
    later_stamps_yen: ["切手{count}円", "stamps {count} yen"],
    day_differs_unexplained: ["数が合っていません", "Something differed"],
    pulled_count: ["抜取", "Pulled"],
    counts_agree_pulled: [
        "通数が合っています(抜き取った{count}通を除く)",
        "The counts agree, less {count} pulled",
    ],
} satisfies Record<string, readonly [string, string]>;
