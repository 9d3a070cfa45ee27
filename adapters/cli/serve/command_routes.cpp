#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/adapters/cli/command_text.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/serve/case_answer.hpp"
#include "madoguchi/adapters/cli/serve/policy_text.hpp"
#include "madoguchi/adapters/cli/serve/rejections.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/protobuf/command_json.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/read_commits.hpp"

// Commands, and what became of them.
namespace madoguchi::cli::serve {

namespace {

using protobuf::JsonWriter;

/// How long a command's own answer waits until queries see what it did.
constexpr std::chrono::seconds kSeenWithin{2};

/// Streams besides cases that take commands from people. Looks are recorded by looking.
constexpr std::array<std::string_view, 6> kKinds{"office",   "policy", "staff",
                                                 "incident", "watch",  "person"};

std::string as_json(std::string_view text) {
    JsonWriter json;
    json.text(text);
    return json.take();
}

/// `If-Match: "7"`: the version that the case must have.
Answer<std::optional<std::uint64_t>> expected_version(const http::Request& request) {
    std::string_view text = request.header("if-match");
    if (text.empty()) {
        return std::optional<std::uint64_t>{};
    }
    if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
    }
    std::uint64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (error != std::errc() || end != text.data() + text.size()) {
        return refuse(problem(422, "malformed", "If-Match: give the version in quotes"));
    }
    return std::optional(version);
}

/// What became of a command, as it is stored; none where the id is free.
Answer<std::optional<log::Commit>> stored_commit(const Services& services,
                                                 const log::TenantId& tenant,
                                                 const log::CommandId& id) {
    const auto& ledger = services.installation.ledger();
    const auto row = ledger.outcome(tenant, id);
    if (!row) {
        return refuse(problem_of(failure_of(row.error())));
    }
    if (!*row) {
        return std::optional<log::Commit>{};
    }
    auto commit = log::read_commit(ledger, *make_commit_codec(), tenant, (*row)->position);
    if (!commit) {
        return refuse(problem_of(failure_of(commit.error())));
    }
    return std::optional(std::move(*commit));
}

/// The command as JSON: what the client sent, with who, where and under which id put before it. The
/// strict reader refuses a body that says these itself.
Answer<log::Command> command_of(const Services& services, const Call& call,
                                const log::StreamId& stream) {
    if (!has_json(call.request)) {
        return refuse(problem(415, "media_type"));
    }
    const std::string id(call.request.header("idempotency-key"));
    if (!protobuf::parse_uuid(id)) {
        return refuse(problem(422, "malformed", "Idempotency-Key: give a UUID"));
    }
    const auto version = expected_version(call.request);
    if (!version) {
        return refuse(version.error());
    }
    const std::string_view body = call.request.body;
    const auto begin = body.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || body[begin] != '{') {
        return refuse(problem(422, "malformed", "give a JSON object"));
    }
    http::WipingString json = "{\"tenant\":";
    json.append(as_json(call.tenant.text())).append(",\"stream\":").append(as_json(stream.text()));
    json.append(",\"id\":").append(as_json(id));
    json.append(",\"actor\":").append(as_json(call.session.who.staff));
    if (*version) {
        json.append(",\"expected_version\":").append(std::to_string(**version));
    }
    json.append(",").append(body.substr(begin + 1));
    auto command = protobuf::read_command(json, services.installation.now());
    if (!command) {
        return refuse(problem_of(command.error()));
    }
    if (command->expected && !*version) {
        Problem why = problem(422, "malformed", "give the expected version in If-Match");
        why.field = "/expected_version";
        return refuse(std::move(why));
    }
    return std::move(*command);
}

std::string_view outcome_word(const log::Answer& answer) {
    if (answer.kind != log::AnswerKind::kStored) {
        return answer.code.empty() ? std::string_view("failed") : std::string_view(answer.code);
    }
    switch (answer.outcome.kind) {
        case log::OutcomeKind::kAccepted:
            return "accepted";
        case log::OutcomeKind::kRejected:
            return "rejected";
        case log::OutcomeKind::kNothingToDo:
            break;
    }
    return "nothing_to_do";
}

/// `Prefer: return=minimal` (RFC 7240): who asks for no more than the outcome doesn't wait for the
/// queries either.
bool wants_outcome_only(const http::Request& request) {
    return request.header("prefer") == "return=minimal";
}

