#include "madoguchi/adapters/cli/row_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "madoguchi/adapters/cli/rejection_words.hpp"
#include "madoguchi/domain/policy/labels.hpp"
#include "madoguchi/projections/audit_labels.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kFields{
    Pair{"actor", "担当"},
    Pair{"age_days", "受付からの日数"},
    Pair{"agrees", "一致"},
    Pair{"applicant_class", "来庁者の種別"},
    Pair{"approved_by", "承認"},
    Pair{"asked_for", "決裁待ち"},
    Pair{"at", "時刻"},
    Pair{"batch", "束"},
    Pair{"card_operations_here", "端末処理"},
    Pair{"card_operations_terminal", "端末の件数"},
    Pair{"case_number", "受付番号"},
    Pair{"case_office", "案件の窓口"},
    Pair{"cases", "件数"},
    Pair{"cases_as_agent", "代理の件数"},
    Pair{"cash_yen_counted", "現金(実際)"},
    Pair{"cash_yen_later", "現金(後から)"},
    Pair{"cash_yen_recorded", "現金(記録)"},
    Pair{"citizen_days", "市民の日数"},
    Pair{"claimed", "担当"},
    Pair{"closed_by", "締めた人"},
    Pair{"closed_on", "終結日"},
    Pair{"code", "番号"},
    Pair{"code_name", "理由"},
    Pair{"command_type", "操作"},
    Pair{"completed", "完了"},
    Pair{"completed_later", "完了(後から)"},
    Pair{"confirmed_by", "係長確認"},
    Pair{"count", "件数"},
    Pair{"custody", "預かり物"},
    Pair{"custody_counted", "預かり(実際)"},
    Pair{"custody_recorded", "預かり(記録)"},
    Pair{"day", "日"},
    Pair{"days_left", "残り(日)"},
    Pair{"delivered_on", "配達日"},
    Pair{"document_number", "文書番号"},
    Pair{"due_on", "期限"},
    Pair{"ended", "終了"},
    Pair{"erasure", "消去"},
    Pair{"event_no", "記録番号"},
    Pair{"expires_on", "期限"},
    Pair{"explanation", "違いの理由"},
    Pair{"figure", "区分"},
    Pair{"final_due_on", "確報の期限"},
    Pair{"final_made_on", "確報"},
    Pair{"first_day", "最初の日"},
    Pair{"first_due_on", "速報の期限"},
    Pair{"first_made_on", "速報"},
    Pair{"found_by", "発見者"},
    Pair{"found_on", "発見日"},
    Pair{"from", "引き継ぐ人"},
    Pair{"from_days", "日数(から)"},
    Pair{"ground", "根拠"},
    Pair{"handed", "引渡し"},
    Pair{"holds", "停止"},
    Pair{"keeper", "保管者"},
    Pair{"kind", "種類"},
    Pair{"last_day", "最後の日"},
    Pair{"last_open_day", "最後の開庁日"},
    Pair{"letter_number", "照会書番号"},
    Pair{"letter_seq", "通目"},
    Pair{"letters", "通数"},
    Pair{"letters_posted", "発送"},
    Pair{"letters_posted_later", "発送(後から)"},
    Pair{"list", "一覧"},
    Pair{"method", "方法"},
    Pair{"minute", "時刻"},
    Pair{"office", "窓口"},
    Pair{"office_days", "役所の日数"},
    Pair{"oldest", "最も古い日"},
    Pair{"on", "日"},
    Pair{"open", "未処理"},
    Pair{"open_items", "残り"},
    Pair{"opened", "受付"},
    Pair{"opened_later", "受付(後から)"},
    Pair{"opens_on", "更新できる日"},
    Pair{"p50_cases", "中央値以上の件数"},
    Pair{"p50_days", "中央値(日)"},
    Pair{"p85_cases", "85%以上の件数"},
    Pair{"p85_days", "85%(日)"},
    Pair{"p95_cases", "95%以上の件数"},
    Pair{"p95_days", "95%(日)"},
    Pair{"part", "持ち手"},
    Pair{"payer", "負担"},
    Pair{"person", "人物"},
    Pair{"place", "場所"},
    Pair{"planned_posting_on", "発送予定日"},
    Pair{"position", "位置"},
    Pair{"post_class", "郵便の種類"},
    Pair{"post_days", "郵便の日数"},
    Pair{"posted_on", "発送日"},
    Pair{"posted_today", "今日の引受"},
    Pair{"procedures", "手続"},
    Pair{"protected_person", "支援措置"},
    Pair{"pulled", "抜取"},
    Pair{"purpose", "目的"},
    Pair{"reason", "理由"},
    Pair{"receipt_number", "預り証・領収番号"},
    Pair{"received", "受取り"},
    Pair{"records", "件数"},
    Pair{"report", "報告"},
    Pair{"requested_by", "申し出た人"},
    Pair{"requested_on", "申し出の日"},
    Pair{"result", "結果"},
    Pair{"rule", "規則"},
    Pair{"rule_ids", "規則"},
    Pair{"safe_from", "確実な日"},
    Pair{"sheets", "枚数"},
    Pair{"since", "いつから"},
    Pair{"spoiled", "刷り損じ"},
    Pair{"stamps_yen_counted", "切手(実際)"},
    Pair{"stamps_yen_later", "切手(後から)"},
    Pair{"stamps_yen_recorded", "切手(記録)"},
    Pair{"state", "状態"},
    Pair{"status", "状態"},
    Pair{"status_en", "状態(英語)"},
    Pair{"status_ja", "状態(表示)"},
    Pair{"step", "段階"},
    Pair{"stop", "停止"},
    Pair{"stream", "記録先"},
    Pair{"subject", "対象"},
    Pair{"to", "引き受ける人"},
    Pair{"to_days", "日数(まで)"},
    Pair{"to_hand_over", "封入・発送待ち"},
    Pair{"to_post", "引渡済(引受待ち)"},
    Pair{"to_print", "印刷待ち"},
    Pair{"topic", "項目"},
    Pair{"tracking_no", "引受番号"},
    Pair{"value", "値"},
    Pair{"view", "画面・操作"},
    Pair{"what", "物"},
    Pair{"window_open", "更新可"},
    Pair{"word", "内容"},
    Pair{"yen", "円"},
};
static_assert(std::ranges::is_sorted(kFields, {}, &Pair::first));

}  // namespace

