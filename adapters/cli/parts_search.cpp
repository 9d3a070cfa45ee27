#include <algorithm>
#include <array>

#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/text/fold_kana.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::cli {

namespace {

/// HMACs of folded kana and of birth dates, half as long as they come: two different ones may meet
/// once in 2^64, and finding one case too many harms nobody.
class KeyedSearchTokens final : public projections::SearchTokens {
 public:
    explicit KeyedSearchTokens(const log::Digester& digester) : digester_(digester) {}

    std::vector<std::string> kana(const log::TenantId& tenant,
                                  std::string_view written) const override {
        const auto parts = text::fold_kana(written);
        MADOGUCHI_LOG_ASSERT(parts.has_value());
        std::vector<std::string> tokens;
        std::string whole;
        for (const auto& part : *parts) {
            tokens.push_back(token(tenant, "kana", part));
            whole += part;
        }
        if (parts->size() > 1) {
            tokens.insert(tokens.begin(), token(tenant, "kana", whole));
        }
        return tokens;
    }

    std::string birth_date(const log::TenantId& tenant, facts::Date date) const override {
        return token(tenant, "birth", facts::date_text(date));
    }

 private:
    std::string token(const log::TenantId& tenant, std::string_view kind,
                      std::string_view text) const {
        std::string content = "madoguchi search token\n" + tenant.text() + "\n";
        content.append(kind).append("\n").append(text);
        const log::Digest digest = digester_.content_mac(content);
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string hex;
        for (std::size_t i = 0; i < digest.size() / 2; ++i) {
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
