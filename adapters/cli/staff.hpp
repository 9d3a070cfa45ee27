#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/imports.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cli {

/// A municipality's staff as its log has it.
struct StaffBook {
    staff::StaffState state;
    std::map<std::string, facts::Sensitive<std::string>> names;  ///< By staff code.
};
[[nodiscard]] Result<StaffBook> read_staff(const Installation& installation,
                                           const log::TenantId& tenant);

/// Puts one command to the municipality's staff. `fields` are texts; empty ones are left out. What
/// is wrong with it is in the answer.
[[nodiscard]] Result<log::Answer> put_to_staff(
    Installation& installation, const log::TenantId& tenant, const Desk& desk,
    std::string_view command,
    std::initializer_list<std::pair<std::string_view, std::string_view>> fields);

/// Registers people and grants roles from a CSV file, in its order: a row whose `name` is filled in
/// registers (who is registered already is known), a row with a `role` grants it. Columns: `staff`
/// (職員番号), `name` (氏名), `role` (役割), `office` (窓口), `from` (いつから), `until`
/// (いつまで). Without `from`, today.
[[nodiscard]] Result<Imported> import_staff(Installation& installation, const log::TenantId& tenant,
                                            std::string_view bytes, const std::string& file,
                                            const Desk& desk, const ImportProgress& progress = {});

/// What became of one person's work on one case.
struct HandedOver {
    std::string from;
    std::string to;
    std::string case_number;
    std::string stream;
    std::string office;
    bool claimed = false;
    std::vector<std::string> custody;
    std::vector<std::string> asked_for;  ///< Stays as it is: any other section chief decides it.
    std::string result;                  ///< `handed_over`, `stays` or why not: a code.
    MADOGUCHI_FIELDS(HandedOver, from, to, case_number, stream, office, claimed, custody, asked_for,
                     result);
};

/// Hands all that `from` has to `to`, one command per case. The projections must have caught up.
[[nodiscard]] Result<std::vector<HandedOver>> hand_over(Installation& installation,
                                                        const log::TenantId& tenant,
                                                        const std::string& from,
                                                        const std::string& to, const Desk& desk);

}  // namespace madoguchi::cli
