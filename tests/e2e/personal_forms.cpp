#include "personal_forms.hpp"

#include <array>
#include <map>
#include <string_view>

namespace madoguchi::e2e {

namespace {

constexpr std::string_view kWideBlank = "\u3000";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
    return text;
}

std::string with_wide_digits(std::string text) {
    for (int digit = 0; digit < 10; ++digit) {
        const std::string wide{'\xEF', '\xBC', static_cast<char>(0x90 + digit)};
        text = replaced(text, std::to_string(digit), wide);
    }
    return text;
}

void add_with_wide_digits(std::vector<std::string>& forms, const std::string& form) {
    forms.push_back(form);
    forms.push_back(with_wide_digits(form));
}

/// The characters of a UTF-8 text of three-byte characters and ASCII.
std::vector<std::string> characters_of(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        all.push_back(text.substr(at, size));
        at += size;
    }
    return all;
}

std::string hiragana(const std::string& katakana) {
    std::string text;
    for (const std::string& one : characters_of(katakana)) {
        // U+30A1–U+30F6 lie 0x60 above U+3041–U+3096.
        if (one.size() == 3 && one[0] == '\xE3') {
            const unsigned code = (static_cast<unsigned char>(one[1]) & 0x3FU) << 6U |
                                  (static_cast<unsigned char>(one[2]) & 0x3FU) | 0x3000U;
            if (code >= 0x30A1 && code <= 0x30F6) {
                const unsigned small = code - 0x60;
                text += {'\xE3', static_cast<char>(0x80U | ((small >> 6U) & 0x3FU)),
                         static_cast<char>(0x80U | (small & 0x3FU))};
                continue;
            }
        }
        text += one;
    }
    return text;
}

std::string half_width(const std::string& katakana) {
    static const std::map<std::string, std::string> kHalf = [] {
        constexpr std::array<std::string_view, 3> kLines{
            "ア=ｱイ=ｲウ=ｳエ=ｴオ=ｵカ=ｶキ=ｷク=ｸケ=ｹコ=ｺサ=ｻシ=ｼス=ｽセ=ｾソ=ｿタ=ﾀチ=ﾁツ=ﾂテ=ﾃト=ﾄ"
            "ナ=ﾅニ=ﾆヌ=ﾇネ=ﾈノ=ﾉハ=ﾊヒ=ﾋフ=ﾌヘ=ﾍホ=ﾎマ=ﾏミ=ﾐム=ﾑメ=ﾒモ=ﾓヤ=ﾔユ=ﾕヨ=ﾖ"
            "ラ=ﾗリ=ﾘル=ﾙレ=ﾚロ=ﾛワ=ﾜヲ=ｦン=ﾝ",
            "ァ=ｧィ=ｨゥ=ｩェ=ｪォ=ｫッ=ｯャ=ｬュ=ｭョ=ｮー=ｰ",
            "ガ=ｶﾞギ=ｷﾞグ=ｸﾞゲ=ｹﾞゴ=ｺﾞザ=ｻﾞジ=ｼﾞズ=ｽﾞゼ=ｾﾞゾ=ｿﾞダ=ﾀﾞヂ=ﾁﾞヅ=ﾂﾞデ=ﾃﾞド=ﾄﾞ"
            "バ=ﾊﾞビ=ﾋﾞブ=ﾌﾞベ=ﾍﾞボ=ﾎﾞパ=ﾊﾟピ=ﾋﾟプ=ﾌﾟペ=ﾍﾟポ=ﾎﾟヴ=ｳﾞ"};
        std::map<std::string, std::string> map;
        for (const std::string_view line : kLines) {
            const auto all = characters_of(std::string(line));
            std::string full;
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (i + 1 < all.size() && all[i + 1] == "=") {
                    full = all[i];
                    ++i;
                } else {
                    map[full] += all[i];
                }
            }
        }
        return map;
    }();
    std::string text;
    for (const std::string& one : characters_of(katakana)) {
        const auto found = kHalf.find(one);
        text += found == kHalf.end() ? one : found->second;
    }
    return text;
}

