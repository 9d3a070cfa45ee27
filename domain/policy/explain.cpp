#include "madoguchi/domain/policy/explain.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/policy/conditions.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/labels.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/procedures.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/settings.hpp"
#include "madoguchi/domain/policy/unset.hpp"

namespace madoguchi::policy {

namespace {

/// A reply period as people say it: 発送日から30日.
std::string period_text(const calendar::ReplyPeriod& period) {
    if (period.unit == calendar::PeriodUnit::kUntilDate && period.until) {
        return calendar::format_era(*period.until) + "まで";
    }
    std::string text;
    switch (period.anchor) {
        case calendar::PeriodAnchor::kApplication:
            text = "申請日から";
            break;
        case calendar::PeriodAnchor::kIssue:
            text = "作成日から";
            break;
        case calendar::PeriodAnchor::kDispatch:
            text = "発送日から";
            break;
        case calendar::PeriodAnchor::kArrival:
            text = "到着日から";
            break;
    }
    text += std::to_string(period.length);
    text += period.unit == calendar::PeriodUnit::kMonth ? "か月" : "日";
    if (period.first_day_counted) {
        text += "(初日を数える)";
    }
    if (period.closed_day_roll) {
        text += "。閉庁日に当たれば次の開庁日";
    }
    if (period.capped_by_certificate) {
        text += "。証明書の期限まで";
    }
    return text;
}

constexpr std::string_view kSilent = "ページは述べていない";

class Explanation {
 public:
    Explanation(const Policy& policy, const ExplainScope& scope) : policy_(policy), scope_(scope) {}

    std::string run() {
        head();
        if (policy_.renewal && (!scope_.procedure || *scope_.procedure == Procedure::kRenew)) {
            renewal(*policy_.renewal);
        }
        for (const auto& rule : policy_.procedures) {
            if (!scope_.procedure || rule.procedure == *scope_.procedure) procedure(rule);
        }
        if (scope_.procedure && policy_.procedure(*scope_.procedure) == nullptr) {
            line(0,
                 std::string{label(*scope_.procedure)} + ": " + std::string{kSilent} +
                     "。窓口に尋ねる。",
                 {});
        }
        if (!scope_.procedure) offices();
        letter();
        rules();
        open_points();
        return std::move(out_);
    }

 private:
    void line(int depth, const std::string& text, const Grounds& grounds) {
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
        out_ += depth == 0 ? "■ " : "- ";
        out_ += text;
        if (!grounds.empty()) {
            out_ += " [";
            for (std::size_t i = 0; i < grounds.size(); ++i) {
                used_.insert(grounds[i]);
                if (i > 0) out_ += ", ";
                out_ += policy_.rules[grounds[i]].id;
            }
            out_ += "]";
        }
        out_ += '\n';
    }

    void head() {
        out_ += policy_.name + " (" + policy_.version + ")";
        if (policy_.effective_from) {
            out_ += " " + calendar::format_era(*policy_.effective_from) + "から";
        }
        if (policy_.effective_until) {
            out_ += " " + calendar::format_era(*policy_.effective_until) + "まで";
        }
        out_ += '\n';
    }

    void renewal(const RenewalRule& rule) {
        line(0,
             "更新できる期間: 期限の" + std::to_string(rule.months_before) + "か月前" +
                 (rule.day_offset == 0 ? "から" : "の翌日から") + "、期限の日まで",
             rule.window_grounds);
        const std::string after =
            rule.after_expiry == AfterExpiry::kNo ? "更新できない。新規発行になる"
            : rule.after_expiry == AfterExpiry::kPrincipalOnly ? "本人だけが更新できる"
                                                               : "更新できる";
        line(1, "期限が過ぎた後は" + after, rule.after_expiry_grounds);
        line(1,
             rule.card_itself_expiring_reroutes
                 ? "カードそのものの期限が来るときは、カードを申請する"
                 : "カードそのものの期限が来るとき: " + std::string{kSilent},
             rule.card_grounds);
    }

    void procedure(const ProcedureRule& rule) {
        line(0, std::string{label(rule.procedure)}, rule.grounds);
        if (rule.status == ProcedureStatus::kOtherPage) {
            line(1, "別のページにあり、ここには記録していない。窓口に尋ねる", {});
            return;
        }
        if (rule.residents_only) {
            line(1, "住民票がこの市町村にある人に限る", rule.residents_grounds);
        }
        for (const auto target : rule.targets) line(1, "対象: " + std::string{label(target)}, {});
        alone("15歳未満の本人だけで来たとき", rule.under_15_alone);
        alone("成年被後見人の本人だけで来たとき", rule.ward_alone);
        line(1,
             "法定代理人として扱う親: 本人が" + std::to_string(rule.statutory_minor_max_age) +
                 "歳まで",
             rule.minor_grounds);
        if (rule.pins) pins(*rule.pins);
        fees(rule);
        for (const auto& row : rule.applicants) {
            const bool wanted =
                !scope_.applicant || std::find(row.applicants.begin(), row.applicants.end(),
                                               *scope_.applicant) != row.applicants.end();
            if (wanted) applicants(row);
        }
        for (const auto& office : rule.offices) {
            const Office* found = policy_.office(office);
            if (found != nullptr) line(1, "窓口: " + found->name, found->grounds);
        }
    }

