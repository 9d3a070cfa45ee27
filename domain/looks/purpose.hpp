#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace madoguchi::looks {

/// Why somebody looks at personal data: the words that an entry of the record may have.
inline constexpr std::array<std::string_view, 16> kPurposes{
    "intake",      // 1回目の受付
    "dispatch",    // 照会書の作成・発送
    "inquiry",     // 問合せへの対応
    "visit2",      // 2回目の受付
    "card_work",   // 端末処理
    "stop",        // 本人否認・支援措置・保全への対応
    "identify",    // 本人・案件の特定
    "correction",  // 訂正
    "handover",    // 引継ぎ
    "complaint",   // 苦情・申出への対応
    "disclosure",  // 開示請求
    "incident",    // 事故への対応
    "audit",       // 監査
    "backup",      // 保守・移行
    "staffing",    // 職員・役割の管理
    "training",    // 研修(架空の案件)
};

/// Whether `word` is one of them.
[[nodiscard]] constexpr bool is_purpose(std::string_view word) {
    for (const std::string_view one : kPurposes) {
        if (one == word) {
            return true;
        }
    }
    return false;
}

/// The purpose that a case's status (a word of its list row, stops included) speaks for; nothing
/// for a case that has ended: who looks at it must say why.
[[nodiscard]] std::optional<std::string_view> purpose_at(std::string_view status);

}  // namespace madoguchi::looks
