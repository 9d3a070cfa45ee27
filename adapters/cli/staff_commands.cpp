#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/adapters/cli/staff.hpp"
#include "madoguchi/domain/access/reading.hpp"
#include "madoguchi/domain/staff/role.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli {

namespace {

/// An installation with the one municipality that is meant.
struct Opened {
    std::unique_ptr<Installation> installation;
    log::TenantId tenant;
};

Result<Opened> open_one(const Arguments& arguments, Console& console) {
    auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    auto tenant = one_municipality(**installation, arguments);
    if (!tenant) {
        return log::unexpected(tenant.error());
    }
    return Opened{std::move(*installation), std::move(*tenant)};
}

/// The day of an option, or another one where it isn't given, as commands have it.
Result<std::string> day_or(const std::string& text, const char* option, facts::Date otherwise) {
    const auto day = day_of(text, option);
    if (!day) {
        return log::unexpected(day.error());
    }
    return facts::date_text(day->value_or(otherwise));
}

ExitStatus write_answer(Console& console, const std::string& staff, const log::Answer& answer) {
    if (console.json()) {
        JsonWriter json;
        json.begin_object();
        json.key("staff");
        json.text(staff);
        json.key("answer");
        json.text(answer_words(answer));
        json.key("position");
        json.number(answer.position.value());
        json.end_object();
        console.line(json.take());
    } else {
        console.line(staff + "  " + answer_words(answer));
    }
    return is_done(answer) ? ExitStatus::kDone : ExitStatus::kPartly;
}

using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

Result<ExitStatus> put(const Arguments& arguments, Console& console, Opened& opened,
                       const std::string& actor, std::string_view command, Fields fields) {
    const auto answer =
        put_to_staff(*opened.installation, opened.tenant, {actor, ""}, command, fields);
    if (!answer) {
        return log::unexpected(answer.error());
    }
    return write_answer(console, arguments.what, *answer);
}

void write_member(Console& console, const std::string& tenant, const staff::Member& member,
                  const std::string& name) {
    JsonWriter json;
    json.begin_object();
    json.key("municipality");
    json.text(tenant);
    json.key("staff");
    json.text(member.staff.text());
    json.key("name");
    if (name.empty()) {
        json.raw(R"({"sealed":true})");
    } else {
        json.text(name);
    }
    json.key("from");
    write_json(json, member.from);
    json.key("last_day");
    write_json(json, member.last_day);
    json.key("roles");
    write_json(json, member.roles);
    json.end_object();
    console.line(json.take());
}

std::string role_words(const staff::Member& member) {
    std::string text;
    for (const auto& held : member.roles) {
        text.append(text.empty() ? "" : "、").append(word_label(held.role.text()));
        text.append("(").append(held.office.empty() ? "全窓口" : held.office.text());
        if (held.until) {
            text.append(" ").append(facts::date_text(*held.until)).append("まで");
        }
        text.append(")");
    }
    return text;
}

void add_member(Table& table, const std::string& tenant, const staff::Member& member,
                const std::string& name) {
    table.rows.push_back({tenant, member.staff.text(), name.empty() ? std::string(kMasked) : name,
                          role_words(member), cell(member.from), cell(member.last_day)});
}

void write_handed(Console& console, const std::vector<HandedOver>& all) {
    Table table;
    add_heads<HandedOver>(table.heads);
    for (const auto& one : all) {
        if (console.json()) {
            JsonWriter json;
            write_json(json, one);
            console.line(json.take());
        } else {
            add_cells(table.rows.emplace_back(), one);
        }
    }
    if (!console.json() && !table.rows.empty()) {
        console.table(table);
    }
}

/// Records that the names of a municipality's staff are shown.
Result<void> record_names(Installation& installation, const Arguments& arguments,
                          const log::TenantId& tenant, std::size_t names) {
    Looker looker = looker_of(arguments);
    if (looker.purpose.empty()) {
        looker.purpose = "staffing";
    }
    return Looking(installation, std::move(looker))
        .exported(tenant, "staff_names", "staff/" + tenant.text(), names);
}

bool couldnt(const HandedOver& handed) {
    return handed.result != "handed_over" && handed.result != "stays";
}

}  // namespace

