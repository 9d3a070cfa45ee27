#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/serve/account_records.hpp"
#include "madoguchi/adapters/cli/serve/application.hpp"
#include "madoguchi/adapters/cli/serve/first_accounts.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"

namespace madoguchi::cli {

namespace {

const runtime::SystemClock kClock;

/// SIGINT and SIGTERM are taken by `wait`; every thread made afterwards leaves them alone.
class Signals {
 public:
    Signals() {
        ::sigemptyset(&wanted_);
        ::sigaddset(&wanted_, SIGINT);
        ::sigaddset(&wanted_, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &wanted_, nullptr);
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

void tell(Console& console, const std::vector<serve::FirstAccount>& made) {
    for (const auto& account : made) {
        if (!console.json()) {
            console.line(account.municipality + ": " + account.staff + " signs in with " +
                         std::string(account.password.reveal()) + " (once)");
            continue;
        }
        protobuf::JsonWriter json;
        json.begin_object();
        json.key("municipality");
        json.text(account.municipality);
        json.key("staff");
        json.text(account.staff);
        json.key("password");
        json.text(account.password.reveal());
        json.end_object();
        console.line(json.take());
    }
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

Result<std::unique_ptr<Installation>> open_served(const Arguments& arguments,
                                                  serve::EventLog& log) {
    InstallationOptions options;
    options.folder = arguments.data;
    options.master_key = master_key_source(arguments, arguments.data);
    options.signing_keys = arguments.signing_keys;
    options.tenants = policyfile::load_directory(arguments.policies).policies.municipalities();
    options.report = [&log](const std::string& line) { log.note(kClock.now(), "warning", line); };
    options.on_stopped = [&log](const log::StoreError& error) {
        log.note(kClock.now(), "error", error.detail);
        Signals::raise();
    };
    auto installation = Installation::open(options, kClock);
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
    const auto server = http::Server::open(listen, {}, application);
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
    const Signals signals;
    serve::EventLog log;
    const auto installation = open_served(arguments, log);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    serve::AccountRecords records((*installation)->keys().data_keys()->database());
    accounts::Accounts accounts(records, {});
    accounts::Sessions sessions(records, {});
    if (auto loaded = sessions.load(serve::now_of(**installation)); !loaded) {
        return failed(ExitStatus::kUnavailable, loaded.error());
    }
    const auto made = serve::first_accounts(**installation, records, accounts);
    if (!made) {
        return log::unexpected(made.error());
    }
    tell(console, *made);
    (*installation)->run();
    serve::Directory directory(**installation);
    serve::Changes changes(**installation);
    serve::RecentLooks looks;
    serve::Metrics metrics;
    serve::Services services{.installation = **installation,
                             .accounts = accounts,
                             .sessions = sessions,
                             .directory = directory,
                             .changes = changes,
                             .looks = looks,
                             .metrics = metrics,
                             .site = *site,
                             .figures = [] { return http::ServerFigures(); }};
    auto served = serve_until_stopped(*listen, services, log, signals, console);
    if (auto closed = (*installation)->close(); served && !closed) {
        served = closed;
    }
    return served.map([] { return ExitStatus::kDone; });
}

Result<ExitStatus> run_staff_account(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenant = one_municipality(**installation, arguments);
    if (!tenant) {
        return log::unexpected(tenant.error());
    }
    const auto book = read_staff(**installation, *tenant);
    if (!book) {
        return log::unexpected(book.error());
    }
    const auto standing =
        access::standing_of(book->state, facts::Staff(arguments.what), (*installation)->today());
    if (!standing.employed()) {
        return failed(ExitStatus::kNotFound, "no member of staff '" + arguments.what +
                                                 "' works at " + tenant->text() +
                                                 " today: register them first");
    }
    serve::AccountRecords records((*installation)->keys().data_keys()->database());
    accounts::Accounts accounts(records, {});
    auto password = accounts.issue({tenant->text(), arguments.what});
    if (!password) {
        return log::unexpected(serve::failure_of_account(password.error()));
    }
    std::vector<serve::FirstAccount> made;
    made.push_back({tenant->text(), arguments.what, std::move(*password)});
    tell(console, made);
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
