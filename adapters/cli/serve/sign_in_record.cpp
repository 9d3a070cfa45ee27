#include "madoguchi/adapters/cli/serve/sign_in_record.hpp"

#include "madoguchi/adapters/cli/staff.hpp"
#include "madoguchi/domain/staff/role.hpp"

namespace madoguchi::cli::serve {

Desk console_desk() {
    return {.actor = std::string(staff::word(staff::SystemActor::kConsole)), .office = {}};
}

Result<void> record_sign_in(Installation& installation, const log::TenantId& tenant,
                            const Desk& desk, std::string_view command, const std::string& staff,
                            std::string_view way) {
    const auto answer =
        put_to_staff(installation, tenant, desk, command, {{"staff", staff}, {"way", way}});
    if (!answer) {
        return log::unexpected(answer.error());
    }
    if (answer->kind != log::AnswerKind::kStored) {
        const bool forbidden = answer->code == "not_permitted";
        return failed(forbidden ? ExitStatus::kNotPermitted : ExitStatus::kUnavailable,
                      "it can't be recorded, and so isn't done: " + answer->code);
    }
    if (answer->outcome.kind == log::OutcomeKind::kRejected) {
        return failed(ExitStatus::kNotFound, "no such member of staff works at " + tenant.text() +
                                                 " today (" + answer->outcome.code_name + ")");
    }
    return {};
}

Answer<void> record_sign_in(Services& services, const Call& call, std::string_view command,
                            const std::string& staff, std::string_view way) {
    if (staff == call.session.who.staff) {
        return refuse(problem(409, "own_account"));
    }
    return or_problem(record_sign_in(services.installation, call.tenant,
                                     {call.session.who.staff, ""}, command, staff, way));
}

}  // namespace madoguchi::cli::serve
