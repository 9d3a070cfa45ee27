// crash_server FOLDER: answers the commands on standard input until it ends or is killed.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string>

#include "../../log/fake_aggregates.hpp"
#include "../wire.hpp"
#include "kill_points.hpp"
#include "killing_file_system.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/adapters/rocksdb/file_head_record.hpp"
#include "madoguchi/adapters/rocksdb/rocksdb_ledger.hpp"
#include "madoguchi/adapters/runtime/server.hpp"
#include "madoguchi/log/plain_seal.hpp"

namespace madoguchi::crash {
namespace {

[[noreturn]] void die(const std::string& why) {
    std::fprintf(stderr, "crash_server: %s\n", why.c_str());
    std::exit(2);
}

/// Counters that pass kill points while they decide.
class KillingCounters final : public log_test::FakeAggregates {
 public:
    log::Expected<log::Decided, log::NotTaken> decide(
        const log::Command& command, const log::State& state,
        const log::DecisionContext& context) override {
        pass("decide");
        return FakeAggregates::decide(command, state, context);
    }
    std::vector<log::Command> react(const log::Commit& commit) override {
        pass("react");
        return FakeAggregates::react(commit);
    }
};

/// A head record that passes kill points before and after it is written.
class KillingHeadRecord final : public log::HeadRecord {
 public:
    explicit KillingHeadRecord(log::HeadRecord& inner) : inner_(inner) {}
    [[nodiscard]] log::Expected<log::Heads, log::StoreError> read() const override {
        return inner_.read();
    }
    [[nodiscard]] log::Expected<void, log::StoreError> write(const log::Heads& heads) override {
        pass("head");
        auto written = inner_.write(heads);
        pass("head");
        return written;
    }

 private:
    log::HeadRecord& inner_;
};

/// Writes a line in two halves, with a kill point between them.
void say(const std::string& line) {
    static std::mutex one_at_a_time;
    const std::scoped_lock lock(one_at_a_time);
    const std::string text = line + "\n";
    pass("reply");
    const std::size_t half = text.size() / 2;
    std::size_t written = 0;
    while (written < text.size()) {
        const std::size_t until = written < half ? half : text.size();
        const ::ssize_t now = ::write(STDOUT_FILENO, text.data() + written, until - written);
        if (now <= 0) {
            die("standard output can't be written");
        }
        written += static_cast<std::size_t>(now);
        pass("reply_torn");
    }
}

log::Command read_command(const std::string& line) {
    const auto after_id = line.find(' ');
    const auto after_stream = line.find(' ', after_id + 1);
    if (after_id == std::string::npos || after_stream == std::string::npos) {
        die("not a command: " + line);
    }
    log::Command command =
        log_test::command(std::stoull(line.substr(0, after_id)), line.substr(after_stream + 1),
                          line.substr(after_id + 1, after_stream - after_id - 1));
    command.tenant = log::TenantId(kTenant);
    command.expected.reset();
    command.occurred_at = log::UtcTime();
    return command;
}

/// Some commands wait in the thread that reads, and so run their own batch when nobody else does.
void serve(runtime::Server& server) {
    std::string line;
    for (unsigned count = 1; std::getline(std::cin, line); ++count) {
        const std::string id = line.substr(0, line.find(' '));
        const auto reply = [id](const log::Expected<log::Answer, runtime::Busy>& answer) {
            say(id + " " + (answer ? line_of(*answer) : "not busy"));
        };
        if (count % 4 == 0) {
            reply(server.submit(read_command(line)));
        } else {
            server.post(read_command(line), reply);
        }
    }
}

int run(const std::string& folder) {
    static const std::array<std::uint8_t, 32> kKey{7};
    const openssl::OpenSslDigester digester(kKey);
    const log::PlainSeal seal(digester);
    rocksdb::RocksDbOptions options;
    options.folder = folder + "/log";
    options.block_cache_bytes = 1U << 20;
    options.write_buffers_bytes = 256U << 10;
    options.disk_reserve_bytes = 1U << 20;
    options.file_system = std::make_shared<KillingFileSystem>();
    const auto ledger = rocksdb::RocksDbLedger::open(options);
    if (!ledger) {
        die(ledger.error().detail);
    }
    const protobuf::ProtobufCommitCodec codec;
    KillingCounters counters;
    runtime::Reactions reactions(counters);
    log::Engine engine(**ledger, codec, digester, reactions);
    rocksdb::FileHeadRecord file(folder + "/head/record", seal);
    KillingHeadRecord head_record(file);
    const std::array tenants{log::TenantId(kTenant)};
    runtime::Watermarks watermarks(tenants);
    const runtime::SystemClock clock;
    runtime::ServerOptions server_options;
    server_options.upkeep_every = std::chrono::milliseconds(2);
    server_options.head_every = std::chrono::milliseconds(5);
    server_options.on_stopped = [](const log::StoreError& error) { die(error.detail); };
    server_options.report = [](const std::string& text) { die(text); };
    runtime::Server server({.engine = &engine,
                            .reactions = &reactions,
                            .ledger = ledger->get(),
                            .codec = &codec,
                            .clock = &clock,
                            .head_record = &head_record,
                            .watermarks = &watermarks},
                           server_options);
    if (const auto opened = server.open(); !opened) {
        die(opened.error().detail);
    }
    server.run();
    say("open");
    serve(server);
    if (const auto ticked = server.tick(); !ticked) {
        die(ticked.error().detail);
    }
    if (const auto stopped = server.stop(); !stopped) {
        die(stopped.error().detail);
    }
    return 0;
}

}  // namespace
}  // namespace madoguchi::crash

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: crash_server FOLDER\n");
        return 2;
    }
    madoguchi::crash::arm_kill_point();
    return madoguchi::crash::run(argv[1]);
}
