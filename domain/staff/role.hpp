#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace madoguchi::staff {

/// What a person may be at an office, or in the whole municipality. Several at a time.
enum class Role : std::uint8_t {
    kClerk,          ///< 窓口
    kMailroom,       ///< 文書・発送
    kSectionChief,   ///< 係長
    kManager,        ///< 課長
    kAuditor,        ///< 監査
    kAdministrator,  ///< 利用者管理
};
inline constexpr std::array<std::string_view, 6> kRoleWords{"clerk",   "mailroom", "section_chief",
                                                            "manager", "auditor",  "administrator"};

/// Who acts when no person does. A person's code is none of these words.
enum class SystemActor : std::uint8_t {
    kTimer,           ///< What is due.
    kProcessManager,  ///< What follows from one stream for another.
    kImport,          ///< A file of the register or of certificates, without a person's name.
    kStation,         ///< The counter's card reader.
    kConsole,         ///< Whoever may use the machine's console; the operating system decides.
};
inline constexpr std::array<std::string_view, 5> kSystemActorWords{"timer", "process_manager",
                                                                   "import", "station", "console"};

/// The word of a role or a system actor, as events, commands and screens write it.
[[nodiscard]] constexpr std::string_view word(Role role) {
    return kRoleWords[static_cast<std::size_t>(role)];
}
[[nodiscard]] constexpr std::string_view word(SystemActor actor) {
    return kSystemActorWords[static_cast<std::size_t>(actor)];
}

/// What a word stands for; nothing for another one.
[[nodiscard]] constexpr std::optional<Role> role_of(std::string_view text) {
    for (std::size_t i = 0; i < kRoleWords.size(); ++i) {
        if (kRoleWords[i] == text) {
            return static_cast<Role>(i);
        }
    }
    return std::nullopt;
}
[[nodiscard]] constexpr std::optional<SystemActor> system_actor_of(std::string_view text) {
    for (std::size_t i = 0; i < kSystemActorWords.size(); ++i) {
        if (kSystemActorWords[i] == text) {
            return static_cast<SystemActor>(i);
        }
    }
    return std::nullopt;
}

}  // namespace madoguchi::staff
