#include "world.hpp"

#include <gtest/gtest.h>

#include <array>

#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::runtime_test {

const log::Digester& digester() {
    static const std::array<std::uint8_t, 32> kKey{4, 5, 6};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

void Gate::close() {
    const std::scoped_lock lock(mutex_);
    open_ = false;
}

void Gate::open() {
    const std::scoped_lock lock(mutex_);
    open_ = true;
    changed_.notify_all();
}

void Gate::pass() {
    std::unique_lock lock(mutex_);
    ++held_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
    --held_;
}

void Gate::wait_until_held() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return held_ > 0; });
}

log::Expected<log::StatePtr, log::Quarantine> Counters::initial(const log::TenantId& tenant,
                                                                const log::StreamId& stream) {
    if (quarantined.contains(stream.text())) {
        return log::unexpected(log::Quarantine{.reason = "the history is impossible"});
    }
    return FakeAggregates::initial(tenant, stream);
}

log::Expected<log::Decided, log::NotTaken> Counters::decide(const log::Command& command,
                                                            const log::State& state,
                                                            const log::DecisionContext& context) {
    if (on_decide) {
        on_decide(command);
    }
    if (command.payload == "nothing gate") {
        gate.pass();
    }
    return FakeAggregates::decide(command, state, context);
}

log::Expected<std::vector<log::Command>, log::Quarantine> Counters::react(
    const log::Commit& commit) {
    if (on_react) {
        on_react(commit);
    }
    if (unreadable.contains(commit.stream.text())) {
        return log::unexpected(log::Quarantine{.reason = "has an unknown field"});
    }
    return FakeAggregates::react(commit);
}

log::Expected<log::Heads, log::StoreError> MemoryHeadRecord::read() const { return heads(); }

log::Expected<void, log::StoreError> MemoryHeadRecord::write(const log::Heads& heads,
                                                             log::UtcTime /*now*/) {
    const std::scoped_lock lock(mutex_);
    if (fails_) {
        return log::unexpected(
            log::StoreError{log::StoreErrorCode::kWriteFailed, "the head record can't be written"});
    }
    heads_ = heads;
    ++writes_;
    return {};
}

void MemoryHeadRecord::set(log::Heads heads) {
    const std::scoped_lock lock(mutex_);
    heads_ = std::move(heads);
}

void MemoryHeadRecord::fail() {
    const std::scoped_lock lock(mutex_);
    fails_ = true;
}

log::Heads MemoryHeadRecord::heads() const {
    const std::scoped_lock lock(mutex_);
    return heads_;
}

int MemoryHeadRecord::writes() const {
    const std::scoped_lock lock(mutex_);
    return writes_;
}

World::World() {
    options.report = [this](const std::string& line) {
        const std::scoped_lock lock(mutex_);
        reports_.push_back(line);
    };
    options.on_stopped = [this](const log::StoreError&) { ++stops_; };
}

std::optional<log::StoreError> World::start() {
    server.reset();
    engine.reset();
    ledger = std::make_unique<memory::MemoryLedger>(disk);
    watermarks = std::make_unique<runtime::Watermarks>(std::vector{alpha, beta});
    reactions = std::make_unique<runtime::Reactions>(counters);
    engine = std::make_unique<log::Engine>(*ledger, codec_, digester(), *reactions);
    server = std::make_unique<runtime::Server>(runtime::ServerParts{.engine = engine.get(),
                                                                    .reactions = reactions.get(),
                                                                    .ledger = ledger.get(),
                                                                    .codec = &codec_,
                                                                    .clock = &clock,
                                                                    .head_record = &head_record,
                                                                    .effects = &effects,
                                                                    .watermarks = watermarks.get()},
                                               options);
    const auto opened = server->open();
    return opened ? std::nullopt : std::optional(opened.error());
}

void World::forget() {
    server.reset();
    disk = memory::make_memory_disk();
    head_record.set({});
}

void World::kill() {
    ledger->fail_writes({log::StoreErrorCode::kWriteFailed, "killed"});
    const log::Heads heads = head_record.heads();
    server.reset();
    head_record.set(heads);
}

std::vector<log::Commit> World::commits(const std::string& tenant) const {
    std::vector<log::Commit> found;
    const protobuf::ProtobufCommitCodec codec;
    const auto visited = log::read_commits(*ledger, codec, log::TenantId(tenant), log::Position(1),
                                           {.commits_max = 1'000'000, .bytes_max = 1U << 30},
                                           [&](const log::Commit& commit) {
                                               found.push_back(commit);
                                               return true;
                                           });
    EXPECT_TRUE(visited);
    return found;
}

long World::sum(const std::string& stream, const std::string& tenant) const {
    Counters fold;
    std::vector<log::Commit> of_stream;
    for (auto& commit : commits(tenant)) {
        if (commit.stream == log::StreamId("counter/" + stream)) {
            of_stream.push_back(std::move(commit));
        }
    }
    const auto state =
        fold.fold(log::TenantId(tenant), log::StreamId("counter/" + stream), of_stream);
    EXPECT_TRUE(state);
    return static_cast<const log_test::CounterState&>(**state).sum;
}

std::vector<std::string> World::reports() const {
    const std::scoped_lock lock(mutex_);
    return reports_;
}

}  // namespace madoguchi::runtime_test
