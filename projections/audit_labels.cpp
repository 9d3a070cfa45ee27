#include "madoguchi/projections/audit_labels.hpp"

namespace madoguchi::projections {
namespace {

constexpr Label kAudit[] = {
    // Kinds
    {"refusal", "受付できず", "Not accepted"},
    {"exception", "例外", "Exception"},
    {"void", "入力の取消", "Void"},
    {"policy_adoption", "取扱の版の変更", "Change of the rules' version"},
    {"erasure", "個人の消去", "Erasure"},
    {"staff", "職員", "Staff"},
    // What was presented and not taken
    {"copy_not_accepted", "写しは受けられない", "Copy not accepted"},
    {"document_expired", "期限が過ぎた書類", "Document past its date"},
    {"not_on_the_list", "一覧にない書類", "Not on the list"},
    {"count_rule_not_met", "点数が足りない", "Count not reached"},
    {"documents_missing", "書類が足りない", "Documents missing"},
    // Exceptions
    {"family_register_waived", "戸籍の省略", "Family register waived"},
    {"written_by_another", "代筆", "Written by another"},
    {"possible_duplicate_dismissed", "重複ではないとした", "Not a duplicate"},
    {"address_exception", "別の送付先", "Another address"},
    {"posting_entered_afterwards", "発送の後日入力", "Posting entered afterwards"},
    {"late_reply_accepted", "期限後の回答の受付", "Late reply accepted"},
    {"denial_lifted", "本人否認の解除", "Denial lifted"},
    {"protection_ended", "支援措置の終わり", "Protection ended"},
    {"protected_handling", "支援措置の人への取扱い", "Handling of a protected person"},
    {"register_change_reviewed", "異動を見たうえの判断", "Change of the register reviewed"},
    {"agent_replaced", "代理人の変更", "Agent replaced"},
    // Changes of the staff
    {"staff_registered", "職員を登録した", "Staff registered"},
    {"role_granted", "役割を付けた", "Role granted"},
    {"role_withdrawn", "役割を外した", "Role withdrawn"},
    {"staff_left", "異動・退職", "Left"},
    {"staff_returned", "復帰", "Returned"},
    {"sign_in_granted", "サインインの方法を渡した", "Given a way to sign in"},
    {"sign_in_withdrawn", "サインインの方法を止めた", "Sign-in withdrawn"},
    // Who did it, where nobody did
    {"console", "サーバーの管理画面", "Console"},
    {"timer", "自動(期日)", "By itself (a day was due)"},
    {"policy-loader", "取扱の版の取込み", "Policy loader"},
    {"import", "取込み", "Import"},
    // What was looked at, and why a number stays unused
    {"list", "一覧", "A list"},
    {"print_batch", "照会書の印刷", "Printing letters"},
    {"visit_slip", "2回目の案内票", "Slip for visit 2"},
    {"deficiency_slip", "不備の説明票", "Slip about what was short"},
    {"case_withdrawn", "取下げ", "Withdrawn"},
};

}  // namespace

std::span<const Label> audit_labels() { return kAudit; }

}  // namespace madoguchi::projections
