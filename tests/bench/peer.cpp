#include "peer.hpp"

#include <libpq-fe.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

#include "process.hpp"

namespace madoguchi::bench {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrograms = "/usr/lib/postgresql/15/bin/";
constexpr unsigned kConnectionsMax = 300;
constexpr std::uint64_t kVersionsPerStream = 16;

constexpr const char* kTables =
    "create table event (stream bigint not null, version bigint not null, payload bytea not null,"
    " unique (stream, version));"
    "create table state (stream bigint primary key, version bigint not null, state bytea not null);"
    "create table outcome (command uuid primary key, stream bigint not null,"
    " version bigint not null)";

// One statement, one round trip, one transaction: the quickest way that PostgreSQL offers.
constexpr const char* kWrite =
    "with e as (insert into event values ($1::bigint, $2::bigint, $3::bytea)),"
    " s as (insert into state values ($1::bigint, $2::bigint, $4::bytea)"
    " on conflict (stream) do update set version = excluded.version, state = excluded.state)"
    " insert into outcome values ($5::uuid, $1::bigint, $2::bigint)";

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::array<char, 8> big_endian(std::uint64_t value) {
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>(value >> (56 - 8 * i) & 0xFF);
    }
    return bytes;
}

std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ value >> 27) * 0x94D049BB133111EBULL;
    return value ^ value >> 31;
}

/// One connection's statements.
class Writer {
 public:
    Writer(const std::string& connection, const PeerSizes& sizes)
        : connection_(PQconnectdb(connection.c_str()), &PQfinish),
          event_(sizes.event_bytes, 'e'),
          state_(sizes.state_bytes, 's') {
        if (PQstatus(connection_.get()) != CONNECTION_OK) {
            error_ = PQerrorMessage(connection_.get());
        }
    }

    bool prepare() {
        const Result done(PQprepare(connection_.get(), "write", kWrite, 5, nullptr), &PQclear);
        return check(done, PGRES_COMMAND_OK);
    }

    [[nodiscard]] const std::string& error() const { return error_; }

    bool write(std::uint64_t stream, std::uint64_t version) {
        const auto stream_bytes = big_endian(stream);
        const auto version_bytes = big_endian(version);
        std::array<char, 16> id{};
        const auto high = big_endian(mixed(stream));
        const auto low = big_endian(mixed(stream * 31 + version));
        std::ranges::copy(high, id.begin());
        std::ranges::copy(low, id.begin() + 8);
        const char* values[] = {stream_bytes.data(), version_bytes.data(), event_.data(),
                                state_.data(), id.data()};
        const int lengths[] = {8, 8, static_cast<int>(event_.size()),
                               static_cast<int>(state_.size()), 16};
        const int formats[] = {1, 1, 1, 1, 1};
        const Result done(
            PQexecPrepared(connection_.get(), "write", 5, values, lengths, formats, 1), &PQclear);
        return check(done, PGRES_COMMAND_OK);
    }

    bool execute(const char* statements) {
        const Result done(PQexec(connection_.get(), statements), &PQclear);
        return check(done, PGRES_COMMAND_OK);
    }

    [[nodiscard]] std::string version() const {
        const char* text = PQparameterStatus(connection_.get(), "server_version");
        return text == nullptr ? "" : text;
    }

 private:
    bool check(const Result& result, ExecStatusType wanted) {
        if (PQresultStatus(result.get()) == wanted) {
            return true;
        }
        error_ = PQerrorMessage(connection_.get());
        return false;
    }

    Connection connection_;
    std::string event_;
    std::string state_;
    std::string error_;
};

}  // namespace

class Peer::Impl {
 public:
    Impl(std::string folder, const PeerSizes& sizes) : folder_(std::move(folder)), sizes_(sizes) {}

    ~Impl() {
        if (running_) {
            execute("pg_ctl", {"-D", data(), "-m", "fast", "-w", "stop"});
        }
        std::error_code error;
        fs::remove_all(folder_, error);
        fs::remove_all(socket_folder_, error);
    }

