#include "madoguchi/domain/letter/wording.hpp"

#include "madoguchi/domain/calendar/era.hpp"

namespace madoguchi::letter {
namespace {

bool has_pins(const LetterContent& content) { return !content.pins.empty(); }

std::string sealing_step(const ReplyRules& rules) {
    switch (rules.cover) {
        case PinCover::kSticker:
            return "暗証番号の欄に目隠しシールを貼り、回答書を封筒に入れて、のりで封をしてください"
                   "。";
        case PinCover::kStampOverFlap:
            return "回答書を封筒に入れて、のりで封をし、封じ目にご本人の印を押すか署名をしてくださ"
                   "い。";
        case PinCover::kSealedEnvelope:
            break;
    }
    return "回答書を封筒に入れて、のりで封をしてください。";
}

std::string gregorian(Date date) {
    const std::chrono::year_month_day parts{date};
    return std::to_string(static_cast<int>(parts.year())) + "年" +
           std::to_string(static_cast<unsigned>(parts.month())) + "月" +
           std::to_string(static_cast<unsigned>(parts.day())) + "日";
}

}  // namespace

std::string opening(const LetterContent& content) {
    if (!content.principal_name.empty()) {
        return "マイナンバーカードの手続きについて、下の代理人から申請がありました。"
               "ご本人のための申請でまちがいないかを、法定代理人であるあなたに確かめるため、"
               "この書面をお送りします。";
    }
    return "あなたのマイナンバーカードの手続きについて、代理人から申請がありました。"
           "あなたのお考えによる申請でまちがいないかを確かめるため、この書面をお送りします。";
}

std::vector<std::string> steps(const LetterContent& content) {
    const std::string_view parts = content.agent.is_statutory ? "回答書" : "回答書と委任状";
    const std::string writer = content.principal_name.empty() ? "ご本人" : "法定代理人";
    return {"2枚目の" + std::string(parts) + "に、" + writer + "が黒のボールペンで書いてください。",
            sealing_step(content.rules),
            "封をした回答書と「ご本人のもの」を代理人に渡し、代理人が期限までにお持ちください。"};
}

std::string never_applied(const LetterContent& content) {
    return "すぐに " + content.sender.phone + " へお電話ください。手続きを止めます。";
}

std::vector<std::string> notes(const LetterContent& content) {
    const ReplyRules& rules = content.rules;
    std::vector<std::string> result;
    if (!rules.by_post_possible) {
        result.emplace_back("回答書は郵送しないでください。窓口へお持ちいただくものです。");
    }
    if (rules.opened_is_refused) {
        result.emplace_back("封が開いている回答書や、封をしていない回答書は受け付けできません。");
    }
    if (rules.same_counter_only) {
        result.emplace_back("受け付けるのは、はじめに申請した窓口だけです。");
    }
    if (has_pins(content)) {
        result.emplace_back(
            "決めた暗証番号は、ご本人が控えを取って保管してください。代理人にも教えないでください"
            "。");
    }
    result.emplace_back(
        "持ち物は、有効期限の切れていない原本をお持ちください。コピーでは受け付けできません。");
    result.insert(result.end(), rules.more.begin(), rules.more.end());
    return result;
}

std::string deadline_text(const Deadline& deadline) {
    if (const auto* on = std::get_if<DeadlineOn>(&deadline)) {
        return calendar::format_era_weekday(on->date) + "まで";
    }
    return std::get<DeadlineInWords>(deadline).words;
}

std::string deadline_gregorian(const Deadline& deadline) {
    const auto* on = std::get_if<DeadlineOn>(&deadline);
    return on == nullptr ? std::string() : "西暦" + gregorian(on->date);
}

std::string pin_instruction(const LetterContent& content) {
    if (content.rules.cover == PinCover::kSticker) {
        return "設定したい暗証番号を1マスに1文字ずつ書き、点線の内側を目隠しシールでおおってくださ"
               "い。";
    }
    return "設定したい暗証番号を、1マスに1文字ずつ書いてください。";
}

std::string pin_caution() {
    return "暗証番号は市区町村の職員には分かりません。お問い合わせいただいてもお答えできません。";
}

PinLabel pin_label(PinBox pin) {
    switch (pin) {
        case PinBox::kSignature:
            return {"署名用電子証明書", "英字(大文字)と数字を両方使い、6〜16文字", 16};
        case PinBox::kUserAuth:
            return {"利用者証明用電子証明書", "数字4文字", 4};
        case PinBox::kResidentLedger:
            return {"住民基本台帳用", "数字4文字", 4};
        case PinBox::kCardInput:
            return {"券面事項入力補助用", "数字4文字", 4};
    }
    return {};
}

}  // namespace madoguchi::letter
