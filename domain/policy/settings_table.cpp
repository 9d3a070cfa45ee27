#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/documents.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/letters.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/period_words.hpp"  // IWYU pragma: keep
#include "madoguchi/domain/policy/settings.hpp"      // IWYU pragma: associated
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

namespace {

using calendar::PeriodUnit;
using calendar::ReplyPeriod;

constexpr int kNumberMax = 3660;

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto space = text.find(' ');
        if (space != 0) words.push_back(text.substr(0, space));
        if (space == text.npos) break;
        text.remove_prefix(space + 1);
    }
    return words;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value >= 1 && value <= kNumberMax ? std::optional{value} : std::nullopt;
}

std::optional<bool> yes_or_no(std::string_view text) {
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
}

// "30 day dispatch roll", "1 month application first_day_counted", "until 2027-03-31".
std::optional<ReplyPeriod> period(std::string_view text) {
    const auto words = words_of(text);
    ReplyPeriod period;
    std::size_t next = 0;
    if (words.size() >= 2 && words[0] == "until") {
        period.unit = PeriodUnit::kUntilDate;
        period.until = calendar::parse_date(words[1]);
        if (!period.until) return std::nullopt;
        next = 2;
    } else {
        if (words.size() < 3) return std::nullopt;
        const auto length = number(words[0]);
        const auto unit = from_word<PeriodUnit>(words[1]);
        const auto anchor = from_word<calendar::PeriodAnchor>(words[2]);
        if (!length || !unit || *unit == PeriodUnit::kUntilDate || !anchor) return std::nullopt;
        period.length = *length;
        period.unit = *unit;
        period.anchor = *anchor;
        next = 3;
    }
    for (; next < words.size(); ++next) {
        if (words[next] == "first_day_counted") {
            period.first_day_counted = true;
        } else if (words[next] == "roll") {
            period.closed_day_roll = true;
        } else if (words[next] == "capped") {
            period.capped_by_certificate = true;
        } else {
            return std::nullopt;
        }
    }
    return period;
}

// "434 cash stamps".
std::optional<PostageRule> postage(std::string_view text) {
    const auto words = words_of(text);
    if (words.empty()) return std::nullopt;
    const auto yen = number(words[0]);
    if (!yen) return std::nullopt;
    PostageRule rule;
    rule.yen = *yen;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto method = from_word<PaymentMethod>(words[i]);
        if (!method) return std::nullopt;
        rule.methods.push_back(*method);
    }
    return rule;
}

