#include <utility>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/serve/account_records.hpp"
#include "madoguchi/adapters/cli/serve/first_accounts.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_record.hpp"
#include "madoguchi/adapters/cli/staff.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/domain/access/standing.hpp"

namespace madoguchi::cli {

Result<ExitStatus> run_staff_account(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenant = one_municipality(**installation, arguments);
    if (!tenant) {
        return log::unexpected(tenant.error());
    }
    const auto book = read_staff(**installation, *tenant);
    if (!book) {
        return log::unexpected(book.error());
    }
    const auto standing =
        access::standing_of(book->state, facts::Staff(arguments.what), (*installation)->today());
    if (!standing.employed()) {
        return failed(ExitStatus::kNotFound, "no member of staff '" + arguments.what +
                                                 "' works at " + tenant->text() +
                                                 " today: register them first");
    }
    const Desk desk = arguments.actor.empty() ? serve::console_desk() : Desk{arguments.actor, ""};
    if (auto recorded = serve::record_sign_in(**installation, *tenant, desk, "grant_sign_in",
                                              arguments.what, "password");
        !recorded) {
        return log::unexpected(recorded.error());
    }
    serve::AccountRecords records((*installation)->keys().data_keys()->database());
    accounts::Accounts accounts(records, {});
    auto password = accounts.issue_without_second_factor({tenant->text(), arguments.what});
    if (!password) {
        return log::unexpected(serve::failure_of_account(password.error()));
    }
    std::vector<serve::FirstAccount> made;
    made.push_back({tenant->text(), arguments.what, {}, std::move(*password)});
    serve::tell(console, made);
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
