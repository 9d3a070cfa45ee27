#include "madoguchi/adapters/cli/search.hpp"

#include <utility>

#include "madoguchi/adapters/text/fold_kana.hpp"
#include "madoguchi/domain/calendar/written_date.hpp"

namespace madoguchi::cli {

namespace {

using projections::KanaMatch;

/// The words of a line, divided by white space.
std::vector<std::string> words_in(std::string_view line) {
    std::vector<std::string> words(1);
    for (const char c : line) {
        if (c != ' ' && c != '\t') {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

}  // namespace

Result<SearchFor> read_search(std::string_view line) {
    const auto folded = text::fold_width(line);
    if (!folded) {
        return failed(ExitStatus::kUsage, "the line can't be read: " + folded.error(),
                      "not_searchable");
    }
    SearchFor wanted;
    for (auto& word : words_in(*folded)) {
        const bool is_date = word.find_first_of("0123456789") != std::string::npos;
        const auto date = is_date ? calendar::read_written_date(word) : std::nullopt;
        if (is_date && (!date || wanted.birth_date)) {
            return failed(ExitStatus::kUsage,
                          "a word with digits is no date that exists, or there are two: write a "
                          "birth date as 1980-01-02, 昭和55年1月2日 or S55.1.2",
                          "not_searchable");
        }
        if (date) {
            wanted.birth_date = date;
            continue;
        }
        if (word.ends_with('*')) {
            wanted.match = KanaMatch::kPrefix;
            word.pop_back();
        }
        wanted.kana.append(wanted.kana.empty() ? "" : " ").append(word);
    }
    if (wanted.kana.empty() && !wanted.birth_date) {
        return failed(ExitStatus::kUsage, "give a furigana, a birth date or both on one line",
                      "not_searchable");
    }
    return wanted;
}

Result<FoundParties> find_parties(const Installation& installation, std::string_view municipality,
                                  SearchFor wanted, Looking& looking) {
    auto found = search_parties(installation, municipality, wanted, looking);
    if (!found) {
        return log::unexpected(found.error());
    }
    if (!found->empty() || wanted.match != KanaMatch::kExact || wanted.kana.empty()) {
        return FoundParties{std::move(*found), false};
    }
    wanted.match = KanaMatch::kLoose;
    found = search_parties(installation, municipality, wanted, looking);
    if (!found) {
        return log::unexpected(found.error());
    }
    return FoundParties{std::move(*found), true};
}

}  // namespace madoguchi::cli
