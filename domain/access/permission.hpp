#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "madoguchi/domain/staff/role.hpp"

namespace madoguchi::access {

using staff::Role;
using staff::SystemActor;

/// What an act needs. An act is a command or a query; several acts share a permission.
enum class Permission : std::uint8_t {
    kCounterWork,           ///< Intake, visit 2, money, custody, a day's figures.
    kLetterWork,            ///< Printing, handing over, posting, returns.
    kCardWork,              ///< Work at the card terminal.
    kCorrectEntries,        ///< Correcting, asking for a correction.
    kTakeInRegister,        ///< What the resident register and other systems say.
    kTakeInProtection,      ///< Whom the resident register says to protect.
    kLetTimePass,           ///< What is due by the calendar.
    kHandleIncidents,       ///< Entering an incident and following it up.
    kFollowUp,              ///< What follows from one stream for another and nobody else does.
    kCloseRenewedWatch,     ///< What a completed renewal means for a watch.
    kCloseOffice,           ///< Days closed out of turn, downtime of the terminal.
    kSetRules,              ///< Publishing policies, setting values.
    kHandOverWork,          ///< Giving what one person has to another.
    kManageStaff,           ///< Registering people, granting roles.
    kAppointAdministrator,  ///< Naming the first administrator.
    kGrantSignIn,           ///< Letting people sign in, and no longer.
    kReadCases,             ///< Cases, lists, letters.
    kReadRules,             ///< What is published and set.
    kReadStaff,             ///< Who has which role.
    kReadAudit,             ///< Refusals, exceptions, corrections, rejections.
    kRecordExport,          ///< Recording what one takes out: whoever may take anything.
    kProveRecord,           ///< Checking the record and proving it to others.
    kExportRecord,          ///< Taking personal data out of the program.
    kKeepInstallation,      ///< Projections, the clock.
};
inline constexpr std::size_t kPermissions = 24;

/// A command or a query, and the permission that it needs.
struct Act {
    std::string_view name;  ///< `open_case`; of a query as it stands on the command line: `show`.
    Permission needs;
};

/// The one table: every command, then every query.
[[nodiscard]] std::span<const Act> acts();

/// What the act of that name needs; nothing for an act that isn't in the table: nobody may do it.
[[nodiscard]] std::optional<Permission> needed_for(std::string_view act);

/// Stored name of a permission, e.g. `counter_work`.
[[nodiscard]] std::string_view word(Permission permission);

/// Whether a role, or a system actor, brings a permission with it.
[[nodiscard]] bool brings(Role role, Permission permission);
[[nodiscard]] bool brings(SystemActor actor, Permission permission);

}  // namespace madoguchi::access