std::string_view field_label(std::string_view field) {
    const auto* const found = std::ranges::lower_bound(kFields, field, {}, &Pair::first);
    return found != kFields.end() && found->first == field ? found->second : field;
}

std::string word_label(std::string_view word) {
    // What somebody is short of: `holder:item`.
    if (const auto colon = word.find(':'); colon != std::string_view::npos) {
        return word_label(word.substr(0, colon)) + ":" + word_label(word.substr(colon + 1));
    }
    for (const auto labels :
         {projections::word_labels(), projections::audit_labels(), projections::figure_labels(),
          projections::worklist_labels(), projections::status_labels()}) {
        const auto found = std::ranges::find(labels, word, &projections::Label::word);
        if (found != labels.end()) {
            return std::string(found->ja);
        }
    }
    if (const auto item = policy::from_word<policy::Item>(word)) {
        return std::string(policy::label(*item));
    }
    if (const auto type = policy::from_word<policy::DocumentType>(word)) {
        return std::string(policy::label(*type));
    }
    return std::string(rejection_words(word).ja);
}

template <>
void add_columns<projections::CaseLine>(std::vector<std::string>& columns) {
    for (const char* column : {"case_number", "office", "procedures", "status_ja", "next_step_ja",
                               "opened_on", "age_days", "deadline", "badges", "clerk"}) {
        columns.emplace_back(column);
    }
}

template <>
void add_heads<projections::CaseLine>(std::vector<std::string>& heads) {
    for (const char* head : {"受付番号", "窓口", "手続", "状態", "次にすること", "受付日", "日数",
                             "回答期限", "注意", "担当"}) {
        heads.emplace_back(head);
    }
}

template <>
void add_cells<projections::CaseLine>(std::vector<std::string>& cells,
                                      const projections::CaseLine& row) {
    std::string badges;
    for (const auto& badge : row.badges) {
        badges.append(badges.empty() ? "" : "、")
            .append(projections::label_in(projections::badge_labels(), badge).ja);
    }
    for (std::string text : {row.case_number, row.office, cell(row.procedures), row.status_ja,
                             row.next_step_ja, facts::date_text(row.opened_on),
                             std::to_string(row.age_days), cell(row.deadline), badges, row.clerk}) {
        cells.push_back(std::move(text));
    }
}

}  // namespace madoguchi::cli
