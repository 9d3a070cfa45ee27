#include "madoguchi/projections/labels.hpp"

namespace madoguchi::projections {
namespace {

// Statuses, lists and buttons as screens show them (PRAC: vocabulary of the counters).
constexpr Label kStatuses[] = {
    {"unknown", "不明(新しい版の記録)", "Unknown (written by a newer build)"},
    {"intake_open", "1回目 受付中", "First visit open"},
    {"intake_deficient", "1回目 書類不足(再来待ち)", "First visit: documents short"},
    {"same_day_open", "即日 受付中", "Same-day case open"},
    {"application_accepted", "受付済(照会書 未作成)", "Accepted, letter not made"},
    {"approval_pending", "発送伺い 決裁待ち", "Approval to post pending"},
    {"dispatch_on_hold", "発送保留(要相談)", "Dispatch on hold"},
    {"letter_queued", "印刷待ち", "To print"},
    {"letter_printed", "封入・発送待ち", "Printed, to be enclosed and posted"},
    {"handed_over", "文書係へ引渡済(引受待ち)", "With the mailroom"},
    {"awaiting_reply", "回答待ち", "Awaiting the reply"},
    {"letter_undeliverable", "返戻あり", "Came back"},
    {"reply_lapsed", "回答期限切れ", "Reply period over"},
    {"principal_denied", "本人否認(停止中)", "Denied by the principal (stopped)"},
    {"case_frozen", "保全中(事故対応)", "Held by an incident"},
    {"visit2_open", "2回目 受付中", "Second visit open"},
    {"visit2_deficient", "2回目 不備(持ち帰り)", "Second visit: taken home"},
    {"ready_for_card_operation", "確認済(端末処理待ち)", "Checked, card work next"},
    {"card_operation_running", "統合端末 処理中", "Card work running"},
    {"card_operation_failed", "端末処理 できず(要確認)", "Card work not done, to be checked"},
    {"card_locked", "暗証番号 ロック", "PIN locked"},
    {"card_in_custody", "カード預かり中", "Card in custody"},
    {"completed", "完了", "Completed"},
    {"completed_partially", "一部完了", "Completed in part"},
    {"refused", "受付できず(案内済)", "Not accepted (guidance given)"},
    {"withdrawn", "取下げ", "Withdrawn"},
    {"superseded", "別件に引継ぎ", "Taken on by another case"},
    {"closed_principal_deceased", "終了(本人死亡)", "Closed (principal died)"},
    {"closed_out_of_jurisdiction", "終了(市外転出)", "Closed (moved out)"},
    {"closed_card_unusable", "終了(カード使用不可)", "Closed (card unusable)"},
};

constexpr Label kWorklists[] = {
    {"open", "未完了", "Open cases"},
    {"intake", "受付中", "At the counter"},
    {"letter_due", "照会書 未作成", "Letter to be made"},
    {"to_print", "印刷待ち", "To print"},
    {"to_hand_over", "封入・引渡し待ち", "To hand over"},
    {"to_post", "引受待ち", "To post"},
    {"awaiting_reply", "回答待ち", "Awaiting reply"},
    {"lapsing", "回答期限間近", "Lapsing"},
    {"perhaps_not_arrived", "未着の疑い", "Perhaps not arrived"},
    {"undeliverable", "返戻", "Undeliverable"},
    {"reply_lapsed", "回答期限切れ", "Reply period over"},
    {"second_visits_due", "2回目 来庁待ち", "Second visits due"},
    {"second_visit_open", "2回目 受付中", "Second visit open"},
    {"deficient_visits", "書類不足・不備", "Deficient visits"},
    {"held_dispatches", "発送保留", "Held dispatches"},
    {"stopped", "停止中(本人否認・事故・支援措置・異動)", "Stopped"},
    {"to_pull", "抜き取る照会書", "Letters to pull"},
    {"card_work", "端末処理待ち・処理中", "Card work"},
    {"card_work_failures", "端末処理 できず(要確認)", "Card work not done"},
    {"custody", "預かり物", "Custody"},
    {"approvals", "決裁・承認待ち", "To be decided"},
    {"newer_than_build", "この版で読めない記録", "Newer than this build"},
};

constexpr Label kBadges[] = {
    {"undeliverable", "返戻", "Came back"},
    {"register_change", "異動あり", "Register change"},
    {"protected", "支援措置(上席へ)", "Protected: ask the section chief"},
    {"denied", "本人否認", "Denied by the principal"},
    {"frozen", "保全中", "Held by an incident"},
    {"custody", "カード預かり", "In custody"},
    {"certificate_expiring", "証明書 期限間近", "Certificate expires soon"},
    {"reply_opened", "開封済み回答書あり", "Opened reply on hand"},
    {"outcome_unknown", "結果が確認できません", "Outcome unknown"},
    {"terminal_down", "統合端末 停止中", "Terminal down"},
    {"reply_elsewhere", "回答書 別経路で到着", "Reply came by another route"},
    {"held", "発送保留", "Held"},
    {"newer_than_build", "この版で読めない記録あり", "Newer than this build"},
};

constexpr Label kNextSteps[] = {
    {"unknown", "新しい版で開く", "Open with the newer version"},
    {"intake_open", "書類を確認し、受付する", "Check the documents and accept"},
    {"intake_deficient", "不足書類を持って再来庁を待つ", "Wait for the missing documents"},
    {"same_day_open", "書類を確認し、受付する", "Check the documents and accept"},
    {"application_accepted", "照会書を作成する", "Make the letter"},
    {"approval_pending", "発送伺いの決裁を受ける", "Get the posting approved"},
    {"dispatch_on_hold", "送付先を相談し、発送を再開する", "Settle the address and release"},
    {"letter_queued", "照会書を印刷する", "Print the letter"},
    {"letter_printed", "封入して文書係へ引き渡す", "Enclose and hand over"},
    {"handed_over", "引受を確認し、発送済にする", "Confirm the acceptance"},
    {"awaiting_reply", "代理人の2回目の来庁を待つ", "Wait for the second visit"},
    {"letter_undeliverable", "住所を確認し、照会書を再送する", "Check the address and send again"},
    {"reply_lapsed", "照会書を再送するか、係長の判断を受ける",
     "Send again or ask the section chief"},
    {"principal_denied", "課長の判断を待つ", "Wait for the manager"},
    {"case_frozen", "事故の担当の指示を待つ", "Wait for who handles the incident"},
    {"visit2_open", "来庁者・カード・書類を確認し、回答書を開封する",
     "Check, then open the reply by two"},
    {"visit2_deficient", "不備を直して再来庁を待つ", "Wait for the return"},
    {"ready_for_card_operation", "端末処理へ進む", "Start the card work"},
    {"card_operation_running", "端末処理を終え、カードを確認する", "Finish and read the card back"},
    {"card_operation_failed", "カードを読み、やり直すか中止する",
     "Read the card, try again or stop"},
    {"card_locked", "ロックを解除するか、新しい照会書を送る", "Unlock or send a new letter"},
};

constexpr Label kButtons[] = {
    {"accept_application", "受付する", "Accept"},
    {"hold_dispatch", "発送を止める", "Hold dispatch"},
    {"release_dispatch", "発送を再開する", "Release dispatch"},
    {"print_letter", "印刷する", "Print"},
    {"spoil_letter", "刷り損じにする", "Spoil"},
    {"post_letter", "発送済にする", "Posted"},
    {"record_undeliverable", "返戻を記録する", "Record the return"},
    {"reissue_letter", "照会書を再送する", "Send again"},
    {"open_second_visit", "2回目の受付を始める", "Open the second visit"},
    {"open_reply", "回答書を開封する(2人確認)", "Open the reply (two persons)"},
    {"reject_reply", "不備で返す(説明票を印刷)", "Hand back as deficient"},
    {"accept_second_visit", "確認完了", "Checks complete"},
    {"start_card_operation", "端末処理へ進む", "Start card work"},
    {"complete_card_operation", "完了(カード返却)", "Complete, card returned"},
    {"correct_entry", "訂正する", "Correct"},
    {"void_entry", "入力を取り消す", "Void the entry"},
    {"withdraw_case", "取下げを受け付ける", "Record the withdrawal"},
};

constexpr Label kWords[] = {
    {"principal", "本人", "Principal"},
    {"agent", "来庁者(代理人)", "Visitor (agent)"},
    {"voluntary_agent", "任意代理人", "Voluntary agent"},
    {"statutory_agent_minor", "法定代理人(親権者等)", "Statutory agent (parent)"},
    {"guardian_of_ward", "法定代理人(成年後見人)", "Statutory agent (guardian)"},
    {"self", "本人", "Principal"},
    {"statutory", "法定代理人", "Statutory agent"},
    {"voluntary", "任意代理人", "Voluntary agent"},
    {"signature", "署名用(英数字6〜16)", "Signature (6 to 16)"},
    {"user_auth", "利用者証明用(4桁)", "User authentication (4)"},
    {"resident_ledger", "住民基本台帳用(4桁)", "Resident ledger (4)"},
    {"card_input", "券面事項入力補助用(4桁)", "Card-face input (4)"},
    {"pin_reset", "暗証番号 再設定(初期化・ロック解除)", "PIN reset and unlock"},
    {"pin_change", "暗証番号 変更", "PIN change"},
    {"issue", "電子証明書 新規発行", "Certificate issue"},
    {"renew", "電子証明書 更新", "Certificate renewal"},
    {"revoke", "失効申請", "Revocation"},
    {"card_renew", "カードの切替(有効期限)", "Card renewal"},
    {"switch_to_face_auth", "顔認証カードへの切替", "Switch to face authentication"},
    {"notice_reply_form", "J-LISの照会書兼回答書(青い封筒)", "J-LIS reply form"},
    {"inquiry_reply_form", "市の照会書兼回答書", "Inquiry-and-reply letter"},
    {"reply_not_sealed", "封がない・開いている", "Not sealed or open"},
    {"reply_incomplete", "記入もれ", "Incomplete"},
    {"reply_form_expired", "回答期限切れ", "Reply period over"},
    {"agent_not_named", "委任状欄の代理人と違う", "Another agent is named"},
    {"signature_doubt", "自署に疑義", "Signature in doubt"},
    {"pin_illegible", "暗証番号が読めない", "PIN can't be read"},
    {"pin_format", "文字数・文字種が合わない", "PIN has the wrong form"},
    {"pin_mismatch", "照合できない(内容は記録しない)", "PIN doesn't verify"},
    {"no_unavoidable_reason", "やむを得ない理由なし", "No unavoidable reason"},
    {"reason_evidence", "疎明資料", "Evidence of the reason"},
    {"wrong_counter", "受付窓口が違う", "Wrong counter"},
    {"unknown_at_address", "あて所に尋ねあたりません", "Unknown at the address"},
    {"not_forwarded", "転送不要のため返還", "Not forwarded"},
    {"not_collected", "保管期間経過", "Not collected"},
    {"refused_by_addressee", "受取拒否", "Not taken by the addressee"},
    {"damaged", "棄損", "Damaged"},
    {"recalled_by_sender", "差出人取戻し", "Recalled"},
    {"cash", "現金", "Cash"},
    {"stamps", "切手", "Stamps"},
    {"counter", "窓口", "Counter"},
    {"telephone", "電話", "Telephone"},
    {"post", "郵便", "Post"},
    {"policy_silent", "未設定(担当係長が設定してください)", "Not set: the section chief sets it"},
    {"already_registered", "登録済みです", "Already registered"},
    {"stale_version", "ほかの職員が先に処理しました。画面を読み直します",
     "Somebody else was first; reloading"},
    {"queue_full", "混み合っています。○秒後に自動で送ります", "Busy; sent again by itself"},
    {"outcome_unknown", "結果が確認できません。カードを載せて確認してください",
     "Outcome unknown; read the card"},
    {"not_wanted", "更新を希望しない", "Not wanted"},
    {"renewed", "更新済", "Renewed"},
    {"expired", "期限切れ", "Expired"},
    {"assigned", "使用中", "Assigned"},
    {"stays", "そのまま", "Stays"},
    {"clerk", "窓口", "Clerk"},
    {"mailroom", "文書・発送", "Mailroom"},
    {"section_chief", "係長", "Section chief"},
    {"manager", "課長", "Manager"},
    {"auditor", "監査", "Auditor"},
    {"administrator", "利用者管理", "Administrator"},
    {"posted", "発送済", "Posted"},
    {"unused", "欠番", "Unused"},
};

constexpr Label kFigures[] = {
    {"opened", "受付", "Opened"},
    {"completed", "完了", "Completed"},
    {"refused", "受付できず", "Not accepted"},
    {"letters_posted", "発送", "Letters posted"},
    {"letters_returned", "返戻", "Letters returned"},
    {"second_visits", "2回目 来庁", "Second visits"},
    {"card_operations", "端末処理", "Card work"},
    {"cash_yen", "現金(円)", "Cash (yen)"},
    {"stamps_yen", "切手(円)", "Stamps (yen)"},
    {"custody", "預かり物", "Custody"},
    {"office", "役所", "Office"},
    {"post", "郵便", "Post"},
    {"citizen", "市民", "Citizen"},
    {"total", "全体", "Total"},
};

}  // namespace

std::span<const Label> status_labels() { return kStatuses; }
std::span<const Label> worklist_labels() { return kWorklists; }
std::span<const Label> badge_labels() { return kBadges; }
std::span<const Label> next_step_labels() { return kNextSteps; }
std::span<const Label> button_labels() { return kButtons; }
std::span<const Label> word_labels() { return kWords; }
std::span<const Label> figure_labels() { return kFigures; }

Label label_in(std::span<const Label> table, std::string_view word) {
    for (const Label& label : table) {
        if (label.word == word) {
            return label;
        }
    }
    return {.word = word, .ja = word, .en = word};
}

}  // namespace madoguchi::projections
