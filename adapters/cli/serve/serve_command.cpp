#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/serve/account_records.hpp"
#include "madoguchi/adapters/cli/serve/application.hpp"
#include "madoguchi/adapters/cli/serve/command_socket.hpp"
#include "madoguchi/adapters/cli/serve/demonstration.hpp"
#include "madoguchi/adapters/cli/serve/first_accounts.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"

namespace madoguchi::cli {

namespace {

/// Whose command is being written waits for the disk: many wait for one write together.
constexpr std::size_t kWorkers = 64;

/// SIGINT and SIGTERM are taken by `wait`; every thread made afterwards leaves them alone.
class Signals {
 public:
    Signals() {
        ::sigemptyset(&wanted_);
        ::sigaddset(&wanted_, SIGINT);
        ::sigaddset(&wanted_, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &wanted_, nullptr);
        ::signal(SIGPIPE, SIG_IGN);
    }
    void wait() const {
        int number = 0;
        ::sigwait(&wanted_, &number);
    }
    static void raise() { ::kill(::getpid(), SIGTERM); }

 private:
    ::sigset_t wanted_{};
};

Result<http::Listen> listen_of(const Arguments& arguments) {
    auto listen = http::parse_listen(arguments.listen);
    if (!listen) {
        return failed(ExitStatus::kUsage, "--listen: " + listen.error());
    }
    if (arguments.tls_cert.empty() != arguments.tls_key.empty()) {
        return failed(ExitStatus::kUsage, "--tls-cert and --tls-key belong together: give both");
    }
    if (!arguments.tls_cert.empty()) {
        listen->tls = http::TlsFiles{arguments.tls_cert, arguments.tls_key};
    }
    return std::move(*listen);
}

Result<http::StaticFiles> site_of(const Arguments& arguments, Console& console) {
    std::error_code error;
    if (!std::filesystem::is_directory(arguments.site, error)) {
        console.note(arguments.site + ": there is no web application here; only /v1 is served");
        return http::StaticFiles();
    }
    auto site = http::StaticFiles::load(arguments.site);
    if (!site) {
        return failed(ExitStatus::kUnavailable, site.error());
    }
    return std::move(*site);
}

void tell(Console& console, const http::Listen& listen, std::uint16_t port) {
    const bool is_v6 = listen.address.find(':') != std::string::npos;
    const std::string address = std::string(listen.tls ? "https://" : "http://") +
                                (is_v6 ? "[" + listen.address + "]" : listen.address) + ":" +
                                std::to_string(port);
    if (console.json()) {
        protobuf::JsonWriter json;
        json.begin_object();
        json.key("listening");
        json.text(address);
        json.end_object();
        console.line(json.take());
    } else {
        console.line(address);
    }
}

std::string absolute(const std::string& path) { return std::filesystem::absolute(path).string(); }

Result<std::unique_ptr<Installation>> open_served(const Arguments& arguments,
                                                  const runtime::Clock& clock,
                                                  serve::EventLog& log) {
    InstallationOptions options;
    // Commands that are handed over work in other folders than the one that this was started in.
    options.folder = absolute(arguments.data);
    options.master_key = master_key_source(arguments, options.folder);
    options.signing_keys =
        arguments.signing_keys.empty() ? std::string() : absolute(arguments.signing_keys);
    options.tenants = policyfile::load_directory(arguments.policies).policies.municipalities();
    options.report = [&](const std::string& line) { log.note(clock.now(), "warning", line); };
    options.on_stopped = [&](const log::StoreError& error) {
        log.note(clock.now(), "error", error.detail);
        Signals::raise();
    };
    auto installation = Installation::open(options, clock);
    if (!installation) {
        return installation;
    }
    if (auto done = (*installation)->tick(); !done) {
        return log::unexpected(done.error());
    }
    return installation;
}

/// Serves until a signal comes.
Result<void> serve_until_stopped(const http::Listen& listen, serve::Services& services,
                                 serve::EventLog& log, const Signals& signals, Console& console) {
    serve::Application application(services, log);
    const auto server = http::Server::open(listen, {.workers = kWorkers}, application);
    if (!server) {
        return failed(ExitStatus::kUsage, server.error());
    }
    services.figures = [&server] { return (*server)->figures(); };
    tell(console, listen, (*server)->port());
    if (!console.flush()) {
        return failed(ExitStatus::kUnavailable, "standard output can't be written");
    }
    signals.wait();
    (*server)->stop();
    return {};
}

}  // namespace

Result<ExitStatus> run_serve(const Arguments& arguments, Console& console) {
    const auto listen = listen_of(arguments);
    const auto site = site_of(arguments, console);
    if (!listen || !site) {
        return log::unexpected(!listen ? listen.error() : site.error());
    }
    const auto demonstration = serve::demonstration_in(arguments.data);
    if (!demonstration) {
        return log::unexpected(demonstration.error());
    }
    const Signals signals;
    serve::EventLog log;
    const serve::ShiftedClock clock(demonstration->ahead);
    const auto installation = open_served(arguments, clock, log);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    serve::AccountRecords records((*installation)->keys().data_keys()->database());
    accounts::Accounts accounts(records, {});
    accounts::Sessions sessions(records, {});
    if (auto loaded = sessions.load(serve::now_of(**installation)); !loaded) {
        return failed(ExitStatus::kUnavailable, loaded.error());
    }
    const auto made = demonstration->is_one
                          ? serve::everybodys_accounts(**installation, accounts)
                          : serve::first_accounts(**installation, records, accounts);
    if (!made) {
        return log::unexpected(made.error());
    }
    serve::tell(console, *made);
    (*installation)->run();
    serve::Directory directory(**installation);
    serve::Changes changes(**installation);
    serve::RecentLooks looks;
    serve::Shelf drafts(records, "draft", {.life = std::chrono::days(7)});
    serve::Shelf filters(records, "filter", {.bytes_max = 4U << 10, .life = {}});
    serve::Metrics metrics;
    serve::Services services{.installation = **installation,
                             .accounts = accounts,
                             .sessions = sessions,
                             .directory = directory,
                             .changes = changes,
                             .looks = looks,
                             .drafts = drafts,
                             .filters = filters,
                             .metrics = metrics,
                             .site = *site,
                             .training = demonstration->is_one,
                             .figures = [] { return http::ServerFigures(); },
                             .master_key = master_key_source(arguments, absolute(arguments.data))};
    const auto commands = serve::CommandSocket::open(**installation);
    if (!commands) {
        return log::unexpected(commands.error());
    }
    auto served = serve_until_stopped(*listen, services, log, signals, console);
    (*commands)->stop();
    if (auto closed = (*installation)->close(); served && !closed) {
        served = closed;
    }
    return served.map([] { return ExitStatus::kDone; });
}

}  // namespace madoguchi::cli
