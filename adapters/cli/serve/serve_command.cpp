#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/serve/account_records.hpp"
#include "madoguchi/adapters/cli/serve/application.hpp"
#include "madoguchi/adapters/cli/serve/changes.hpp"
#include "madoguchi/adapters/cli/serve/command_socket.hpp"
#include "madoguchi/adapters/cli/serve/demonstration.hpp"
#include "madoguchi/adapters/cli/serve/first_accounts.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_ways.hpp"
#include "madoguchi/adapters/http/problem.hpp"
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
    if (auto may = http::may_listen(*listen); !may) {
        return failed(ExitStatus::kUsage, "--listen: " + may.error());
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
                                                  const serve::Providers& providers,
                                                  const runtime::Clock& clock, serve::EventLog& log,
                                                  serve::Metrics& metrics) {
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
    options.on_batch = [&](std::size_t commands) { metrics.batch(commands); };
    options.on_synced = [&](std::chrono::microseconds took) { metrics.synced(took); };
    auto installation = Installation::open(options, clock);
    if (!installation) {
        return installation;
    }
    if (auto fit = serve::check_served(providers, (*installation)->tenants()); !fit) {
        return log::unexpected(fit.error());
    }
    if (auto done = (*installation)->tick(); !done) {
        return log::unexpected(done.error());
    }
    return installation;
}

/// Whether the addresses that browsers are to know the server by are fit to go by.
Result<void> check_addresses(const Arguments& arguments) {
    if (!arguments.origin.empty() && webauthn::party_of(arguments.origin).id.empty()) {
        return failed(ExitStatus::kUsage,
                      "--origin: give the address that browsers show, https://HOST[:PORT] by name");
    }
    if (!arguments.training_at.empty() && !serve::is_page_address(arguments.training_at)) {
        return failed(ExitStatus::kUsage,
                      "--training-at: give the https address of the training server");
    }
    return {};
}

/// Answers nothing.
class Nobody final : public http::Handler {
    http::Response answer(const http::Request& /*request*/) override {
        return http::answer_to(http::Fault::kBusy);
    }
};

/// Whether the port is free and the certificate fits: asked before anything is made, so that a
/// start that fails leaves no installation whose passwords for once nobody has seen.
Result<void> check_listening(const http::Listen& listen) {
    Nobody nobody;
    const auto server = http::Server::open(listen, {.workers = 1}, nobody);
    return server ? Result<void>{} : failed(ExitStatus::kUsage, server.error());
}

/// Where to listen, once it is known that nothing of what was asked keeps the server from it.
Result<http::Listen> place_to_listen(const Arguments& arguments) {
    auto listen = listen_of(arguments);
    if (!listen) {
        return listen;
    }
    if (auto fit = check_addresses(arguments); !fit) {
        return log::unexpected(fit.error());
    }
    if (auto free = check_listening(*listen); !free) {
        return log::unexpected(free.error());
    }
    return listen;
}

/// What the command line names, read before anything is made.
struct Named {
    http::Listen listen;
    http::StaticFiles site;
    serve::Providers providers;
};

Result<Named> read_named(const Arguments& arguments, Console& console) {
    auto listen = place_to_listen(arguments);
    if (!listen) {
        return log::unexpected(listen.error());
    }
    auto site = site_of(arguments, console);
    if (!site) {
        return log::unexpected(site.error());
    }
    auto providers = serve::read_providers(arguments.providers);
    if (!providers) {
        return log::unexpected(providers.error());
    }
    return Named{std::move(*listen), std::move(*site), std::move(*providers)};
}

/// Lets those sign in who must be able to, and says how.
Result<void> let_first_in(Installation& installation, const serve::AccountRecords& records,
                          accounts::Accounts& accounts, bool everybody, Console& console) {
    const auto made = everybody ? serve::everybodys_accounts(installation, accounts)
                                : serve::first_accounts(installation, records, accounts);
    if (!made) {
        return log::unexpected(made.error());
    }
    serve::tell(console, *made);
    return {};
}

/// Serves until a signal comes.
Result<void> serve_until_stopped(const http::Listen& listen, serve::Services& services,
                                 serve::EventLog& log, const Signals& signals, Console& console) {
    serve::Application application(services, log);
    const auto server = http::Server::open(
        listen, {.workers = kWorkers, .events_every = serve::Changes::kTurn}, application);
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
    auto named = read_named(arguments, console);
    if (!named) {
        return log::unexpected(named.error());
    }
    const auto demonstration = serve::demonstration_in(arguments.data);
    if (!demonstration) {
        return log::unexpected(demonstration.error());
    }
    const Signals signals;
    serve::EventLog log;
    const serve::ShiftedClock clock(demonstration->ahead);
    serve::Metrics metrics;
    const auto installation = open_served(arguments, named->providers, clock, log, metrics);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    serve::AccountRecords records((*installation)->keys().data_keys()->database());
    accounts::Accounts accounts(records, {}, demonstration->ahead);
    accounts::Sessions sessions(records, {});
    if (auto loaded = sessions.load(serve::now_of(**installation)); !loaded) {
        return failed(ExitStatus::kUnavailable, loaded.error());
    }
    serve::SignInWays ways{
        .identities = accounts::Identities(records),
        .keys = accounts::SecurityKeys(records),
        .providers = std::move(named->providers),
        .training_at = arguments.training_at,
        .party = webauthn::party_of(arguments.origin),
        .report = [&](const std::string& line) { log.note(clock.now(), "warning", line); }};
    if (auto told = let_first_in(**installation, records, accounts, demonstration->is_one, console);
        !told) {
        return log::unexpected(told.error());
    }
    (*installation)->run();
    serve::Directory directory(**installation);
    serve::Changes changes(**installation);
    serve::RecentLooks looks;
    serve::Shelf drafts(records, "draft", {.life = std::chrono::days(7)});
    serve::Shelf filters(records, "filter", {.bytes_max = 4U << 10, .life = {}});
    serve::Services services{.installation = **installation,
                             .accounts = accounts,
                             .sessions = sessions,
                             .ways = ways,
                             .directory = directory,
                             .changes = changes,
                             .looks = looks,
                             .drafts = drafts,
                             .filters = filters,
                             .metrics = metrics,
                             .site = named->site,
                             .training = demonstration->is_one,
                             .figures = [] { return http::ServerFigures(); },
                             .master_key = master_key_source(arguments, absolute(arguments.data))};
    const auto commands = serve::CommandSocket::open(**installation);
    if (!commands) {
        return log::unexpected(commands.error());
    }
    auto served = serve_until_stopped(named->listen, services, log, signals, console);
    (*commands)->stop();
    if (auto closed = (*installation)->close(); served && !closed) {
        served = closed;
    }
    return served.map([] { return ExitStatus::kDone; });
}

}  // namespace madoguchi::cli