template <typename Enum>
std::optional<std::vector<Enum>> list_of(std::string_view text) {
    std::vector<Enum> values;
    for (const auto word : words_of(text)) {
        const auto value = from_word<Enum>(word);
        if (!value) return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

// "A B" is one of either, "A+B" both, "2B" two.
std::optional<std::vector<ClassCount>> class_counts(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, ClassCount>, 5> kCombinations{
        {{"A", {1, 0}}, {"B", {0, 1}}, {"2A", {2, 0}}, {"2B", {0, 2}}, {"A+B", {1, 1}}}};
    std::vector<ClassCount> counts;
    for (const auto word : words_of(text)) {
        const auto found = std::find_if(kCombinations.begin(), kCombinations.end(),
                                        [word](const auto& one) { return one.first == word; });
        if (found == kCombinations.end()) return std::nullopt;
        counts.push_back(found->second);
    }
    return counts.empty() ? std::nullopt : std::optional{counts};
}

LetterRule& letter_of(Policy& policy) {
    if (!policy.letter) policy.letter = LetterRule{};
    return *policy.letter;
}

Contact& contact_of(Policy& policy) {
    if (!policy.contact) policy.contact = Contact{};
    return *policy.contact;
}

template <typename T, typename Target>
bool put(std::optional<T> value, Target& target) {
    if (!value) return false;
    target = *std::move(value);
    return true;
}

// Sets `key` to what `text` says; whether it could.
using Apply = bool (*)(Policy&, std::string_view);

struct Entry {
    SettingKey key;
    Apply apply;
};

const std::vector<Entry>& entries() {
    static const std::vector<Entry> kEntries{
        {{"letter.reply_period",
          "<n> day|month application|issue|dispatch|arrival "
          "[first_day_counted] [roll] [capped] | until YYYY-MM-DD",
          "照会書の回答期限"},
         [](Policy& p, std::string_view v) { return put(period(v), letter_of(p).reply_period); }},
        {{"letter.name", "text", "照会書の名称"},
         [](Policy& p, std::string_view v) {
             letter_of(p).name = std::string{v};
             return !v.empty();
         }},
        {{"letter.post", "mail|ordinary|simplified_registered|registered|restricted_delivery",
          "郵便の種類"},
         [](Policy& p, std::string_view v) {
             return put(from_word<MailClass>(v), letter_of(p).post);
         }},
        {{"letter.no_forwarding", "true|false", "転送不要とするか"},
         [](Policy& p, std::string_view v) {
             return put(yes_or_no(v), letter_of(p).no_forwarding);
         }},
        {{"letter.address", "registered_address", "送り先"},
         [](Policy& p, std::string_view v) {
             return put(from_word<LetterAddress>(v), letter_of(p).address);
         }},
        {{"letter.addressee_with_statutory_agent", "principal|statutory_agent_of_principal",
          "法定代理人がいる本人の照会書のあて名"},
         [](Policy& p, std::string_view v) {
             return put(from_word<LetterAddressee>(v), letter_of(p).addressee_with_statutory_agent);
         }},
        {{"letter.seal.sealed", "true|false", "回答書に封を求めるか"},
         [](Policy& p, std::string_view v) { return put(yes_or_no(v), letter_of(p).seal.sealed); }},
        {{"letter.seal.stamped_over_flap", "true|false", "封じ目の押印を求めるか"},
         [](Policy& p, std::string_view v) {
             return put(yes_or_no(v), letter_of(p).seal.stamped_over_flap);
         }},
        {{"letter.seal.concealing_sticker", "true|false", "目隠しシールを使うか"},
         [](Policy& p, std::string_view v) {
             return put(yes_or_no(v), letter_of(p).seal.concealing_sticker);
         }},
        {{"postage", "<yen> [cash] [stamps] [cashless]", "申請者が払う郵送料"},
         [](Policy& p, std::string_view v) {
             auto rule = postage(v);
             if (!rule) return false;
             p.postage = {*std::move(rule)};
             return true;
         }},
        {{"contact.name", "text", "問い合わせ先の名称"},
         [](Policy& p, std::string_view v) {
             contact_of(p).name = std::string{v};
             return !v.empty();
         }},
        {{"contact.phone", "text", "問い合わせ先の電話番号"},
         [](Policy& p, std::string_view v) {
             contact_of(p).phone = std::string{v};
             return !v.empty();
         }},
        {{"contact.address", "text", "問い合わせ先の所在地"},
         [](Policy& p, std::string_view v) {
             contact_of(p).address = std::string{v};
             return !v.empty();
         }},
        {{"handling.opening_channels", "counter telephone post", "申込みの受け方"},
         [](Policy& p, std::string_view v) {
             return put(list_of<OpeningChannel>(v), p.handling.opening_channels);
         }},
        {{"handling.posting_approval", "none|per_day|by_delegation", "発送伺い"},
         [](Policy& p, std::string_view v) {
             return put(from_word<PostingApproval>(v), p.handling.posting_approval);
         }},
        {{"handling.agent_replacement", "not_allowed|if_named_in_reply|new_power_of_attorney",
          "代理人の変更"},
         [](Policy& p, std::string_view v) {
             return put(from_word<AgentReplacement>(v), p.handling.agent_replacement);
         }},
        {{"handling.reissue_payer", "applicant_if_their_fault|applicant|office",
          "再送の郵送料の負担"},
         [](Policy& p, std::string_view v) {
             return put(from_word<ReissuePayer>(v), p.handling.reissue_payer);
         }},
        {{"handling.pin_part_disposals", "shred hand_back", "暗証番号欄の始末"},
         [](Policy& p, std::string_view v) {
             return put(list_of<PinPartDisposal>(v), p.handling.pin_part_disposals);
         }},
        {{"handling.completion_steps",
          "certificate_copy_handed_over expiry_written_on_card entered_in_register "
          "explained_to_applicant",
          "完了の前に記録する手作業"},
         [](Policy& p, std::string_view v) {
             return put(list_of<CompletionStep>(v), p.handling.completion_steps);
         }},
        {{"handling.visit1_agent_id", "A|B|2A|2B|A+B, one or several",
          "1回目に代理人を確認する書類の組合せ"},
         [](Policy& p, std::string_view v) {
             return put(class_counts(v), p.handling.visit1_agent_id);
         }},
        {{"handling.frozen_case_takes",
          "return_card hand_back_reply dispose_pin_part refunds corrections withdrawal",
          "事故で保全中の案件でも続けること"},
         [](Policy& p, std::string_view v) {
             return put(list_of<FrozenCaseTakes>(v), p.handling.frozen_case_takes);
         }},
        {{"handling.hand_over_until", "HH:MM", "文書係へ引き渡す締切の時刻"},
         [](Policy& p, std::string_view v) {
             return is_time_of_day(v) &&
                    put(std::optional{std::string{v}}, p.handling.hand_over_until);
         }},
        {{"handling.internal_mail_items", "items", "交換便に載せるもの"},
         [](Policy& p, std::string_view v) {
             return put(list_of<Item>(v), p.handling.internal_mail_items);
         }},
    };
    return kEntries;
}

// The switches and numbers of `Handling`, which need no notation of their own.
struct Switch {
    std::string_view key;
    std::optional<bool> Handling::*field;
    std::string_view about;
};
constexpr std::array kSwitches{
    Switch{"handling.visit2_same_office", &Handling::visit2_same_office, "2回目も同じ窓口か"},
    Switch{"handling.visit2_same_agent", &Handling::visit2_same_agent, "2回目も同じ代理人か"},
    Switch{"handling.work_across_offices", &Handling::work_across_offices,
           "ほかの窓口の案件を扱えるか"},
    Switch{"handling.late_reply_by_section_chief", &Handling::late_reply_by_section_chief,
           "期限後の回答を係長が認められるか"},
    Switch{"handling.reissue_on_request", &Handling::reissue_on_request, "求めによる再送"},
    Switch{"handling.custody_allowed", &Handling::custody_allowed, "カードを預かるか"},
    Switch{"handling.internal_mail_cards", &Handling::internal_mail_cards,
           "交換便にカードを載せるか"},
    Switch{"handling.internal_mail_opened_replies", &Handling::internal_mail_opened_replies,
           "交換便に開封済みの回答書を載せるか"},
    Switch{"handling.hold_for_protected_persons", &Handling::hold_for_protected_persons,
           "支援措置の人を上席に回すか"},
    Switch{"handling.handwritten_by_another", &Handling::handwritten_by_another, "代筆を認めるか"},
    Switch{"handling.other_address", &Handling::other_address, "別の住所への送付を認めるか"},
    Switch{"handling.several_procedures_in_one_sitting",
           &Handling::several_procedures_in_one_sitting, "複数の手続を一度に受けるか"},
    Switch{"handling.card_pins_on_own_form", &Handling::card_pins_on_own_form,
           "カードの暗証番号の申請書を別にするか"},
    Switch{"handling.downgrade_to_two_visits", &Handling::downgrade_to_two_visits,
           "即日の手続を2回の来庁に切り替えるか"},
    Switch{"handling.unlock_in_case", &Handling::unlock_in_case, "案件の中でロックを解除するか"},
    Switch{"handling.reply_by_other_route", &Handling::reply_by_other_route,
           "郵送などで届いた回答書を受けるか"},
    Switch{"handling.document_numbers", &Handling::document_numbers, "文書番号を使うか"},
};
struct Number {
    std::string_view key;
    std::optional<int> Handling::*field;
    int max;
    std::string_view notation;
    std::string_view about;
};
constexpr std::array kNumbers{
    Number{"handling.persons_to_open_reply", &Handling::persons_to_open_reply, 2, "1|2",
           "回答書を開封し、暗証番号の欄を始末する人数"},
    Number{"handling.same_agent_notice_at", &Handling::same_agent_notice_at, kNumberMax, "<n>",
           "同じ代理人の件数の注意"},
    Number{"handling.not_arrived_after_days", &Handling::not_arrived_after_days, kNumberMax, "<n>",
           "届かないとみなす日数"},
    Number{"handling.post_office_keeps_days", &Handling::post_office_keeps_days, kNumberMax, "<n>",
           "郵便局が不在の照会書を保管する日数"},
    Number{"handling.first_report_days", &Handling::first_report_days, kNumberMax, "<n>",
           "事故の速報までの日数(知った日から)"},
    Number{"handling.final_report_days", &Handling::final_report_days, kNumberMax, "<n>",
           "事故の確報までの日数(知った日から)"},
    Number{"handling.many_looks_a_day", &Handling::many_looks_a_day, kNumberMax, "<n>",
           "一人が一日に開く件数の注意"},
    Number{"handling.looks_margin_minutes", &Handling::looks_margin_minutes, kNumberMax, "<n>",
           "時間外の閲覧とみなすまでの余裕(分)"},
    Number{"handling.retention_years", &Handling::retention_years, kNumberMax, "<n>",
           "保存年数(翌年度4月1日から)"},
};

bool apply(Policy& policy, std::string_view key, std::string_view value) {
    for (const auto& entry : entries()) {
        if (entry.key.key == key) return entry.apply(policy, value);
    }
    for (const auto& entry : kSwitches) {
        if (entry.key == key) return put(yes_or_no(value), policy.handling.*entry.field);
    }
    for (const auto& entry : kNumbers) {
        if (entry.key == key) {
            const auto read = number(value);
            return read && *read <= entry.max && put(read, policy.handling.*entry.field);
        }
    }
    return false;
}

}  // namespace

bool is_time_of_day(std::string_view text) {
    const auto digits = [&](std::size_t at, int below) {
        const int tens = text[at] - '0';
        const int ones = text[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && tens * 10 + ones < below;
    };
    constexpr int kHours = 24;
    constexpr int kMinutes = 60;
    return text.size() == 5 && text[2] == ':' && digits(0, kHours) && digits(3, kMinutes);
}

const std::vector<SettingKey>& setting_keys() {
    static const std::vector<SettingKey> kKeys = [] {
        std::vector<SettingKey> keys;
        for (const auto& entry : entries()) keys.push_back(entry.key);
        for (const auto& entry : kSwitches) keys.push_back({entry.key, "true|false", entry.about});
        for (const auto& entry : kNumbers) keys.push_back({entry.key, entry.notation, entry.about});
        return keys;
    }();
    return kKeys;
}

std::optional<SettingFault> check_setting(const Setting& setting) {
    Policy scratch;
    if (apply(scratch, setting.key, setting.value)) return std::nullopt;
    for (const auto& key : setting_keys()) {
        if (key.key == setting.key) {
            return SettingFault{setting.key,
                                setting.key + " must be of the form: " + std::string{key.notation}};
        }
    }
    return SettingFault{setting.key, setting.key + " is not a setting"};
}

Policy with_settings(Policy policy, const std::vector<Setting>& settings, calendar::Date date) {
    std::vector<const Setting*> effective;
    for (const auto& setting : settings) {
        if (setting.effective_from <= date) effective.push_back(&setting);
    }
    std::stable_sort(effective.begin(), effective.end(), [](const Setting* a, const Setting* b) {
        return a->effective_from < b->effective_from;
    });
    for (const Setting* setting : effective) {
        if (!check_setting(*setting)) apply(policy, setting->key, setting->value);
    }
    return policy;
}

std::vector<std::string> missing_for_letter(const Policy& policy, std::string_view office) {
    std::vector<std::string> missing;
    if (!policy.letter || !policy.letter->reply_period) missing.emplace_back("letter.reply_period");
    const bool has_contact = policy.contact && !policy.contact->phone.empty();
    const Office* own = policy.office(office);
    if (!has_contact && (own == nullptr || own->phone.empty())) {
        missing.emplace_back("contact.phone");
    }
    return missing;
}

}  // namespace madoguchi::policy
