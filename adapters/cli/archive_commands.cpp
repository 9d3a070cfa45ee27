#include <optional>
#include <string_view>

#include "madoguchi/adapters/cli/archive.hpp"
#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/disclosure.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::size_t kPassphraseBytesMin = 12;
constexpr std::size_t kPassphraseBytesMax = 1'000;

/// The first line of the file of --passphrase-file; empty without it.
Result<std::string> passphrase_of(const Arguments& arguments) {
    if (arguments.passphrase_file.empty()) {
        return std::string();
    }
    const auto text = read_secret_file(arguments.passphrase_file, kPassphraseBytesMax);
    if (!text) {
        return log::unexpected(text.error());
    }
    std::string passphrase = text->substr(0, text->find_first_of("\r\n"));
    if (passphrase.size() < kPassphraseBytesMin) {
        return failed(ExitStatus::kUsage, "--passphrase-file: a passphrase has at least " +
                                              std::to_string(kPassphraseBytesMin) +
                                              " bytes, in the first line of the file");
    }
    return passphrase;
}

BackupSteps steps(Console& console) {
    catch_interrupts();
    return [&console](const std::string& what, std::uint64_t done, std::uint64_t all) {
        console.progress(what, done, all);
        return !interrupted();
    };
}

void write_logs(Console& console, const std::vector<ArchivedLog>& logs) {
    for (const auto& log : logs) {
        if (!console.json()) {
            console.line(log.tenant.text() + ": " + std::to_string(log.commits) + " commits");
            continue;
        }
        protobuf::JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(log.tenant.text());
        json.key("commits");
        json.number(log.commits);
        json.key("root");
        json.text(log.root);
        json.end_object();
        console.line(json.take());
    }
}

std::optional<codec::Subject> subject_of(std::string_view applicant) {
    if (applicant == "principal") {
        return codec::Subject::kPrincipal;
    }
    if (applicant == "agent") {
        return codec::Subject::kAgent;
    }
    if (applicant == "other_agent") {
        return codec::Subject::kOtherAgent;
    }
    return std::nullopt;
}

/// The history of one case for one of its people.
Result<ExitStatus> disclose(const Arguments& arguments, Console& console) {
    const auto applicant = subject_of(arguments.applicant);
    if (!applicant) {
        return failed(ExitStatus::kUsage,
                      "--for: say who asks for disclosure, 'principal', 'agent' or 'other_agent'");
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto which = find_case(**installation, arguments.what, arguments.municipality);
    if (!which) {
        return log::unexpected(which.error());
    }
    const auto lines = disclosed_history(**installation, *which, *applicant);
    if (!lines) {
        return log::unexpected(lines.error());
    }
    Looker looker = looker_of(arguments);
    if (looker.purpose.empty()) {
        looker.purpose = "disclosure";
    }
    Looking looking(**installation, std::move(looker));
    if (auto recorded = looking.exported(which->tenant, "disclosure", which->stream.text(), 1);
        !recorded) {
        return log::unexpected(recorded.error());
    }
    if (auto written = write_file(arguments.out, *lines); !written) {
        return log::unexpected(written.error());
    }
    console.note(
        "what is of others, free text and who of the staff entered it is left out: read those "
        "entries ('madoguchi history') before you answer the request");
    return ExitStatus::kDone;
}

}  // namespace

Result<ExitStatus> run_export(const Arguments& arguments, Console& console) {
    if (!arguments.what.empty()) {
        return disclose(arguments, console);
    }
    const auto passphrase = passphrase_of(arguments);
    if (!passphrase) {
        return log::unexpected(passphrase.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenants = municipalities_of(**installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    Looking looking(**installation, looker_of(arguments));
    for (const auto& tenant : *tenants) {
        const auto head = (*installation)->ledger().head(tenant);
        const auto recorded = head ? looking.exported(tenant, "archive", "", head->position.value())
                                   : log::unexpected(failure_of(head.error()));
        if (!recorded) {
            return log::unexpected(recorded.error());
        }
    }
    const auto logs = export_archive(**installation, {.to = arguments.out,
                                                      .tenants = *tenants,
                                                      .passphrase = *passphrase,
                                                      .progress = steps(console)});
    console.end_progress();
    if (!logs) {
        return log::unexpected(logs.error());
    }
    write_logs(console, *logs);
    console.note(
        "the archive holds names in the open: hand it to its receiver only, then destroy "
        "it" +
        std::string(passphrase->empty() ? "; it can't be imported, because the keys "
                                          "travel only with --passphrase-file"
                                        : ""));
    return ExitStatus::kDone;
}

Result<ExitStatus> run_import_archive(const Arguments& arguments, Console& console) {
    const auto passphrase = passphrase_of(arguments);
    if (!passphrase) {
        return log::unexpected(passphrase.error());
    }
    static const runtime::SystemClock kClock;
    const auto logs = import_archive({.from = arguments.what,
                                      .to = arguments.data,
                                      .passphrase = *passphrase,
                                      .master_key = master_key_source(arguments, arguments.data),
                                      .signing_keys = arguments.signing_keys,
                                      .progress = steps(console)},
                                     kClock);
    console.end_progress();
    if (!logs) {
        return log::unexpected(logs.error());
    }
    write_logs(console, *logs);
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
