#include "madoguchi/adapters/keystore/escrow.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

extern "C" {
#include <libgfshare.h>
}

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <sstream>

#include "madoguchi/adapters/keystore/key_database.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::keystore {
namespace {

constexpr unsigned kSharesMin = 2;
constexpr unsigned kSharesMax = 100;
constexpr std::string_view kTitle = "madoguchi master key share 1";
constexpr std::size_t kChecksumBytes = 4;

struct FreeContext {
    void operator()(gfshare_ctx* context) const { gfshare_ctx_free(context); }
};
using Context = std::unique_ptr<gfshare_ctx, FreeContext>;

void fill_with_random(unsigned char* bytes, unsigned int count) {
    MADOGUCHI_LOG_ASSERT(RAND_priv_bytes(bytes, static_cast<int>(count)) == 1);
}

/// libgfshare draws through a variable of its own, also to wipe what it frees: it has to be set
/// before any context is made.
void let_it_draw() { gfshare_fill_rand = fill_with_random; }

/// Hexadecimal digits in groups of four.
std::string in_groups(std::span<const unsigned char> bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text += i > 0 && i % 2 == 0 ? " " : "";
        text += kDigits[bytes[i] >> 4U];
        text += kDigits[bytes[i] & 0x0FU];
    }
    return text;
}

std::string without_blanks(std::string_view text) {
    std::string left(text);
    std::erase_if(left, [](char one) { return one == ' ' || one == '\t' || one == '\r'; });
    return left;
}

/// Over the lines so far, each without blanks and with a line end.
std::string checksum_of(const std::string& lines) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    const bool done =
        EVP_Digest(lines.data(), lines.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1;
    MADOGUCHI_LOG_ASSERT(done);
    return in_groups(std::span(digest).first(kChecksumBytes));
}

/// A share as it was read.
struct Share {
    std::string installation;
    std::string master;  ///< Fingerprint.
    std::string set;     ///< Shares of one set belong together.
    unsigned number = 0;
    unsigned threshold = 0;
    SecretKey data;
};

/// What follows `label` and a colon; none when the line is another one.
std::optional<std::string> value_of(const std::string& line, std::string_view label) {
    const std::string begin = without_blanks(label) + ":";
    const std::string text = without_blanks(line);
    return text.starts_with(begin) ? std::optional(text.substr(begin.size())) : std::nullopt;
}

bool read_number(std::string_view text, unsigned& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr != text.data();
}

/// `2of5;3ofthembringthekeyback`.
bool read_numbers(const std::string& text, Share& share) {
    const auto semicolon = text.find(';');
    return semicolon != std::string::npos && read_number(text, share.number) &&
           read_number(std::string_view(text).substr(semicolon + 1), share.threshold) &&
           share.number >= 1 && share.number <= kSharesMax && share.threshold >= kSharesMin &&
           share.threshold <= kSharesMax;
}

bool read_data(std::string text, Share& share) {
    bool whole = text.size() == 2 * SecretKey::kBytes;
    for (std::size_t i = 0; whole && i < SecretKey::kBytes; ++i) {
        std::uint8_t byte = 0;
        const char* const at = text.data() + 2 * i;
        const auto read = std::from_chars(at, at + 2, byte, 16);
        whole = read.ec == std::errc() && read.ptr == at + 2;
        share.data.bytes()[i] = byte;
    }
    OPENSSL_cleanse(text.data(), text.size());
    return whole;
}

log::Expected<Share, std::string> read_share(const std::string& text) {
    Share share;
    bool has_title = false;
    bool has_numbers = false;
    bool has_data = false;
    std::string lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        const std::string bare = without_blanks(line);
        if (bare.empty()) {
            continue;
        }
        if (const auto given = value_of(line, "checksum")) {
            const bool whole = *given == without_blanks(checksum_of(lines));
            OPENSSL_cleanse(lines.data(), lines.size());
            if (!whole || !has_title || !has_numbers || !has_data) {
                return log::unexpected(std::string(
                    "its checksum is wrong: compare it with the paper, digit by digit"));
            }
            return share;
        }
        lines += bare + "\n";
        has_title = has_title || bare == without_blanks(kTitle);
        if (const auto installation = value_of(line, "installation")) {
            share.installation = *installation;
        } else if (const auto master = value_of(line, "master key")) {
            share.master = *master;
        } else if (const auto set = value_of(line, "set")) {
            share.set = *set;
        } else if (const auto numbers = value_of(line, "share")) {
            has_numbers = read_numbers(*numbers, share);
        } else if (const auto data = value_of(line, "data")) {
            has_data = read_data(*data, share);
        }
    }
    return log::unexpected(std::string("it is no share of a master key, or its end is missing"));
}

}  // namespace