    void alone(const std::string& who, const std::optional<AloneRule>& rule) {
        if (!rule) return;
        line(1,
             who + ": " +
                 (rule->strictness == Strictness::kNever ? "受け付けず、法定代理人を求める"
                                                         : "窓口に尋ねる"),
             rule->grounds);
    }

    void pins(const PinsEntered& rule) {
        std::string text = "入力する暗証番号: ";
        if (rule.of_targets) text += "対象のもの";
        for (const auto target : rule.always) {
            if (text.back() != ' ') text += "、";
            text += label(target);
        }
        line(1, text, rule.grounds);
    }

    void fees(const ProcedureRule& rule) {
        if (rule.fees.empty()) line(1, "手数料: " + std::string{kSilent}, {});
        for (const auto& fee : rule.fees) {
            line(1, "手数料: " + std::to_string(fee.yen) + "円" + when(fee.only_if), fee.grounds);
        }
        for (const auto& waiver : rule.fee_waivers) {
            line(1, "手数料の免除: " + waiver.statement, waiver.grounds);
        }
    }

    static std::string when(const Condition& condition) {
        if (condition.empty()) return {};
        std::string text = "(";
        for (const auto& alternative : condition.any_of) {
            if (text.size() > 1) text += "、または";
            for (std::size_t i = 0; i < alternative.size(); ++i) {
                if (i > 0) text += "、かつ";
                text += label(alternative[i].fact);
                if (alternative[i].negated) text += "でない";
            }
            if (alternative.empty()) text += "いつでも";
        }
        return text + ")";
    }

    void applicants(const ApplicantRule& row) {
        std::string who;
        for (const auto applicant : row.applicants) {
            if (!who.empty()) who += "、";
            who += label(applicant);
        }
        if (row.min_age) who += " 本人" + std::to_string(*row.min_age) + "歳から";
        if (row.max_age) who += " 本人" + std::to_string(*row.max_age) + "歳まで";
        line(1, who + ": " + (row.route ? std::string{label(*row.route)} : "別の案内による"),
             row.grounds);
        list("1回目", row.visit1);
        if (row.visits == 2) list("2回目", row.visit2);
        if (row.photo_id_mandatory) line(2, "顔写真付きの書類がない人は代理人になれない", {});
        if (row.power_of_attorney) {
            line(2,
                 *row.power_of_attorney == PowerOfAttorney::kSeparateDocument
                     ? "委任状: 別の書面で要る"
                     : "委任状: 照会書兼回答書の欄に書く",
                 {});
        }
        if (row.reply_form) {
            fallback("照会書兼回答書の期限が切れている", row.reply_form->expired);
            fallback("照会書兼回答書がない", row.reply_form->absent);
            fallback("照会書兼回答書に記入もれがある", row.reply_form->incomplete);
        }
        if (row.pin_unknown) fallback("暗証番号が分からない、ロックしている", *row.pin_unknown);
        if (row.no_second_id) fallback("2点目の書類がない", *row.no_second_id);
    }

    void list(const std::string& visit, const std::optional<DocumentList>& documents) {
        if (!documents) {
            line(2, visit + "に要るもの: " + std::string{kSilent}, {});
            return;
        }
        for (const auto& rule : *documents) {
            line(2, visit + ": " + document(rule), rule.grounds);
        }
    }

    static std::string document(const DocumentRule& rule) {
        std::string text = std::string{label(rule.of)} + "の" + std::string{label(rule.item)};
        for (std::size_t i = 0; i < rule.any_of.size(); ++i) {
            text += i == 0 ? " " : " または ";
            if (rule.any_of[i].a > 0) text += "A" + std::to_string(rule.any_of[i].a) + "点";
            if (rule.any_of[i].b > 0) text += "B" + std::to_string(rule.any_of[i].b) + "点";
        }
        if (rule.count) text += " " + std::to_string(*rule.count) + "点";
        for (const auto type : rule.exclude) text += "(" + std::string{label(type)} + "は除く)";
        if (rule.optional) text += "(あれば)";
        if (rule.sealed.value_or(false)) text += "(封をして)";
        if (rule.issued_within_months) {
            text += "(発行から" + std::to_string(*rule.issued_within_months) + "か月以内)";
        }
        if (!rule.only_if.empty()) text += " 要る場合" + when(rule.only_if);
        if (!rule.waived_if.empty()) text += " 要らない場合" + when(rule.waived_if);
        if (!rule.discretionary_if.empty()) {
            text += " 窓口の判断で省ける場合" + when(rule.discretionary_if);
        }
        return text;
    }

