#include "madoguchi/adapters/cli/office_week_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "madoguchi/domain/policy/labels.hpp"
#include "madoguchi/domain/policy/settings.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::array kWords = {
    std::pair<std::string_view, std::string_view>{"allowed", "受付できる"},
    std::pair<std::string_view, std::string_view>{"refused", "受付できない"},
    std::pair<std::string_view, std::string_view>{"refer", "問い合わせ先に確かめる"},
    std::pair<std::string_view, std::string_view>{"copy_not_accepted", "写しは使えない"},
    std::pair<std::string_view, std::string_view>{"document_expired", "期限が過ぎた書類"},
    std::pair<std::string_view, std::string_view>{"not_on_the_list", "一覧にない書類"},
    std::pair<std::string_view, std::string_view>{"counts_disagree", "通数が合わない"},
    std::pair<std::string_view, std::string_view>{"applicant", "申請者の負担"},
    std::pair<std::string_view, std::string_view>{"office", "市町の負担"},
    std::pair<std::string_view, std::string_view>{"accept", "受付"},
    std::pair<std::string_view, std::string_view>{"post_letter", "照会書の発送"},
    std::pair<std::string_view, std::string_view>{"principal.kana", "本人のフリガナ"},
};

template <typename Enum>
std::optional<std::string> labelled(const std::string& id) {
    const auto value = policy::from_word<Enum>(id);
    return value ? std::optional(std::string(policy::label(*value))) : std::nullopt;
}

std::string word_of(const std::string& id) {
    const auto* const found = std::find_if(kWords.begin(), kWords.end(),
                                           [&id](const auto& one) { return one.first == id; });
    if (found != kWords.end()) {
        return std::string(found->second);
    }
    const auto& keys = policy::setting_keys();
    const auto key = std::ranges::find_if(keys, [&id](const auto& one) { return one.key == id; });
    if (key != keys.end()) {
        return std::string(key->about);
    }
    if (const auto colon = id.find(':'); colon != std::string::npos) {
        const auto holder = labelled<policy::Holder>(id.substr(0, colon));
        const auto item = labelled<policy::Item>(id.substr(colon + 1));
        if (holder && item) {
            return *holder + "の" + *item;
        }
    }
    if (const auto route = labelled<policy::Route>(id)) {
        return *route;
    }
    if (const auto refusal = labelled<policy::Refusal>(id)) {
        return *refusal;
    }
    return std::string(projections::label_in(projections::word_labels(), id).ja);
}

}  // namespace

std::string id_words(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) {
        text.append(text.empty() ? "" : "、").append(word_of(id));
    }
    return text;
}

}  // namespace madoguchi::cli