struct Era {
    const char* first_day;
    int year_before;
    const char* name;
    const char* letter;
};
constexpr std::array<Era, 4> kEras{
    Era{"2019-05-01", 2018, "令和", "R"}, Era{"1989-01-08", 1988, "平成", "H"},
    Era{"1926-12-25", 1925, "昭和", "S"}, Era{"1912-07-30", 1911, "大正", "T"}};

}  // namespace

std::vector<std::string> forms_of_name(const std::string& name) {
    if (name.empty()) {
        return {};
    }
    return {name, replaced(name, " ", kWideBlank), replaced(name, " ", "")};
}

std::vector<std::string> forms_of_kana(const std::string& kana) {
    std::vector<std::string> all;
    for (const std::string& script : {kana, hiragana(kana), half_width(kana)}) {
        for (std::string& form : forms_of_name(script)) {
            all.push_back(std::move(form));
        }
    }
    return all;
}

std::vector<std::string> forms_of_date(const std::string& iso) {
    if (iso.empty()) {
        return {};
    }
    const int year = std::stoi(iso.substr(0, 4));
    const int month = std::stoi(iso.substr(5, 2));
    const int day = std::stoi(iso.substr(8, 2));
    const std::string month_day = std::to_string(month) + "月" + std::to_string(day) + "日";
    std::vector<std::string> forms;
    add_with_wide_digits(forms, iso);
    add_with_wide_digits(forms, replaced(iso, "-", ""));
    for (const std::string between : {"/", ".", "-"}) {
        add_with_wide_digits(forms, replaced(iso, "-", between));
        add_with_wide_digits(forms, std::to_string(year) + between + std::to_string(month) +
                                        between + std::to_string(day));
    }
    add_with_wide_digits(forms, std::to_string(year) + "年" + month_day);
    for (const Era& era : kEras) {
        if (iso >= era.first_day) {
            const std::string number = std::to_string(year - era.year_before);
            add_with_wide_digits(forms, era.name + number + "年" + month_day);
            for (const std::string between : {"/", ".", "-"}) {
                for (const std::string before : {era.name, era.letter}) {
                    add_with_wide_digits(forms, before + number + between + std::to_string(month) +
                                                    between + std::to_string(day));
                    add_with_wide_digits(forms, before + number + between + iso.substr(5, 2) +
                                                    between + iso.substr(8, 2));
                }
            }
            break;
        }
    }
    return forms;
}

std::vector<std::string> forms_of_number(const std::string& number) {
    if (number.empty()) {
        return {};
    }
    std::vector<std::string> forms;
    add_with_wide_digits(forms, number);
    add_with_wide_digits(forms, replaced(number, "-", ""));
    if (number.find('-') != std::string::npos) {
        forms.push_back(with_wide_digits(replaced(number, "-", "－")));
        forms.push_back(with_wide_digits(replaced(number, "-", "‐")));
    }
    if (number.size() == 7) {  // A postcode.
        add_with_wide_digits(forms, number.substr(0, 3) + "-" + number.substr(3));
    }
    return forms;
}

std::vector<std::string> forms_of_address(const std::string& address) {
    std::vector<std::string> forms;
    std::string rest = address;
    for (const std::string_view end : {"", "県", "府", "市", "郡"}) {
        if (const auto at = rest.find(end); !end.empty() && at == std::string::npos) {
            continue;
        } else {
            rest = rest.substr(end.empty() ? 0 : at + end.size());
        }
        if (rest.empty()) {
            continue;
        }
        add_with_wide_digits(forms, rest);
        std::string hyphened = rest;
        for (const std::string_view unit : {"丁目", "番地", "番", "号"}) {
            hyphened = replaced(hyphened, unit, "-");
        }
        while (hyphened.ends_with('-')) {
            hyphened.pop_back();
        }
        add_with_wide_digits(forms, hyphened);
        forms.push_back(with_wide_digits(replaced(hyphened, "-", "－")));
    }
    return forms;
}

}  // namespace madoguchi::e2e