Result<ExitStatus> run_staff_list(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenants = municipalities_of(**installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    Table table{.heads = {"市町村", "職員番号", "氏名", "役割", "いつから", "最終日"}, .rows = {}};
    for (const auto& tenant : *tenants) {
        const auto book = read_staff(**installation, tenant);
        if (!book) {
            return log::unexpected(book.error());
        }
        if (arguments.reveal) {
            const auto recorded =
                record_names(**installation, arguments, tenant, book->names.size());
            if (!recorded) {
                return log::unexpected(recorded.error());
            }
        }
        for (const auto& member : book->state.members) {
            if (!access::is_among(member, facts::Office(arguments.office),
                                  (*installation)->today())) {
                continue;
            }
            const std::string name =
                arguments.reveal ? book->names.at(member.staff.text()).reveal() : std::string();
            if (console.json()) {
                write_member(console, tenant.text(), member, name);
            } else {
                add_member(table, tenant.text(), member, name);
            }
        }
    }
    if (!console.json()) {
        console.table(table);
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_staff_appoint(const Arguments& arguments, Console& console) {
    auto opened = open_one(arguments, console);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    return put(arguments, console, *opened, std::string(staff::word(staff::SystemActor::kConsole)),
               "appoint_administrator", {{"staff", arguments.what}, {"name", arguments.name}});
}

Result<ExitStatus> run_staff_register(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    auto opened = desk ? open_one(arguments, console) : log::unexpected(desk.error());
    if (!opened) {
        return log::unexpected(opened.error());
    }
    const auto from = day_or(arguments.from, "--from", opened->installation->today());
    if (!from) {
        return log::unexpected(from.error());
    }
    return put(arguments, console, *opened, desk->actor, "register_staff",
               {{"staff", arguments.what}, {"name", arguments.name}, {"from", *from}});
}

Result<ExitStatus> run_staff_grant(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    auto opened = desk ? open_one(arguments, console) : log::unexpected(desk.error());
    if (!opened) {
        return log::unexpected(opened.error());
    }
    const auto from = day_or(arguments.from, "--from", opened->installation->today());
    const auto until = day_of(arguments.until, "--until");
    if (!from || !until) {
        return log::unexpected(!from ? from.error() : until.error());
    }
    return put(arguments, console, *opened, desk->actor, "grant_role",
               {{"staff", arguments.what},
                {"role", arguments.value},
                {"office", arguments.office},
                {"from", *from},
                {"until", arguments.until},
                {"approved_by", arguments.approved_by}});
}

Result<ExitStatus> run_staff_withdraw(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    auto opened = desk ? open_one(arguments, console) : log::unexpected(desk.error());
    if (!opened) {
        return log::unexpected(opened.error());
    }
    const auto yesterday = opened->installation->today() - std::chrono::days(1);
    const auto last_day = day_or(arguments.until, "--until", yesterday);
    if (!last_day) {
        return log::unexpected(last_day.error());
    }
    return put(arguments, console, *opened, desk->actor, "withdraw_role",
               {{"staff", arguments.what},
                {"role", arguments.value},
                {"office", arguments.office},
                {"last_day", *last_day}});
}

Result<ExitStatus> run_staff_return(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    auto opened = desk ? open_one(arguments, console) : log::unexpected(desk.error());
    if (!opened) {
        return log::unexpected(opened.error());
    }
    const auto from = day_or(arguments.from, "--from", opened->installation->today());
    if (!from) {
        return log::unexpected(from.error());
    }
    return put(arguments, console, *opened, desk->actor, "record_return",
               {{"staff", arguments.what}, {"from", *from}});
}

Result<ExitStatus> run_staff_leave(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    auto opened = desk ? open_one(arguments, console) : log::unexpected(desk.error());
    if (!opened) {
        return log::unexpected(opened.error());
    }
    Installation& installation = *opened->installation;
    const auto last_day = day_or(arguments.until, "--until", installation.today());
    if (!last_day) {
        return log::unexpected(last_day.error());
    }
    ExitStatus status = ExitStatus::kDone;
    for (const auto& person : arguments.files) {
        if (!arguments.to.empty()) {
            const auto handed =
                hand_over(installation, opened->tenant, person, arguments.to, {desk->actor, ""});
            if (!handed) {
                return log::unexpected(handed.error());
            }
            write_handed(console, *handed);
            status = std::ranges::any_of(*handed, couldnt) ? ExitStatus::kPartly : status;
        }
        const auto left =
            put_to_staff(installation, opened->tenant, {desk->actor, ""}, "record_leaving",
                         {{"staff", person}, {"last_day", *last_day}});
        if (!left) {
            return log::unexpected(left.error());
        }
        status = std::max(status, write_answer(console, person, *left));
    }
    if (auto done = installation.tick(); !done) {
        return log::unexpected(done.error());
    }
    return status;
}

Result<ExitStatus> run_staff_hand_over(const Arguments& arguments, Console& console) {
    const auto desk = desk_of(arguments);
    auto opened = desk ? open_one(arguments, console) : log::unexpected(desk.error());
    if (!opened) {
        return log::unexpected(opened.error());
    }
    ExitStatus status = ExitStatus::kDone;
    for (const auto& person : arguments.files) {
        const auto handed =
            hand_over(*opened->installation, opened->tenant, person, arguments.to, *desk);
        if (!handed) {
            return log::unexpected(handed.error());
        }
        write_handed(console, *handed);
        status = std::ranges::any_of(*handed, couldnt) ? ExitStatus::kPartly : status;
    }
    if (auto done = opened->installation->tick(); !done) {
        return log::unexpected(done.error());
    }
    return status;
}

}  // namespace madoguchi::cli
