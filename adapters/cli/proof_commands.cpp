#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/prove.hpp"
#include "madoguchi/adapters/cli/verify.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::cli {

namespace {

using protobuf::JsonWriter;

void write_restores(JsonWriter& json, const log::VerifiedLog& log) {
    json.key("restores");
    json.begin_list();
    for (const auto& [position, mark] : log.restores) {
        json.begin_object();
        json.key("position");
        json.number(position.value());
        json.key("old_origin");
        json.text(mark.old_origin);
        json.key("old_position");
        json.number(mark.old_position.value());
        json.key("reason");
        json.text(mark.reason);
        json.end_object();
    }
    json.end_list();
}

std::string json_of(const log::VerifiedLog& log) {
    const log::Trouble trouble = log.trouble.value_or(log::Trouble{});
    JsonWriter json;
    json.begin_object();
    json.key("municipality");
    json.text(log.tenant.text());
    json.key("commits");
    json.number(log.commits);
    json.key("root");
    json.text(log::to_base64(log.root));
    json.key("checkpoints");
    json.number(log.checkpoints);
    json.key("newest_checkpoint");
    json.number(log.newest);
    json.key("left_behind");
    json.number(log.left_behind);
    write_restores(json, log);
    json.key("trouble");
    json.text(trouble.what);
    json.key("trouble_position");
    json.number(trouble.position.value());
    json.key("trouble_stream");
    json.text(trouble.stream);
    json.key("trouble_command");
    json.text(trouble.command_type);
    json.end_object();
    return json.take();
}

std::string words_of(const log::VerifiedLog& log) {
    if (!log.trouble) {
        std::string text = log.tenant.text() + ": " + std::to_string(log.commits) +
                           " commits in order, in agreement with " +
                           std::to_string(log.checkpoints) + " checkpoints";
        for (const auto& [position, mark] : log.restores) {
            text += "; put back to position " + std::to_string(position.value() - 1) + " from " +
                    std::to_string(mark.old_position.value()) + " (" + mark.reason + ")";
        }
        return text;
    }
    const log::Trouble& trouble = *log.trouble;
    return log.tenant.text() + ": position " + std::to_string(trouble.position.value()) + ": " +
           trouble.what +
           (trouble.stream.empty() ? std::string()
                                   : " (" + trouble.command_type + " of " + trouble.stream + ")");
}

std::string_view kind_word(log::OutcomeKind kind) {
    switch (kind) {
        case log::OutcomeKind::kAccepted:
            return "accepted";
        case log::OutcomeKind::kRejected:
            return "rejected";
        case log::OutcomeKind::kNothingToDo:
            return "nothing_to_do";
    }
    return "unknown";
}

std::string json_of(const log::Commit& commit) {
    JsonWriter json;
    json.begin_object();
    json.key("position");
    json.number(commit.position.value());
    json.key("command");
    json.text(commit.command_type);
    json.key("outcome");
    json.text(kind_word(commit.outcome.kind));
    json.key("actor");
    json.text(commit.actor);
    json.key("office");
    json.text(commit.office);
    json.key("occurred_at");
    json.text(protobuf::time_text(commit.occurred_at));
    json.key("recorded_at");
    json.text(protobuf::time_text(commit.recorded_at));
    json.key("events");
    json.begin_list();
    for (const auto& event : commit.events) {
        json.text(event.type);
    }
    json.end_list();
    json.end_object();
    return json.take();
}

}  // namespace

Result<ExitStatus> run_verify(const Arguments& arguments, Console& console) {
    catch_interrupts();
    const auto logs =
        verify({.folder = arguments.data,
                .signing_keys = arguments.signing_keys,
                .keys = arguments.verifier_keys,
                .ledger = arguments.running == nullptr ? nullptr : &arguments.running->ledger()},
               [&](const log::TenantId& tenant, log::Position done, log::Position head) {
                   console.progress(tenant.text(), done.value(), head.value());
               });
    console.end_progress();
    if (!logs) {
        return log::unexpected(logs.error());
    }
    bool good = true;
    for (const auto& log : *logs) {
        good = good && !log.trouble;
        console.line(console.json() ? json_of(log) : words_of(log));
    }
    if (interrupted()) {
        return failed(ExitStatus::kPartly, "stopped before the end");
    }
    if (!good) {
        return failed(ExitStatus::kDamaged,
                      "the log isn't as it was written: see ops/docs/runbooks/start-refused.md");
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_prove(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto which = find_case(**installation, arguments.what, arguments.municipality);
    if (!which) {
        return log::unexpected(which.error());
    }
    const auto proof = prove(**installation, *which);
    if (!proof) {
        return log::unexpected(proof.error());
    }
    Looker looker = looker_of(arguments);
    if (looker.purpose.empty()) {
        looker.purpose = "audit";
    }
    const auto recorded =
        Looking(**installation, std::move(looker))
            .exported(which->tenant, "case_proof", which->stream.text(), proof->proofs.size());
    if (!recorded) {
        return log::unexpected(recorded.error());
    }
    console.text(log::format_stream_proof(*proof));
    return ExitStatus::kDone;
}

Result<ExitStatus> run_verify_proof(const Arguments& arguments, Console& console) {
    const auto text = read_file(arguments.files.front());
    if (!text) {
        return log::unexpected(text.error());
    }
    const auto proved = check_proof(*text, arguments.verifier_keys);
    if (!proved) {
        return log::unexpected(proved.error());
    }
    Table table{{"position", "recorded", "actor", "office", "command", "outcome"}, {}};
    for (const auto& commit : proved->commits) {
        if (console.json()) {
            console.line(json_of(commit));
            continue;
        }
        table.rows.push_back({std::to_string(commit.position.value()),
                              protobuf::time_text(commit.recorded_at), commit.actor, commit.office,
                              commit.command_type, std::string(kind_word(commit.outcome.kind))});
    }
    if (!console.json()) {
        console.table(table);
    }
    console.note("the proof holds: these commits of " + proved->commits.front().stream.text() +
                 " are in the log " + proved->origin + ", signed at position " +
                 std::to_string(proved->position.value()));
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
