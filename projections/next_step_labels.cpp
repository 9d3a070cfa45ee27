#include "madoguchi/projections/labels.hpp"  // IWYU pragma: associated

namespace madoguchi::projections {
namespace {

// By status; after these, the steps that stand before a status's.
constexpr Label kNextSteps[] = {
    {"unknown", "新しい版で開く", "Open with the newer version"},
    {"intake_open", "書類と郵送料・手数料を確かめ、受付する",
     "Check documents and money, then accept"},
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
    {"reply_lapsed", "照会書を再送するか、係長の判断か、取り下げる",
     "Send again, ask the section chief, or withdraw"},
    {"principal_denied", "課長の判断を待つ", "Wait for the manager"},
    {"denied_after_end", "課長へ。事故として記録し、カードの一時停止を本人に案内する",
     "To the manager: record an incident and have the card suspended"},
    {"register_change", "住民異動の扱いを係長が決めるまで待つ",
     "Wait until the section chief decides about the change of the register"},
    {"case_frozen", "事故の担当の指示を待つ", "Wait for who handles the incident"},
    {"visit2_open", "来庁者・カード・書類を確認し、回答書を開封する",
     "Check, then open the reply by two"},
    {"reply_opened", "回答書を確かめ、確認完了にする", "Check the reply, then accept"},
    {"visit2_deficient", "不備を直して再来庁を待つ", "Wait for the return"},
    {"ready_for_card_operation", "端末処理へ進む", "Start the card work"},
    {"card_operation_running", "端末処理を終え、カードを確認する", "Finish and read the card back"},
    {"pin_part_open", "端末処理を終え、暗証番号の紙を処分する",
     "Finish the card work and dispose of the PIN part"},
    {"card_operation_failed", "カードを読み、やり直すか中止する",
     "Read the card, try again or stop"},
    {"card_locked", "ロックを解除するか、新しい照会書を送る", "Unlock or send a new letter"},
    {"protected_case", "支援措置: 係長の許可を確かめて進める",
     "Protected person: go on as the section chief allows"},
    {"protected_person", "来庁者には何も答えず、係長に諮る",
     "Tell nobody anything; ask the section chief"},
    {"decision_refers", "係長に確かめる(ページに定めがありません)",
     "Ask the section chief: it isn't laid down"},
    {"not_acceptable", "受付できません。理由を伝え、受付できずにする",
     "It can't be taken: say why and refuse it"},
    {"facts_not_asked", "聞いていないことを聞き、事情を記録する",
     "Ask what hasn't been asked, and record it"},
    {"card_to_terminal", "カードを端末に置く", "Lay the card on the terminal"},
    {"card_to_read_back", "端末処理を終え、カードを読み直す", "Finish and read the card back"},
    {"pin_part_left", "暗証番号の紙を処分する", "Dispose of the PIN part"},
    {"custody_left", "預かった物を返す", "Give back what is in custody"},
    {"completion_steps_left", "残っている手作業を済ませ、記録する",
     "Do and record the steps that are left"},
    {"card_to_return", "カードを返し、完了にする", "Return the card and complete"},
};

}  // namespace

std::span<const Label> next_step_labels() { return kNextSteps; }

}  // namespace madoguchi::projections