/// Puts it to the log. `seen`: what was done is seen by every query of this server on return.
Answer<log::Answer> submit(Services& services, log::Command command, bool seen) {
    const auto begun = std::chrono::steady_clock::now();
    const log::TenantId tenant = command.tenant;
    auto answer = services.installation.submit(std::move(command));
    if (!answer) {
        services.metrics.command("busy", {});
        Problem busy = problem(503, "busy", answer.error().what);
        busy.retry_after = std::chrono::seconds(1);
        return refuse(std::move(busy));
    }
    services.metrics.command(outcome_word(*answer),
                             std::chrono::duration_cast<std::chrono::microseconds>(
                                 std::chrono::steady_clock::now() - begun));
    if (answer->kind != log::AnswerKind::kStored ||
        answer->outcome.kind == log::OutcomeKind::kRejected) {
        return refuse(problem_of(*answer));
    }
    // Whether it is seen in time or not: the command is done.
    if (seen) {
        (void)services.installation.wait_until_seen(tenant, answer->position, kSeenWithin);
    }
    return std::move(*answer);
}

void write_answer(JsonWriter& json, const log::CommandId& id, const log::Answer& answer) {
    json.key("result");
    json.text(outcome_word(answer));
    json.key("version");
    json.number(answer.version.value());
    json.key("position");
    json.number(answer.position.value());
    json.key("outcome");
    json.raw(protobuf::answer_json(id, answer));
}

/// A case that is there, or the stream of one that a new id opens.
Answer<CaseRef> case_or_new(const Services& services, const Call& call) {
    const std::string& wanted = call.arguments[0];
    if (const auto id = protobuf::parse_uuid(wanted)) {
        return CaseRef{call.tenant, log::StreamId("case/" + protobuf::uuid_text(*id))};
    }
    return case_of(services, call, wanted);
}

}  // namespace

Answer<http::Response> take_case_command(Services& services, const Call& call) {
    const auto which = case_or_new(services, call);
    if (!which) {
        return refuse(which.error());
    }
    auto command = command_of(services, call, which->stream);
    if (!command) {
        return refuse(command.error());
    }
    if (command->office.empty()) {
        Problem why = problem(422, "malformed", "give the office where the work is done");
        why.field = "/office";
        return refuse(std::move(why));
    }
    const log::CommandId id = command->id;
    const bool outcome_only = wants_outcome_only(call.request);
    const auto answer = submit(services, std::move(*command), !outcome_only);
    if (!answer) {
        return refuse(with_allowed(services, call, *which, answer.error()));
    }
    JsonWriter json;
    json.begin_object();
    write_answer(json, id, *answer);
    if (!outcome_only) {
        // The command is done; a case that can't be shown to this person is simply left out.
        if (const auto shown = case_answer(services, call, *which)) {
            json.key("case");
            json.raw(*shown);
        }
    }
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> take_command(Services& services, const Call& call) {
    if (std::find(kKinds.begin(), kKinds.end(), call.arguments[0]) == kKinds.end()) {
        return refuse(problem(404, "not_found", "no commands are taken for that kind of stream"));
    }
    const log::StreamId stream(call.arguments[0] + "/" + call.arguments[1]);
    auto command = command_of(services, call, stream);
    if (!command) {
        return refuse(command.error());
    }
    // Who may not publish learns that from the log, and nothing of what is wrong with the text.
    const bool may =
        !access::not_permitted(standing_of(services, call), aggregates::act_of(command->type),
                               facts::Office(command->office));
    if (auto refused = may ? unfit_text(*command) : std::nullopt) {
        return std::move(*refused);
    }
    const log::CommandId id = command->id;
    const auto answer = submit(services, std::move(*command), !wants_outcome_only(call.request));
    if (!answer) {
        return refuse(with_rules(services, call, answer.error()));
    }
    JsonWriter json;
    json.begin_object();
    write_answer(json, id, *answer);
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> show_outcome(Services& services, const Call& call) {
    const auto which = case_or_new(services, call);
    const auto id = protobuf::parse_uuid(call.arguments[1]);
    if (!which || !id) {
        return refuse(!which ? which.error() : problem(404, "not_found"));
    }
    const auto stored = stored_commit(services, call.tenant, *id);
    if (!stored) {
        return refuse(stored.error());
    }
    if (!*stored || (*stored)->stream != which->stream) {
        return refuse(problem(404, "not_found", "no outcome of this case is stored under that id"));
    }
    const log::Commit& commit = **stored;
    const log::Answer answer{
        .kind = log::AnswerKind::kStored,
        .outcome = commit.outcome,
        .position = commit.position,
        .version = log::StreamVersion(commit.version_before.value() + commit.events.size()),
        .repeated = true,
        .code = {},
        .detail = {}};
    return json_response(protobuf::answer_json(*id, answer));
}

}  // namespace madoguchi::cli::serve
