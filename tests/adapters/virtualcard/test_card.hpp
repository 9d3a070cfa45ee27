#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/virtualcard/virtual_card.hpp"

namespace madoguchi::virtualcard::testing {

inline constexpr std::string_view kSignaturePin = "OLDSIGN7654321XY";
inline constexpr std::string_view kNewSignaturePin = "NEWSIGN1234567ZZ";
inline constexpr std::string_view kUserAuthPin = "4826";
inline constexpr std::string_view kNewUserAuthPin = "7391";
inline constexpr std::string_view kResidentPin = "6158";
inline constexpr std::string_view kCardInputPin = "9274";

inline const card::Validity kCaValidity{std::chrono::sys_days(std::chrono::April / 1 / 2025),
                                        std::chrono::sys_days(std::chrono::April / 1 / 2045)};
inline const card::Validity kValidity{std::chrono::sys_days(std::chrono::April / 1 / 2026),
                                      std::chrono::sys_days(std::chrono::May / 20 / 2031) +
                                          std::chrono::hours(14) + std::chrono::minutes(59) +
                                          std::chrono::seconds(59)};

/// Keys are made once per test process.
inline const KeySource& keys() {
    static const KeySource source = recycled_keys(3);
    return source;
}

inline std::shared_ptr<const TestAuthority> authority() {
    static const auto made =
        std::make_shared<const TestAuthority>(TestAuthority::create(keys(), kCaValidity).value());
    return made;
}

inline Holder holder() {
    return {.name = "見本　花子",
            .address = "試験県試験市見本町１番地",
            .birth_date = std::chrono::sys_days(std::chrono::May / 20 / 1980),
            .sex = '2'};
}

inline std::unique_ptr<VirtualCard> new_card(VirtualCardOptions options = {}) {
    return VirtualCard::create({.number = "900000000000001",
                                .holder = holder(),
                                .pins = {kSignaturePin, kUserAuthPin, kResidentPin, kCardInputPin}},
                               authority(), keys(), std::move(options))
        .value();
}

/// A folder that goes with the test.
class TemporaryFolder {
 public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "virtualcard-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return path_ / name; }

 private:
    std::filesystem::path path_;
};

/// Bytes of `hex`; blanks are left out.
inline std::vector<std::uint8_t> bytes(std::string_view hex) {
    std::vector<std::uint8_t> found;
    std::string digits;
    for (const char c : hex) {
        if (c != ' ') {
            digits += c;
        }
        if (digits.size() == 2) {
            found.push_back(static_cast<std::uint8_t>(std::stoul(digits, nullptr, 16)));
            digits.clear();
        }
    }
    return found;
}

/// Header, Lc and the characters of `pin`.
inline std::vector<std::uint8_t> with_pin(std::string_view header, std::string_view pin) {
    auto apdu = bytes(header);
    apdu.push_back(static_cast<std::uint8_t>(pin.size()));
    apdu.insert(apdu.end(), pin.begin(), pin.end());
    return apdu;
}

inline std::string sent(VirtualCard& card, const std::vector<std::uint8_t>& apdu) {
    const auto response = card.transmit(apdu);
    return response ? card::to_text(response->status) : "no answer";
}
inline std::string sent(VirtualCard& card, std::string_view hex) { return sent(card, bytes(hex)); }

inline const std::string_view kSelectJpki = "00A4040C0AD392F000260100000001";

/// Writes both certificates through the private commands.
void issue_certificates(VirtualCard& card);

}  // namespace madoguchi::virtualcard::testing
