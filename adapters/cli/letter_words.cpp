#include "madoguchi/adapters/cli/letter_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "madoguchi/domain/policy/labels.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::size_t kPlacesMax = 3;
constexpr std::size_t kExamplesMax = 5;
constexpr int kMinutesPerHour = 60;

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string time_words(int minute) {
    return std::to_string(minute / kMinutesPerHour) + ":" + two_digits(minute % kMinutesPerHour);
}

/// `月〜金`, `土`, `月・水`; holidays are said where they are open.
std::string day_words(const std::array<bool, 8>& days) {
    constexpr std::array<std::string_view, 7> kNames{"日", "月", "火", "水", "木", "金", "土"};
    std::string words;
    for (std::size_t first = 0; first < kNames.size(); ++first) {
        if (!days[first]) {
            continue;
        }
        std::size_t last = first;
        while (last + 1 < kNames.size() && days[last + 1]) {
            ++last;
        }
        words.append(words.empty() ? "" : "・").append(kNames[first]);
        if (last > first) {
            words.append(last == first + 1 ? "・" : "〜").append(kNames[last]);
        }
        first = last;
    }
    if (days[policy::kHolidayPlace]) {
        words.append(words.empty() ? "祝日" : "・祝日");
    }
    return words;
}

std::string hours_words(const policy::Office& office) {
    std::string words;
    for (const auto& span : office.hours ? office.hours->spans : decltype(office.hours->spans){}) {
        if (span.only_on.empty()) {
            words.append(words.empty() ? "" : "、")
                .append(day_words(span.days) + " " + time_words(span.from_minute) + "〜" +
                        time_words(span.until_minute));
        }
    }
    return words.empty() ? "受付時間は、問い合わせ先にお確かめください" : words;
}

std::string place_note(const policy::Office& office) {
    if (office.appointment == policy::Appointment::kPhoneBookingRequired) {
        const std::string& phone =
            office.booking_phone.empty() ? office.phone : office.booking_phone;
        return "電話での予約が必要です" + (phone.empty() ? "。" : "(" + phone + ")。");
    }
    return {};
}

/// The first documents of a class that still count, for people who have never heard of classes.
std::string examples(const policy::IdentityRules& rules,
                     const std::optional<policy::ClassList>& list, facts::Date on) {
    std::string words;
    std::size_t count = 0;
    for (const auto& entry : list ? list->entries : std::vector<policy::ClassEntry>{}) {
        const bool ended = std::ranges::any_of(rules.ended, [&](const policy::EndOfType& end) {
            return end.type == entry.type && end.last_day < on;
        });
        if (!ended && count++ < kExamplesMax) {
            words.append(words.empty() ? "" : "、").append(policy::label(entry.type));
        }
    }
    return words.empty() ? words : words + "など";
}

std::string alternatives(const std::vector<policy::ClassCount>& any_of) {
    std::string words;
    for (const auto& alternative : any_of) {
        std::string one;
        if (alternative.a > 0) {
            one += "Aから" + std::to_string(alternative.a) + "点";
        }
        if (alternative.b > 0) {
            one += one.empty() ? "Bから" : "とBから";
            one += std::to_string(alternative.b) + "点";
        }
        words.append(words.empty() ? "" : "、または").append(one);
    }
    return words;
}

letter::DocumentToBring to_bring(const policy::Policy& policy, const decision::Document& document,
                                 facts::Date on) {
    letter::DocumentToBring bring{
        .item = std::string(policy::label(document.item)), .count = 1, .note = {}};
    if (document.item == policy::Item::kInquiryReplyForm) {
        bring.item = "記入した回答書(この書類)";
    }
    const auto add = [&](const std::string& words) {
        bring.note.append(bring.note.empty() || words.empty() ? "" : "。").append(words);
    };
    if (!document.any_of.empty()) {
        const auto& first = document.any_of.front();
        bring.count = static_cast<unsigned>(std::max(1, first.a + first.b));
        add(alternatives(document.any_of));
        const auto uses_b = [](const policy::ClassCount& count) { return count.b > 0; };
        const std::string a = examples(policy.identity, policy.identity.class_a, on);
        const std::string b = examples(policy.identity, policy.identity.class_b, on);
        add(a.empty() ? "" : "A: " + a);
        add(b.empty() || std::ranges::none_of(document.any_of, uses_b) ? "" : "B: " + b);
    } else if (document.count) {
        bring.count = static_cast<unsigned>(std::max(1, *document.count));
    }
    add(document.sealed.value_or(false) ? "封をしたまま" : "");
    add(document.issued_within_months
            ? "発行から" + std::to_string(*document.issued_within_months) + "か月以内のもの"
            : "");
    add(document.optional ? "お持ちの場合" : "");
    return bring;
}

bool takes_second_visits(const policy::Office& office) {
    return office.accepts && !office.information_only && office.operates_terminal;
}

}  // namespace

std::vector<std::string> procedure_words(const std::vector<facts::ProcedureRequest>& procedures) {
    std::vector<std::string> words;
    for (const auto& request : procedures) {
        const auto procedure = policy::from_word<policy::Procedure>(request.procedure.text());
        std::string line =
            procedure ? std::string(policy::label(*procedure)) : request.procedure.text();
        std::string targets;
        for (const auto& target : request.targets) {
            const auto known = policy::from_word<policy::Target>(target.text());
            targets.append(targets.empty() ? "" : "、")
                .append(known ? policy::label(*known) : std::string_view(target.text()));
        }
        words.push_back(line.append(targets.empty() ? "" : ": ").append(targets));
    }
    return words;
}