    void fallback(const std::string& cause, const Fallback& rule) {
        std::string text = cause + ": ";
        switch (rule.kind) {
            case FallbackKind::kAsProcedure:
                text += "「" + std::string{label(*rule.documents_of)} + "」の定めによる";
                break;
            case FallbackKind::kSameVisit:
                text += "同じ来庁で続ける";
                break;
            case FallbackKind::kTwoVisits:
                text += "2回の来庁になる";
                break;
            case FallbackKind::kRefused:
                text += "受け付けず(" + std::string{label(*rule.refusal)} + ")";
                break;
            case FallbackKind::kRefer:
                text += "窓口に尋ねる";
                break;
        }
        line(2, text, rule.grounds);
        for (const auto& document_rule : rule.more_documents) {
            line(3, "加えて: " + document(document_rule), document_rule.grounds);
        }
    }

    void letter() {
        if (!policy_.letter) return;
        const LetterRule& rule = *policy_.letter;
        line(0, "照会書" + (rule.name.empty() ? "" : "「" + rule.name + "」"), rule.grounds);
        line(1, "郵便: " + (rule.post ? std::string{label(*rule.post)} : std::string{kSilent}), {});
        line(1,
             "回答の封: " + (!rule.seal.sealed   ? std::string{kSilent}
                             : *rule.seal.sealed ? "要る"
                                                 : "要らない"),
             rule.seal_grounds);
        if (rule.seal.stamped_over_flap.value_or(false)) {
            line(1, "回答の封じ目の押印: 要る", rule.seal_grounds);
        }
        if (rule.seal.concealing_sticker.value_or(false)) {
            line(1, "暗証番号の欄の目隠しシール: 要る", rule.seal_grounds);
        }
        line(1,
             rule.reply_period ? "回答期限: " + period_text(*rule.reply_period)
                               : "回答期限: 未設定。決めるまで印刷できない",
             {});
        for (const auto& postage : policy_.postage) {
            line(1,
                 "郵送料: " + std::to_string(postage.yen) + "円" +
                     (postage.needs_review ? "(古いおそれがある。使う前に確かめる)" : ""),
                 postage.grounds);
        }
    }

    void offices() {
        for (const auto& office : policy_.offices) {
            std::string text = "窓口: " + office.name;
            if (!office.hours) text += " 受付時間: " + std::string{kSilent};
            if (!office.booking_phone.empty()) text += " 電話で予約: " + office.booking_phone;
            line(0, text, office.grounds);
        }
        if (policy_.contact) {
            line(0, "問い合わせ: " + policy_.contact->name + " " + policy_.contact->phone,
                 policy_.contact->grounds);
        }
    }

    void rules() {
        if (used_.empty()) return;
        out_ += "\n根拠\n";
        for (const RuleIndex index : used_) {
            const Rule& rule = policy_.rules[index];
            out_ += "  " + rule.id + " " + rule.statement;
            for (const auto& source : policy_.sources) {
                if (source.key != rule.source) continue;
                out_ += "(" + source.publisher + "「" + source.title + "」";
                if (!rule.heading.empty()) out_ += " " + rule.heading;
                if (source.dated) out_ += "、" + calendar::format_era(*source.dated);
                out_ += ")";
            }
            if (!rule.law.empty()) out_ += "(" + rule.law + ")";
            if (rule.needs_review) out_ += " ※要確認";
            out_ += '\n';
        }
    }

    void open_points() {
        if (!scope_.procedure) texts("\nページが述べていないこと\n", policy_.silent);
        if (!scope_.procedure && !policy_.readings.empty()) {
            out_ += "\n読み方\n";
            for (const auto& reading : policy_.readings) {
                out_ += "  " + reading.about + ": " + reading.statement + "\n";
            }
        }
        std::vector<std::string> review;
        for (const auto& rule : policy_.rules) {
            if (rule.needs_review) review.push_back(rule.id + " " + rule.statement);
        }
        texts("\n使う前に確かめること\n", review);
        std::vector<std::string> unset;
        for (const auto& one : unset_values(policy_)) {
            unset.push_back(std::string{one.key} + " " + std::string{one.about});
        }
        texts("\n窓口が決めること\n", unset);
    }

    void texts(const std::string& title, const std::vector<std::string>& lines) {
        if (lines.empty()) return;
        out_ += title;
        for (const auto& text : lines) out_ += "  " + text + "\n";
    }

    const Policy& policy_;
    const ExplainScope& scope_;
    std::string out_;
    std::set<RuleIndex> used_;
};

}  // namespace

std::string explain(const Policy& policy, const ExplainScope& scope) {
    return Explanation{policy, scope}.run();
}

}  // namespace madoguchi::policy
