#include "madoguchi/adapters/cli/rejection_words.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::cli {

namespace {

constexpr std::array kWords = {
    // Cases
    RejectionWords{"case_not_opened", "その受付番号の案件はありません", "There is no such case"},
    RejectionWords{"case_already_opened", "この案件は受付済みです", "The case is open already"},
    RejectionWords{"case_ended", "この案件は終わっています", "The case has ended"},
    RejectionWords{"principal_denied", "本人否認で停止中です。課長の判断を待ちます",
                   "The principal denied it; only a manager lifts that"},
    RejectionWords{"protected_person", "上席の許可が要ります", "The section chief must allow it"},
    RejectionWords{"register_change_open", "住民異動の扱いを係長が決めるまで進めません",
                   "A register change waits for the section chief"},
    RejectionWords{"wrong_state", "今の状態ではできません", "Not possible in this state"},
    RejectionWords{"policy_missing", "その日に効力のある取扱いがありません",
                   "No policy is in force for the day"},
    RejectionWords{"policy_silent", "未設定です。担当係長が設定してください",
                   "Not set: the office must set this value first"},
    RejectionWords{"needs_review", "古いかもしれない値です。係長の確認が要ります",
                   "May be out of date: to be confirmed first"},
    RejectionWords{"channel_not_offered", "この受け方はしていません", "Not opened this way here"},
    RejectionWords{"agent_missing", "代理人の記入がありません", "The agent is missing"},
    RejectionWords{"nothing_asked_for", "手続か対象の記入がありません", "Nothing is asked for"},
    RejectionWords{"decision_refers", "ページに記載がありません。問い合わせ先に確かめます",
                   "The page is silent: ask the contact point"},
    RejectionWords{"documents_missing", "書類が足りません", "Documents are missing"},
    RejectionWords{"power_of_attorney_missing", "委任状の記録がありません",
                   "The power of attorney is missing"},
    RejectionWords{"agency_not_verified", "代理権の確認がまだです", "Agency isn't verified"},
    RejectionWords{"callback_missing", "折り返しの確認がまだです", "Not called back yet"},
    RejectionWords{"postage_missing", "郵送料がまだです", "Postage hasn't been paid"},
    RejectionWords{"fee_missing", "手数料がまだです", "The fee hasn't been paid"},
    RejectionWords{"method_not_accepted", "その払い方は受けていません", "Not paid this way here"},
    RejectionWords{"approval_missing", "発送伺いの決裁がまだです", "Posting isn't approved"},
    RejectionWords{"second_person_missing", "別の職員がもう一人要ります",
                   "A second, other person is needed"},
    RejectionWords{"same_day", "1回目と同じ日には進めません", "Not on the day of visit 1"},
    RejectionWords{"wrong_counter", "1回目と同じ窓口で受けます", "At the counter of visit 1"},
    RejectionWords{"reply_lapsed", "回答期限が過ぎています。係長の判断を受けます",
                   "The last day is over; the section chief may accept it"},
    RejectionWords{"order_of_visit_two", "開封の前に確かめることが残っています",
                   "Something must be checked before the reply is opened"},
    RejectionWords{"reply_missing", "回答書がまだ窓口に出ていません", "There is no reply yet"},
    RejectionWords{"reply_unaccounted", "開封した暗証番号の欄の始末がまだです",
                   "The opened PIN part isn't accounted for"},
    RejectionWords{"presence_missing", "本人も来る必要があります", "The principal must be there"},
    RejectionWords{"reason_evidence_missing", "事情の資料がまだです", "The evidence is missing"},
    RejectionWords{"card_in_custody", "預かったままの物があります", "Something is in custody"},
    RejectionWords{"terminal_unavailable", "統合端末が止まっています", "The terminal is down"},
    RejectionWords{"card_not_read_back", "先にカードを読み戻します", "Read the card back first"},
    RejectionWords{"operation_unknown", "その端末処理は動いていません", "No such card work runs"},
    RejectionWords{"result_not_authorised", "申し込まれていない結果か、足りない結果です",
                   "Not the result that was asked for"},
    RejectionWords{"completion_step_missing", "完了の前の手作業が残っています",
                   "A step of completion is missing"},
    RejectionWords{"letter_missing", "生きている照会書がありません", "There is no letter alive"},
    RejectionWords{"printed_date_binds", "その日に出すと刷った期限が変わります。刷り直します",
                   "Posting then changes the printed day: print again"},
    RejectionWords{"not_in_order", "日付の順序が合いません", "The date doesn't fit the order"},
    RejectionWords{"nothing_in_custody", "その預かり物はありません", "No such thing in custody"},
    RejectionWords{"not_by_internal_mail", "交換便に載せられません", "Not by internal mail"},
    RejectionWords{"event_unknown", "その入力はありません", "There is no such entry"},
    RejectionWords{"field_unknown", "その項目か値が合いません", "No such field, or not its value"},
    RejectionWords{"needs_second_person", "本人の情報は二人で訂正します",
                   "Two persons correct identity data"},
    RejectionWords{"correction_does_not_fold", "訂正すると経過のつじつまが合いません",
                   "The corrected history would be impossible"},
    RejectionWords{"not_requested", "申し出がありません", "Nobody asked for it"},
    RejectionWords{"card_work_happened", "済んだ端末処理は訂正できません",
                   "Card work that happened isn't corrected"},
    RejectionWords{"not_allowed_here", "この市町では扱っていません", "Not allowed here"},
    RejectionWords{"person_incomplete", "本人の氏名か生年月日が書かれていません",
                   "The principal's name or birth date is missing"},
    RejectionWords{"unknown_word", "決められた言葉ではありません", "Not a word of the vocabulary"},
    RejectionWords{"amount_missing", "金額が合いません", "The amount doesn't fit"},
    // Who may
    RejectionWords{"other_office", "ほかの窓口の案件です", "The case is another office's"},
    RejectionWords{"section_chief_missing", "係長の決裁が要ります", "A section chief decides this"},
    RejectionWords{"manager_missing", "課長の決裁が要ります", "A manager decides this"},
    RejectionWords{"claimed_by_other", "ほかの職員が担当しています", "The case is somebody else's"},
    RejectionWords{"receiver_unknown", "引き継ぐ職員がこの窓口にいません",
                   "Who takes it over doesn't work at this office"},
    RejectionWords{"case_frozen", "事故対応のため保全中です", "An incident holds the case"},
    RejectionWords{"reason_missing", "理由の記入がありません", "The reason is missing"},
    RejectionWords{"stop_is_lifted", "停止は訂正や取消では解けません。権限のある人が解きます",
                   "A stop isn't corrected away: who may lift it, lifts it"},
    // Offices
    RejectionWords{"explanation_missing", "合わない理由か、預かり物の説明が要ります",
                   "What doesn't agree must be explained"},
    RejectionWords{"day_already_closed", "その日は締め済みです", "The day is closed already"},
    RejectionWords{"day_not_closed", "その日はまだ締めていません", "The day isn't closed yet"},
    RejectionWords{"hand_over_agreed", "通数はもう合っています", "The counts agreed already"},
    // Staff
    RejectionWords{"staff_code_invalid", "職員番号に使えない文字か、使えない言葉です",
                   "Not a code that a person may have"},
    RejectionWords{"name_missing", "名前か番号の記入がありません", "A name or number is missing"},
    RejectionWords{"administrator_there", "管理者がいます。管理者が登録します",
                   "There is an administrator: only administrators go on"},
    RejectionWords{"staff_code_taken", "その職員番号は使われています", "The code is taken"},
    RejectionWords{"staff_unknown", "その職員番号は登録されていません", "Nobody has that code"},
    RejectionWords{"staff_has_left", "異動・退職しています", "The person has left"},
    RejectionWords{"staff_not_left", "異動・退職していません", "The person hasn't left"},
    RejectionWords{"role_unknown", "その役割はありません", "There is no such role"},
    RejectionWords{"office_unknown", "その窓口はありません", "There is no such office"},
    RejectionWords{"own_role", "自分には役割を付けられません", "Nobody grants roles to themselves"},
    RejectionWords{"dates_reversed", "日付の前後が逆です", "The last day lies before the first"},
    RejectionWords{"role_not_held", "その役割を持っていません",
                   "The person doesn't have that role"},
    RejectionWords{"last_administrator", "管理者がいなくなります",
                   "Nobody would be left who may grant roles"},
};

}  // namespace

RejectionWords rejection_words(std::string_view code) {
    const auto* const found =
        std::find_if(kWords.begin(), kWords.end(),
                     [code](const RejectionWords& one) { return one.code == code; });
    return found == kWords.end() ? RejectionWords{code, code, code} : *found;
}

}  // namespace madoguchi::cli