std::vector<letter::PinBox> pin_boxes(const std::vector<facts::ProcedureRequest>& procedures) {
    constexpr std::array<std::pair<std::string_view, letter::PinBox>, 4> kBoxes{
        {{"signature", letter::PinBox::kSignature},
         {"user_auth", letter::PinBox::kUserAuth},
         {"resident_ledger", letter::PinBox::kResidentLedger},
         {"card_input", letter::PinBox::kCardInput}}};
    std::vector<letter::PinBox> boxes;
    for (const auto& [word, box] : kBoxes) {
        const auto asks = [&, wanted = word](const facts::ProcedureRequest& request) {
            return !request.procedure.is("revoke") &&
                   std::ranges::any_of(request.targets,
                                       [&](const auto& target) { return target.is(wanted); });
        };
        if (std::ranges::any_of(procedures, asks)) {
            boxes.push_back(box);
        }
    }
    return boxes;
}

std::vector<letter::PersonDocuments> documents_to_bring(
    const policy::Policy& policy, const std::optional<std::vector<decision::Document>>& documents,
    facts::Date on) {
    std::vector<letter::PersonDocuments> all;
    for (const auto holder : {policy::Holder::kPrincipal, policy::Holder::kAgent}) {
        letter::PersonDocuments of{
            .whose = holder == policy::Holder::kPrincipal ? "ご本人" : "代理人", .documents = {}};
        for (const auto& document : documents.value_or(std::vector<decision::Document>{})) {
            if (document.of == holder && document.item != policy::Item::kPins) {
                of.documents.push_back(to_bring(policy, document, on));
            }
        }
        if (!of.documents.empty()) {
            all.push_back(std::move(of));
        }
    }
    return all;
}

std::vector<letter::Place> places(const policy::Policy& policy, const std::string& office) {
    std::vector<const policy::Office*> wanted;
    if (const policy::Office* own = policy.office(office)) {
        wanted.push_back(own);
    }
    for (const auto& other : policy.offices) {
        if (!policy.handling.visit2_same_office.value_or(false) && other.code != office &&
            takes_second_visits(other)) {
            wanted.push_back(&other);
        }
    }
    wanted.resize(std::min(wanted.size(), kPlacesMax));
    std::vector<letter::Place> places;
    places.reserve(wanted.size());
    for (const policy::Office* place : wanted) {
        places.push_back({.name = place->name,
                          .address = {},
                          .hours = hours_words(*place),
                          .note = place_note(*place)});
    }
    return places;
}

std::string shortfall_words(const std::string& what) {
    using Sentence = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Sentence, 13> kSentences{
        {{"reply_not_sealed", "回答書の封筒に、封がされていませんでした。"},
         {"reply_flap_not_stamped", "回答書の封筒の封じ目に、押印がありませんでした。"},
         {"reply_sticker_missing", "暗証番号の欄に、目隠しシールがありませんでした。"},
         {"reply_incomplete", "回答書に、記入もれがありました。"},
         {"reply_form_expired", "回答書の期限が過ぎていました。"},
         {"agent_not_named", "委任状欄に書かれた代理人と、来られた方がちがいました。"},
         {"signature_doubt", "回答書の署名を、ご本人のものと確かめられませんでした。"},
         {"pin_illegible", "暗証番号の欄が、読み取れませんでした。"},
         {"pin_format", "書かれた暗証番号の文字が、決まりに合いませんでした。"},
         {"pin_mismatch", "書かれた暗証番号を、カードで確かめられませんでした。"},
         {"wrong_counter", "2回目を受け付けるのは、はじめに申請した窓口だけです。"},
         {"another_agent", "2回目に受け付けるのは、はじめに申請した代理人の方だけです。"},
         {"reply_by_other_route", "郵送などで届いた回答書は、受け付けられません。"}}};
    const auto* const sentence =
        std::ranges::find_if(kSentences, [&](const Sentence& one) { return one.first == what; });
    if (sentence != kSentences.end()) {
        return std::string(sentence->second);
    }
    const auto colon = what.find(':');
    const auto holder = policy::from_word<policy::Holder>(what.substr(0, colon));
    const auto item = colon == std::string::npos
                          ? std::nullopt
                          : policy::from_word<policy::Item>(what.substr(colon + 1));
    if (!holder || !item) {
        return what;
    }
    return std::string(policy::label(*holder)) + "の" + std::string(policy::label(*item)) +
           "が、そろいませんでした。";
}

letter::ReplyRules reply_rules(const policy::Policy& policy) {
    letter::ReplyRules rules;
    const policy::SealRule seal = policy.letter ? policy.letter->seal : policy::SealRule{};
    if (seal.concealing_sticker.value_or(false)) {
        rules.cover = letter::PinCover::kSticker;
    } else if (seal.stamped_over_flap.value_or(false)) {
        rules.cover = letter::PinCover::kStampOverFlap;
    }
    rules.opened_is_refused = seal.sealed.value_or(false);
    rules.same_counter_only = policy.handling.visit2_same_office.value_or(false);
    // Silent: unlocking within the case needs the principal's wish, so it is asked for.
    rules.reset_wish_offered = !policy.handling.unlock_in_case.has_value();
    // Silent: the section chief decides, so there is room for it.
    rules.written_by_another = policy.handling.handwritten_by_another.value_or(true);
    return rules;
}

}  // namespace madoguchi::cli
