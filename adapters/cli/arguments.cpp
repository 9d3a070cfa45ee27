#include "madoguchi/adapters/cli/arguments.hpp"

#include <filesystem>
#include <system_error>

#include "madoguchi/adapters/cli/rejection_words.hpp"
#include "madoguchi/adapters/cli/staff.hpp"
#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/domain/access/reading.hpp"
#include "madoguchi/domain/access/standing.hpp"

namespace madoguchi::cli {

namespace {

const runtime::SystemClock kClock;

/// Where whoever asks works. Nowhere: nothing is left out, and the permission says no.
Result<std::vector<log::TenantId>> workplaces(const Installation& installation,
                                              const std::string& actor) {
    std::vector<log::TenantId> found;
    for (const auto& tenant : installation.tenants()) {
        const auto book = read_staff(installation, tenant);
        if (!book) {
            return log::unexpected(book.error());
        }
        const auto* const member = book->state.find(facts::Staff(actor));
        if (member != nullptr && member->employed(installation.today())) {
            found.push_back(tenant);
        }
    }
    return found;
}

}  // namespace

std::string master_key_source(const Arguments& arguments, const std::string& data) {
    if (!arguments.master_key.empty()) {
        return arguments.master_key;
    }
    const std::string inside = DataFolder{data}.master_key();
    std::error_code error;
    return std::filesystem::exists(inside, error) ? "file:" + inside
                                                  : "folder:" + arguments.master_keys;
}

namespace {

/// Who only asks doesn't make a new installation with keys of its own: the folder is misspelt.
Result<void> there_is_data(const Arguments& arguments) {
    std::error_code error;
    if (arguments.query.empty() ||
        std::filesystem::exists(DataFolder{arguments.data}.log(), error)) {
        return {};
    }
    return failed(ExitStatus::kNotFound,
                  "there is no data in " + arguments.data +
                      ": name the data folder with --data; 'madoguchi policy publish' makes a new "
                      "one, 'madoguchi restore' puts one back from backups");
}

Result<std::unique_ptr<Installation>> open_alone(const Arguments& arguments, Console& console) {
    if (auto there = there_is_data(arguments); !there) {
        return log::unexpected(there.error());
    }
    InstallationOptions options;
    options.folder = arguments.data;
    options.master_key = master_key_source(arguments, arguments.data);
    options.signing_keys = arguments.signing_keys;
    options.tenants = policyfile::load_directory(arguments.policies).policies.municipalities();
    options.report = [&console](const std::string& line) { console.note(line); };
    options.on_take_over = [&console](const projections::TakeOverReport& report) {
        if (report.before.version != 0) {
            console.note("projection " + projections::text_of(report.after) +
                         " has taken over from " + projections::text_of(report.before));
        }
    };
    return Installation::open(options, kClock);
}

}  // namespace

Result<std::unique_ptr<Installation>> open_installation(const Arguments& arguments,
                                                        Console& console) {
    auto installation = arguments.running != nullptr
                            ? Result<std::unique_ptr<Installation>>(arguments.running->beside())
                            : open_alone(arguments, console);
    if (!installation) {
        return installation;
    }
    if (auto done = (*installation)->tick(); !done) {
        return log::unexpected(done.error());
    }
    for (const auto& tenant : (*installation)->clocks_in_doubt()) {
        console.note("the clock is far ahead of the log of " + tenant.text() +
                     ": what is due waits until somebody runs 'madoguchi confirm-clock'");
    }
    if (arguments.municipality.empty() && !arguments.actor.empty()) {
        auto tenants = workplaces(**installation, arguments.actor);
        if (!tenants) {
            return log::unexpected(tenants.error());
        }
        (*installation)->ask_only(std::move(*tenants));
    }
    if (!arguments.query.empty()) {
        if (auto may = permitted(**installation, arguments, arguments.query); !may) {
            return log::unexpected(may.error());
        }
    }
    return installation;
}

Result<void> permitted(const Installation& installation, const Arguments& arguments,
                       const std::string& query) {
    const auto tenants = municipalities_of(installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    const facts::Staff actor(arguments.actor.empty() ? staff::word(staff::SystemActor::kConsole)
                                                     : std::string_view(arguments.actor));
    for (const auto& tenant : *tenants) {
        const auto book = read_staff(installation, tenant);
        if (!book) {
            return log::unexpected(book.error());
        }
        const auto standing = access::standing_of(book->state, actor, installation.today());
        if (auto why =
                access::not_permitted_to_read(standing, query, facts::Office(arguments.office))) {
            return failed(ExitStatus::kNotPermitted, tenant.text() + ": " + *why);
        }
    }
    return {};
}

Result<std::optional<facts::Date>> day_of(const std::string& text, const char* option) {
    if (text.empty()) {
        return std::optional<facts::Date>{};
    }
    const auto day = facts::parse_date(text);
    if (!day) {
        return failed(ExitStatus::kUsage,
                      std::string(option) + ": give a day that exists, as YYYY-MM-DD");
    }
    return std::optional(*day);
}

Result<Desk> desk_of(const Arguments& arguments) {
    if (arguments.actor.empty()) {
        return failed(ExitStatus::kUsage, "--actor is missing: give the staff code of who does it");
    }
    if (staff::system_actor_of(arguments.actor)) {
        return failed(ExitStatus::kUsage, "--actor: '" + arguments.actor +
                                              "' is the program's own word, no staff code");
    }
    return Desk{arguments.actor, arguments.office};
}

Looker looker_of(const Arguments& arguments) {
    return {.desk = {.actor = arguments.actor, .office = arguments.office},
            .purpose = arguments.purpose};
}

Result<log::TenantId> one_municipality(const Installation& installation,
                                       const Arguments& arguments) {
    const auto tenants = municipalities_of(installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    if (tenants->size() != 1) {
        return failed(ExitStatus::kUsage,
                      "there are several municipalities: say which with "
                      "--municipality");
    }
    return tenants->front();
}

Result<std::vector<log::TenantId>> municipalities_of(const Installation& installation,
                                                     const Arguments& arguments) {
    if (arguments.municipality.empty()) {
        return installation.asked();
    }
    const log::TenantId tenant(arguments.municipality);
    if (!installation.serves(tenant)) {
        return failed(ExitStatus::kNotFound, "there is no municipality '" + tenant.text() +
                                                 "': neither in the data folder nor among the "
                                                 "policies in " +
                                                 arguments.policies);
    }
    return std::vector<log::TenantId>{tenant};
}

bool is_done(const log::Answer& answer) {
    return answer.kind == log::AnswerKind::kStored &&
           answer.outcome.kind != log::OutcomeKind::kRejected;
}

std::string answer_words(const log::Answer& answer) {
    if (answer.kind != log::AnswerKind::kStored) {
        return answer.code + ": " + answer.detail;
    }
    std::string words;
    switch (answer.outcome.kind) {
        case log::OutcomeKind::kAccepted:
            words = "accepted";
            break;
        case log::OutcomeKind::kNothingToDo:
            words = "nothing to do";
            break;
        case log::OutcomeKind::kRejected:
            words = "rejected: " + answer.outcome.code_name + " (" +
                    std::string(rejection_words(answer.outcome.code_name).ja) + ")";
            break;
    }
    for (const auto& id : answer.outcome.ids) {
        words.append(" ").append(id);
    }
    return answer.repeated ? words + " (登録済みです)" : words;
}

}  // namespace madoguchi::cli
