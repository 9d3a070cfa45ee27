#include "world.hpp"

#include <array>
#include <fstream>
#include <sstream>

#include "../../support/staff.hpp"
#include "madoguchi/adapters/policyfile/read_policy.hpp"
#include "madoguchi/adapters/protobuf/decode_events.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::aggregates {
namespace {

using namespace std::chrono_literals;

std::string read_file(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::shared_ptr<const policy::Policy> parse(const std::string& text) {
    auto read = policyfile::read_policy(text, "test");
    return read.policy ? std::make_shared<const policy::Policy>(std::move(*read.policy)) : nullptr;
}

}  // namespace

World::World(bool staffed) : day(2026y / 11 / 20), disk(memory::make_memory_disk()) {
    constexpr std::array<std::uint8_t, 32> kKey{7};
    digester = std::make_unique<openssl::OpenSslDigester>(kKey);
    policy_text = read_file(MADOGUCHI_SOURCE_DIR "/ops/policies/TEMPLATE.txtpb");
    restart();
    if (staffed) {
        employ();
    }
}

void World::employ() {
    constexpr facts::Date kSince{2026y / 1 / 1};
    const auto put = [this](staff::StaffCommand command, const char* actor) {
        const auto answer = submit("staff/sample", std::move(command), actor);
        ASSERT_EQ(answer.outcome.kind, log::OutcomeKind::kAccepted)
            << answer.code << answer.detail << answer.outcome.code_name;
    };
    const facts::Sensitive<std::string> name("試験 職員");
    put(staff::AppointAdministrator{facts::Staff("admin-1"), name}, "console");
    facts::Staff approver;
    for (const auto& member : staff::everyday_staff().members) {
        if (member.staff.is("admin-1")) {
            continue;
        }
        put(staff::RegisterStaff{member.staff, name, kSince}, "admin-1");
        for (const auto& held : member.roles) {
            put(staff::GrantRole{member.staff, held.role, held.office, kSince, {}, approver},
                "admin-1");
            // Who leads first is granted so without: there is nobody yet who could approve.
            if (approver.empty() && held.role.is("section_chief")) {
                approver = member.staff;
            }
        }
    }
}

void World::restart() {
    const log::Heads recorded = engine ? engine->heads() : log::Heads{};
    engine.reset();
    domain.reset();
    ledger = std::make_unique<memory::MemoryLedger>(disk);
    Ports ports;
    ports.sealer = &sealer;
    ports.digester = digester.get();
    ports.sha256 = [](std::string_view text) { return "sha256 of " + std::to_string(text.size()); };
    ports.parse_policy = parse;
    ports.history = [this](const log::TenantId& /*tenant*/, const log::StreamId& stream)
        -> log::Expected<std::vector<log::Commit>, log::StoreError> {
        return commits(stream.text());
    };
    domain = std::make_unique<DomainAggregates>(std::move(ports));
    engine = std::make_unique<log::Engine>(*ledger, codec, *digester, *domain);
    const auto started = engine->start(std::vector{tenant}, recorded);
    ASSERT_TRUE(started) << started.error().detail;
}

log::UtcTime World::noon() const { return calendar::start_of_day_utc(day) + 12h; }

log::Answer World::submit(const std::string& stream, const AnyCommand& command,
                          const std::string& actor) {
    return submit(this->command(stream, command, actor));
}

log::Answer World::submit(const log::Command& given) {
    return engine->process(std::span(&given, 1), noon()).at(0);
}

log::Command World::command(const std::string& stream, const AnyCommand& command,
                            const std::string& actor) {
    auto form = encode_command(command);
    log::Command given;
    given.tenant = tenant;
    ++commands_;
    given.id.bytes[14] = static_cast<std::uint8_t>(commands_ >> 8);
    given.id.bytes[15] = static_cast<std::uint8_t>(commands_);
    given.stream = log::StreamId(stream);
    given.actor = actor;
    given.office = office;
    given.occurred_at = noon();
    given.type = std::move(form.type);
    given.payload = std::move(form.payload);
    return given;
}

void World::publish_policy() {
    const auto policy = parse(policy_text);
    ASSERT_NE(policy, nullptr);
    const auto answer = submit("policy/sample",
                               policies::PolicyCommand(policies::PublishPolicyVersion{
                                   policy->version, *policy->effective_from, policy_text,
                                   "sha256 of " + std::to_string(policy_text.size())}),
                               "chief-1");
    ASSERT_EQ(answer.outcome.kind, log::OutcomeKind::kAccepted)
        << answer.code << answer.outcome.code_name;
}

std::vector<log::Commit> World::commits(const std::string& stream) {
    auto found = log::stream_commits(*ledger, codec, tenant, log::StreamId(stream));
    EXPECT_TRUE(found);
    return std::move(*found);
}

std::vector<facts::AnyEvent> World::events(const std::string& stream) {
    std::vector<facts::AnyEvent> found;
    for (const auto& commit : commits(stream)) {
        auto read = protobuf::decode_commit_events(commit, sealer);
        EXPECT_TRUE(read) << read.error();
        for (auto& event : *read) {
            found.push_back(std::move(std::get<facts::AnyEvent>(event)));
        }
    }
    return found;
}

std::vector<log::Answer> World::run_timers() {
    const auto due = engine->due(noon(), 100);
    EXPECT_TRUE(due) << due.error().detail;
    return engine->process(*due, noon());
}

cases::OpenCase opening() {
    cases::OpenCase command;
    command.channel = facts::Method("counter");
    command.applicant = "voluntary_agent";
    command.principal.name = facts::Sensitive<std::string>("試験 太郎");
    command.principal.birth_date = facts::Sensitive<facts::Date>(facts::Date(1980y / 2 / 3));
    command.principal.address = facts::Sensitive<std::string>("見本町1-2-3");
    command.principal.register_no = facts::Sensitive<std::string>("0000123");
    command.agent = facts::Person();
    command.agent->name = facts::Sensitive<std::string>("見本 花子");
    command.procedures = {{facts::Procedure("pin_reset"), {facts::Target("user_auth")}}};
    return command;
}

}  // namespace madoguchi::aggregates
