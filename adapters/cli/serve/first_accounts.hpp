#pragma once

#include <string>
#include <vector>

#include "madoguchi/adapters/accounts/accounts.hpp"
#include "madoguchi/adapters/accounts/record_store.hpp"
#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/cli/installation.hpp"

namespace madoguchi::cli::serve {

/// Somebody who can sign in now.
struct FirstAccount {
    std::string municipality;
    std::string staff;
    std::string about;              ///< Name and roles, of invented people alone.
    accounts::SecretText password;  ///< For once.
};

/// Gives each municipality where nobody has an account an administrator's: that of whoever is
/// administrator, or of a new one, `admin`. Nothing happens where there are accounts.
[[nodiscard]] Result<std::vector<FirstAccount>> first_accounts(Installation& installation,
                                                               const accounts::RecordStore& records,
                                                               accounts::Accounts& accounts);

/// Gives everybody who works anywhere today and has no account one: for demonstrations.
[[nodiscard]] Result<std::vector<FirstAccount>> everybodys_accounts(Installation& installation,
                                                                    accounts::Accounts& accounts);

/// Prints them: the only time that the passwords are seen.
void tell(Console& console, const std::vector<FirstAccount>& made);

/// What is to be done about an account that couldn't be written or read.
[[nodiscard]] Failure failure_of_account(const accounts::Refusal& refusal);

}  // namespace madoguchi::cli::serve
