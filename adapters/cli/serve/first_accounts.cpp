#include "madoguchi/adapters/cli/serve/first_accounts.hpp"

#include <utility>

#include "madoguchi/adapters/cli/serve/sign_in_record.hpp"
#include "madoguchi/adapters/cli/staff.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/domain/access/standing.hpp"

namespace madoguchi::cli::serve {

namespace {

constexpr const char* kNewAdministrator = "admin";
constexpr const char* kNewName = "管理者";

Result<bool> has_accounts(const accounts::RecordStore& records, const log::TenantId& tenant) {
    bool found = false;
    const auto read = records.visit("account/" + tenant.text() + "/",
                                    [&](std::string_view, std::string_view) { found = true; });
    if (!read) {
        return failed(ExitStatus::kUnavailable, read.error());
    }
    return found;
}

/// Who is administrator today; empty: nobody.
std::string administrator_of(const StaffBook& book, facts::Date today) {
    for (const auto& member : book.state.members) {
        if (access::standing_of(book.state, member.staff, today)
                .may(access::Permission::kManageStaff, facts::Office())) {
            return member.staff.text();
        }
    }
    return {};
}

Result<std::string> some_administrator(Installation& installation, const log::TenantId& tenant) {
    const auto book = read_staff(installation, tenant);
    if (!book) {
        return log::unexpected(book.error());
    }
    if (auto known = administrator_of(*book, installation.today()); !known.empty()) {
        return known;
    }
    const auto answer = put_to_staff(installation, tenant, console_desk(), "appoint_administrator",
                                     {{"staff", kNewAdministrator}, {"name", kNewName}});
    if (!answer) {
        return log::unexpected(answer.error());
    }
    if (answer->kind != log::AnswerKind::kStored ||
        answer->outcome.kind == log::OutcomeKind::kRejected) {
        return failed(ExitStatus::kUnavailable,
                      tenant.text() + ": no administrator could be appointed (" +
                          answer->outcome.code_name + answer->code +
                          "): appoint one with 'madoguchi staff appoint'");
    }
    return std::string(kNewAdministrator);
}

/// `窓口 一子: clerk, clerk`.
std::string about(const StaffBook& book, const staff::Member& member, facts::Date today) {
    const auto name = book.names.find(member.staff.text());
    std::string text = name == book.names.end() ? std::string() : name->second.reveal();
    std::string roles;
    for (const auto& held : member.roles) {
        if (held.in_force(today) && roles.find(held.role.text()) == std::string::npos) {
            roles.append(roles.empty() ? ": " : ", ").append(held.role.text());
        }
    }
    return text + roles;
}

}  // namespace

Failure failure_of_account(const accounts::Refusal& refusal) {
    return {ExitStatus::kUnavailable, "the account can't be written: " + refusal.detail};
}

Result<std::vector<FirstAccount>> first_accounts(Installation& installation,
                                                 const accounts::RecordStore& records,
                                                 accounts::Accounts& accounts) {
    std::vector<FirstAccount> made;
    for (const auto& tenant : installation.tenants()) {
        const auto there = has_accounts(records, tenant);
        if (!there) {
            return log::unexpected(there.error());
        }
        if (*there) {
            continue;
        }
        auto staff = some_administrator(installation, tenant);
        if (!staff) {
            return log::unexpected(staff.error());
        }
        if (auto recorded = record_sign_in(installation, tenant, console_desk(), "grant_sign_in",
                                           *staff, "password");
            !recorded) {
            return log::unexpected(recorded.error());
        }
        auto password = accounts.issue({tenant.text(), *staff});
        if (!password) {
            return log::unexpected(failure_of_account(password.error()));
        }
        made.push_back({tenant.text(), std::move(*staff), {}, std::move(*password)});
    }
    return made;
}

Result<std::vector<FirstAccount>> everybodys_accounts(Installation& installation,
                                                      accounts::Accounts& accounts) {
    std::vector<FirstAccount> made;
    for (const auto& tenant : installation.tenants()) {
        const auto book = read_staff(installation, tenant);
        if (!book) {
            return log::unexpected(book.error());
        }
        for (const auto& member : book->state.members) {
            const accounts::Who who{tenant.text(), member.staff.text()};
            const auto there = accounts.exists(who);
            if (!there) {
                return log::unexpected(failure_of_account(there.error()));
            }
            if (*there || !member.employed(installation.today())) {
                continue;
            }
            if (auto recorded = record_sign_in(installation, tenant, console_desk(),
                                               "grant_sign_in", who.staff, "password");
                !recorded) {
                return log::unexpected(recorded.error());
            }
            auto password = accounts.issue(who);
            if (!password) {
                return log::unexpected(failure_of_account(password.error()));
            }
            made.push_back({who.municipality, who.staff, about(*book, member, installation.today()),
                            std::move(*password)});
        }
    }
    return made;
}

void tell(Console& console, const std::vector<FirstAccount>& made) {
    for (const auto& account : made) {
        if (!console.json()) {
            console.line(account.municipality + ": " + account.staff +
                         (account.about.empty() ? "" : " (" + account.about + ")") +
                         " signs in with " + std::string(account.password.reveal()) + " (once)");
            continue;
        }
        protobuf::JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(account.municipality);
        json.key("staff");
        json.text(account.staff);
        if (!account.about.empty()) {
            json.key("about");
            json.text(account.about);
        }
        json.key("password");
        json.text(account.password.reveal());
        json.end_object();
        console.line(json.take());
    }
}

}  // namespace madoguchi::cli::serve
