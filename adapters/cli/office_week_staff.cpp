#include "madoguchi/adapters/cli/office_week_player.hpp"
#include "madoguchi/domain/staff/role.hpp"

// How the week's staff comes into the log.
namespace madoguchi::cli {

namespace {

std::string pair(const char* name, const std::string& text) {
    return std::string("\"") + name + "\":\"" + text + "\"";
}

std::string granting(const WeekStaff& staff, const std::string& role, const std::string& office,
                     const std::string& from, const std::string& approver) {
    return "{\"grant_role\":{" + pair("staff", staff.code) + "," + pair("role", role) + "," +
           (office.empty() ? "" : pair("office", office) + ",") + pair("from", from) +
           (approver.empty() ? "" : "," + pair("approved_by", approver)) + "}}";
}

bool is_leading(const std::string& role) {
    return role == staff::word(staff::Role::kSectionChief) ||
           role == staff::word(staff::Role::kManager);
}

}  // namespace

Result<void> OfficeWeekPlayer::put_to_staff(const WeekMunicipality& one, const std::string& actor,
                                            const std::string& payload) {
    ++counts_.commands;
    const auto answer = desk_.put({.tenant = one.tenant,
                                   .stream = "staff/" + one.tenant,
                                   .actor = actor,
                                   .office = "",
                                   .payload = payload});
    if (!answer) {
        return log::unexpected(answer.error());
    }
    if (answer->word != "accepted") {
        return failed(ExitStatus::kPartly, "week.json: the staff of " + one.tenant + ": " +
                                               answer->word + " " + answer->detail);
    }
    return {};
}

Result<void> OfficeWeekPlayer::employ(const WeekMunicipality& one) {
    const WeekStaff& administrator = one.staff.at(one.administrator);
    const std::string today = facts::date_text(desk_.installation().today());
    std::string& approver = approvers_[one.tenant];
    if (auto done =
            put_to_staff(one, std::string(staff::word(staff::SystemActor::kConsole)),
                         "{\"appoint_administrator\":{" + pair("staff", administrator.code) + "," +
                             pair("name", administrator.name) + "}}");
        !done) {
        return done;
    }
    for (const auto& [key, staff] : one.staff) {
        if (key == one.administrator) {
            continue;
        }
        if (auto done =
                put_to_staff(one, administrator.code,
                             "{\"register_staff\":{" + pair("staff", staff.code) + "," +
                                 pair("name", staff.name) + "," + pair("from", today) + "}}");
            !done) {
            return done;
        }
        for (const WeekRole& role : staff.roles) {
            if (!role.offices.empty()) {
                continue;
            }
            if (auto done = put_to_staff(one, administrator.code,
                                         granting(staff, role.role, "", today, approver));
                !done) {
                return done;
            }
            // Who leads first is granted so without: there is nobody yet who could approve.
            if (approver.empty() && is_leading(role.role)) {
                approver = staff.code;
            }
        }
    }
    return {};
}

Result<void> OfficeWeekPlayer::employ_at_offices(const WeekMunicipality& one) {
    const std::string today = facts::date_text(desk_.installation().today());
    for (const auto& [key, staff] : one.staff) {
        for (const WeekRole& role : staff.roles) {
            for (const std::string& office : role.offices) {
                if (auto done = put_to_staff(
                        one, one.staff.at(one.administrator).code,
                        granting(staff, role.role, office, today, approvers_[one.tenant]));
                    !done) {
                    return done;
                }
            }
        }
    }
    return {};
}

}  // namespace madoguchi::cli
