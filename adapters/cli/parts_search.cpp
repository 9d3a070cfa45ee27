#include <algorithm>

#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/text/fold_kana.hpp"
#include "madoguchi/log/assert.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"

namespace madoguchi::cli {

namespace {

using projections::KanaMatch;

/// Bytes of a digest that make a token: a wrong row turns up among a thousand million once in
/// thousands of millions of searches, and finding one case too many harms nobody.
constexpr std::size_t kTokenBytes = 8;

/// What a token stands for: two kinds never meet.
constexpr const char* kExact = "kana";
constexpr const char* kLoose = "loose";
constexpr const char* kPrefix = "prefix";
constexpr const char* kBirth = "birth";
constexpr const char* kFamily = "family";
constexpr const char* kRegisterNo = "register_no";
constexpr const char* kNameAndBirth = "name_and_birth";

/// HMACs of folded kana and of birth dates.
class KeyedSearchTokens final : public projections::SearchTokens {
 public:
    explicit KeyedSearchTokens(const log::Digester& digester) : digester_(digester) {}

    [[nodiscard]] std::vector<std::string> kana(const log::TenantId& tenant,
                                                std::string_view written) const override {
        auto texts = parts_of(written);
        if (texts.size() > 1) {
            std::string whole;
            for (const auto& part : texts) {
                whole += part;
            }
            texts.push_back(std::move(whole));
        }
        std::vector<std::string> tokens;
        for (const auto& text : texts) {
            tokens.push_back(token(tenant, kExact, text));
            tokens.push_back(token(tenant, kLoose, bare(text)));
            for (const auto& beginning :
                 text::beginnings(text, projections::kPrefixMin, projections::kPrefixMax)) {
                tokens.push_back(token(tenant, kPrefix, beginning));
            }
        }
        std::sort(tokens.begin(), tokens.end());
        tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
        return tokens;
    }

    [[nodiscard]] std::vector<std::string> wanted_kana(const log::TenantId& tenant,
                                                       std::string_view wanted,
                                                       KanaMatch match) const override {
        std::vector<std::string> tokens;
        for (const auto& part : parts_of(wanted)) {
            switch (match) {
                case KanaMatch::kExact:
                    tokens.push_back(token(tenant, kExact, part));
                    break;
                case KanaMatch::kLoose:
                    tokens.push_back(token(tenant, kLoose, bare(part)));
                    break;
                case KanaMatch::kPrefix: {
                    const auto all =
                        text::beginnings(part, projections::kPrefixMin, projections::kPrefixMax);
                    if (all.empty()) {
                        return {};
                    }
                    tokens.push_back(token(tenant, kPrefix, all.back()));
                    break;
                }
            }
        }
        return tokens;
    }

    [[nodiscard]] std::vector<std::string> family_names(const log::TenantId& tenant,
                                                        std::string_view written) const override {
        const auto parts = parts_of(written);
        if (parts.empty()) {
            return {};
        }
        if (parts.size() > 1) {
            return {token(tenant, kFamily, parts.front())};
        }
        std::vector<std::string> tokens;
        for (const auto& beginning : text::beginnings(parts.front(), 1, kFamilyNameMax)) {
            tokens.push_back(token(tenant, kFamily, beginning));
        }
        return tokens;
    }

    [[nodiscard]] std::vector<std::string> same_person(const log::TenantId& tenant,
                                                       const facts::Person& person) const override {
        std::vector<std::string> tokens;
        if (const auto& number = person.register_no.reveal(); !number.empty()) {
            tokens.push_back("r" + token(tenant, kRegisterNo, number));
        }
        std::string name;
        for (const auto& part : parts_of(person.kana.reveal())) {
            name += part;
        }
        if (!name.empty() && person.birth_date) {
            const auto born = facts::date_text(person.birth_date->reveal());
            tokens.push_back("n" + token(tenant, kNameAndBirth, name + "\n" + born));
        }
        return tokens;
    }

    [[nodiscard]] std::string birth_date(const log::TenantId& tenant,
                                         facts::Date date) const override {
        return token(tenant, kBirth, facts::date_text(date));
    }

 private:
    static constexpr std::size_t kFamilyNameMax = 4;  ///< Characters, with few exceptions.

    static std::vector<std::string> parts_of(std::string_view written) {
        auto parts = text::fold_kana(written);
        MADOGUCHI_LOG_ASSERT(parts.has_value());
        return std::move(*parts);
    }

    static std::string bare(std::string_view folded) {
        auto text = text::without_voicing(folded);
        MADOGUCHI_LOG_ASSERT(text.has_value());
        return std::move(*text);
    }

    std::string token(const log::TenantId& tenant, std::string_view kind,
                      std::string_view text) const {
        std::string content = "madoguchi search token\n" + tenant.text() + "\n";
        content.append(kind).append("\n").append(text);
        const log::Digest digest = digester_.content_mac(content);
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string hex;
        for (std::size_t i = 0; i < kTokenBytes; ++i) {
            hex += kDigits[digest[i] >> 4U];
            hex += kDigits[digest[i] & 0x0FU];
        }
        return hex;
    }

    const log::Digester& digester_;
};

}  // namespace

std::unique_ptr<projections::SearchTokens> make_search_tokens(const log::Digester& digester) {
    return std::make_unique<KeyedSearchTokens>(digester);
}

}  // namespace madoguchi::cli