    /// Why it can't be started; empty when it runs.
    std::string start() {
        if (!fs::exists(std::string(kPrograms) + "initdb")) {
            return "PostgreSQL 15 isn't installed (Debian package postgresql)";
        }
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        // A socket's path has to be short: the private folder may be too deep for it.
        std::string name = fs::temp_directory_path() / "madoguchi-bench-XXXXXX";
        if (::mkdtemp(name.data()) == nullptr) {
            return "a folder for the socket can't be made";
        }
        socket_folder_ = name;
        if (::geteuid() == 0 && !(give_away(folder_) && give_away(socket_folder_))) {
            return "there is no user postgres to run the server as";
        }
        log_ = socket_folder_ + "/log";
        port_ = std::to_string(40'000 + ::getpid() % 20'000);
        if (!execute("initdb", {"-D", data(), "-U", "postgres", "-A", "trust"})) {
            return "initdb failed: " + log_;
        }
        const std::string options =
            "-p " + port_ + " -k " + socket_folder_ +
            " -c listen_addresses='' -c max_connections=" + std::to_string(kConnectionsMax);
        if (!execute("pg_ctl", {"-D", data(), "-o", options, "-l", socket_folder_ + "/server.log",
                                "-w", "start"})) {
            return "the server didn't start: " + log_;
        }
        running_ = true;
        Writer writer(connection(), sizes_);
        if (!writer.error().empty() || !writer.execute(kTables)) {
            return "the tables can't be made: " + writer.error();
        }
        version_ = writer.version();
        return "";
    }

    PeerRun run(unsigned clients, double seconds) {
        PeerRun result;
        std::mutex mutex;
        std::latch ready(clients + 1);
        std::atomic<bool> stop = false;
        std::vector<std::thread> threads;
        for (unsigned client = 0; client < clients; ++client) {
            threads.emplace_back([&] {
                Latencies latencies;
                Writer writer(connection(), sizes_);
                const bool prepared = writer.error().empty() && writer.prepare();
                ready.arrive_and_wait();
                if (prepared) {
                    write_streams(writer, stop, latencies);
                }
                const std::lock_guard lock(mutex);
                result.latencies.merge(latencies);
                if (!writer.error().empty()) {
                    result.error = writer.error();
                }
            });
        }
        ready.arrive_and_wait();
        const auto start = SteadyClock::now();
        std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
        stop = true;
        const double took = seconds_since(start);
        for (auto& thread : threads) {
            thread.join();
        }
        result.per_second = static_cast<double>(result.latencies.count()) / took;
        return result;
    }

    [[nodiscard]] const std::string& version() const { return version_; }

 private:
    [[nodiscard]] std::string data() const { return folder_ + "/data"; }
    [[nodiscard]] std::string connection() const {
        return "host=" + socket_folder_ + " port=" + port_ + " user=postgres dbname=postgres";
    }

    void write_streams(Writer& writer, const std::atomic<bool>& stop, Latencies& latencies) {
        while (writer.error().empty()) {
            const std::uint64_t stream = next_stream_.fetch_add(1);
            for (std::uint64_t version = 1; version <= kVersionsPerStream; ++version) {
                if (stop) {
                    return;
                }
                const auto start = SteadyClock::now();
                if (!writer.write(stream, version)) {
                    return;
                }
                latencies.add(SteadyClock::now() - start);
            }
        }
    }

    static bool give_away(const std::string& folder) {
        const passwd* owner = ::getpwnam("postgres");
        return owner != nullptr && ::chown(folder.c_str(), owner->pw_uid, owner->pw_gid) == 0;
    }

    /// Runs one of PostgreSQL's programs as the user postgres when this is root.
    bool execute(const std::string& program, const std::vector<std::string>& arguments) const {
        std::vector<std::string> line;
        if (::geteuid() == 0) {
            line = {"setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"};
        }
        line.insert(line.end(), {"env", "HOME=" + folder_, kPrograms + program});
        line.insert(line.end(), arguments.begin(), arguments.end());
        return Process(line, log_).wait();
    }

    std::string folder_;
    PeerSizes sizes_;
    std::string socket_folder_;
    std::string log_;
    std::string port_;
    std::string version_;
    bool running_ = false;
    std::atomic<std::uint64_t> next_stream_ = 1;
};

std::unique_ptr<Peer> Peer::start(const std::string& folder, const PeerSizes& sizes,
                                  std::string& why) {
    auto impl = std::make_unique<Impl>(folder, sizes);
    why = impl->start();
    return why.empty() ? std::unique_ptr<Peer>(new Peer(std::move(impl))) : nullptr;
}

Peer::Peer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Peer::~Peer() = default;
PeerRun Peer::run(unsigned clients, double seconds) { return impl_->run(clients, seconds); }
const std::string& Peer::version() const { return impl_->version(); }

}  // namespace madoguchi::bench