log::Expected<std::vector<std::string>, std::string> make_shares(const SecretKey& master,
                                                                 const EscrowPlan& plan) {
    if (plan.shares < kSharesMin || plan.shares > kSharesMax) {
        return log::unexpected(std::string("there have to be 2 to 100 shares"));
    }
    if (plan.threshold < kSharesMin || plan.threshold > plan.shares) {
        return log::unexpected(
            std::string("the threshold has to be 2 at least, and no more than there are shares"));
    }
    std::vector<unsigned char> numbers(plan.shares);
    for (unsigned i = 0; i < plan.shares; ++i) {
        numbers[i] = static_cast<unsigned char>(i + 1);
    }
    let_it_draw();
    const Context context(gfshare_ctx_init_enc(numbers.data(), plan.shares,
                                               static_cast<unsigned char>(plan.threshold),
                                               SecretKey::kBytes));
    MADOGUCHI_LOG_ASSERT(context != nullptr);
    SecretKey secret(master.view());
    gfshare_ctx_enc_setsecret(context.get(), secret.bytes().data());
    std::vector<std::string> texts;
    const std::string set = random_key_id();
    for (unsigned i = 0; i < plan.shares; ++i) {
        SecretKey share;
        gfshare_ctx_enc_getshare(context.get(), static_cast<unsigned char>(i),
                                 share.bytes().data());
        std::string text(kTitle);
        text += "\ninstallation: " + plan.installation;
        text += "\nmaster key: " + fingerprint(master);
        text += "\nmade on: " + plan.made_on;
        text += "\nset: " + set;
        text += "\nshare: " + std::to_string(i + 1) + " of " + std::to_string(plan.shares) + "; " +
                std::to_string(plan.threshold) + " of them bring the key back";
        text += "\ndata: " + in_groups(share.view());
        text += "\n";
        std::string bare = without_blanks(text);
        text += "checksum: " + checksum_of(bare) + "\n";
        OPENSSL_cleanse(bare.data(), bare.size());
        texts.push_back(std::move(text));
    }
    return texts;
}

log::Expected<SecretKey, std::string> combine_shares(std::span<const std::string> texts) {
    std::vector<Share> shares;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string which = "share " + std::to_string(i + 1) + " of those given: ";
        auto share = read_share(texts[i]);
        if (!share) {
            return log::unexpected(which + share.error());
        }
        if (!shares.empty() &&
            (share->master != shares[0].master || share->installation != shares[0].installation ||
             share->set != shares[0].set)) {
            return log::unexpected(which + "it is of another set than the first one");
        }
        if (std::any_of(shares.begin(), shares.end(),
                        [&](const Share& one) { return one.number == share->number; })) {
            return log::unexpected(which + "it is given twice");
        }
        shares.push_back(std::move(*share));
    }
    if (shares.empty() || shares.size() < shares[0].threshold) {
        return log::unexpected(
            std::to_string(shares.size()) + " shares aren't enough: " +
            (shares.empty() ? "two at least" : std::to_string(shares[0].threshold)) +
            " are needed");
    }
    std::vector<unsigned char> numbers;
    for (const auto& share : shares) {
        numbers.push_back(static_cast<unsigned char>(share.number));
    }
    let_it_draw();
    const Context context(gfshare_ctx_init_dec(
        numbers.data(), static_cast<unsigned>(numbers.size()), SecretKey::kBytes));
    MADOGUCHI_LOG_ASSERT(context != nullptr);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        gfshare_ctx_dec_giveshare(context.get(), static_cast<unsigned char>(i),
                                  shares[i].data.bytes().data());
    }
    SecretKey master;
    gfshare_ctx_dec_extract(context.get(), master.bytes().data());
    if (fingerprint(master) != shares[0].master) {
        return log::unexpected(
            std::string("these shares don't make the key that they name: one of them is forged"));
    }
    return master;
}

}  // namespace madoguchi::keystore
