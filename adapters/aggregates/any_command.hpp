#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "madoguchi/domain/cases/commands/case_command.hpp"
#include "madoguchi/domain/incidents/incident_command.hpp"
#include "madoguchi/domain/looks/look_command.hpp"
#include "madoguchi/domain/offices/office_command.hpp"
#include "madoguchi/domain/persons/person_command.hpp"
#include "madoguchi/domain/policies/policy_command.hpp"
#include "madoguchi/domain/staff/staff_command.hpp"
#include "madoguchi/domain/watches/watch_command.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::aggregates {

/// A command to any aggregate.
using AnyCommand =
    std::variant<cases::CaseCommand, incidents::IncidentCommand, looks::LookCommand,
                 offices::OfficeCommand, persons::PersonCommand, policies::PolicyCommand,
                 staff::StaffCommand, watches::WatchCommand>;

/// A command's stored form.
struct CommandForm {
    std::string type;     ///< Wire name.
    std::string payload;  ///< The serialised message of that type.
};

/// Reads a command. Errors: `unknown_command` (no such type), `malformed` (the payload is no
/// message of that type; the detail names the field). Thread-safe.
[[nodiscard]] log::Expected<AnyCommand, log::NotTaken> decode_command(std::string_view type,
                                                                      std::string_view payload);

/// Writes a command that the program itself makes: its texts are UTF-8, its dates have four digits
/// of a year. Thread-safe.
[[nodiscard]] CommandForm encode_command(const AnyCommand& command);

/// The act that a command's wire name stands for: `madoguchi.command.open_case.v1` is `open_case`.
/// Empty for what is no wire name of a command.
[[nodiscard]] std::string_view act_of(std::string_view type);

/// Every wire name of a command.
[[nodiscard]] std::vector<std::string> command_names();

}  // namespace madoguchi::aggregates
