#include "madoguchi/adapters/cli/installation.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "madoguchi/adapters/cli/installation_impl.hpp"
#include "madoguchi/adapters/cli/key_destroying.hpp"
#include "madoguchi/adapters/protobuf/command_json.hpp"
#include "madoguchi/projections/core/event_context.hpp"

namespace madoguchi::cli {

namespace {

/// Kind of the streams that hold who looked at what: written while the disk is nearly full, too.
constexpr const char* kLooksKind = "looks";
/// How long a command beside a server waits for its projections.
constexpr std::chrono::seconds kSeenWithin{30};

Failure failure_of_run(const projections::RunError& error) {
    return {ExitStatus::kUnavailable, error.detail};
}

Failure failure_of_busy(const runtime::Busy& busy) {
    return {ExitStatus::kUnavailable,
            busy.detail + "; try again in " + std::to_string(busy.retry_after_seconds) + " s"};
}

Result<std::vector<log::TenantId>> tenants_of(const log::Ledger& ledger,
                                              const std::vector<std::string>& wanted) {
    const auto stored = ledger.tenants();
    if (!stored) {
        return log::unexpected(failure_of(stored.error()));
    }
    std::set<log::TenantId> all(stored->begin(), stored->end());
    for (const auto& tenant : wanted) {
        all.insert(log::TenantId(tenant));
    }
    return std::vector<log::TenantId>(all.begin(), all.end());
}

}  // namespace

Installation::Impl::Impl(const InstallationOptions& given, const runtime::Clock& time)
    : options(given),
      clock(time),
      engine_codec(make_commit_codec()),
      reader_codec(make_commit_codec()) {}

Result<void> Installation::Impl::open() {
    auto opened = open_ledger(options.folder, options.compress, options.report, options.on_synced);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    ledger = std::move(*opened);
    auto served = tenants_of(*ledger, options.tenants);
    if (!served) {
        return log::unexpected(served.error());
    }
    const auto stored = ledger->tenants();
    auto opened_keys =
        Keys::open({options.folder, options.master_key}, stored && stored->empty(), options.report);
    if (!opened_keys) {
        return log::unexpected(opened_keys.error());
    }
    keys = std::move(*opened_keys);
    decoder = make_decoder(*reader_codec, keys->sealer());
    tokens = make_search_tokens(keys->search_digester());
    auto signing =
        open_signing_keys(options.folder, options.signing_keys, stored->empty(), clock.now());
    if (!signing) {
        return log::unexpected(signing.error());
    }
    signing_keys = std::move(*signing);
    auto recorded = open_head_record(options.folder, *signing_keys);
    if (!recorded) {
        return log::unexpected(recorded.error());
    }
    head_record = std::move(*recorded);
    if (auto started = start(*served); !started) {
        return started;
    }
    return follow();
}

Result<void> Installation::Impl::start(const std::vector<log::TenantId>& tenants) {
    aggregates = make_aggregates(*ledger, *engine_codec, keys->digester(), keys->sealer());
    effects = make_erasing(make_key_destroyer(*ledger, *keys, clock));
    reactions = std::make_unique<runtime::Reactions>(*aggregates);
    log::EngineOptions engine_options;
    engine_options.urgent_kind = kLooksKind;
    engine = std::make_unique<log::Engine>(*ledger, *engine_codec, keys->digester(), *reactions,
                                           std::move(engine_options));
    watermarks = std::make_unique<runtime::Watermarks>(tenants);
    runtime::ServerParts parts{.engine = engine.get(),
                               .reactions = reactions.get(),
                               .ledger = ledger.get(),
                               .codec = engine_codec.get(),
                               .clock = &clock,
                               .head_record = head_record.get(),
                               .effects = effects.get(),
                               .watermarks = watermarks.get()};
    runtime::ServerOptions server_options;
    server_options.batch_max = kBatchMax;
    server_options.report = options.report;
    server_options.on_stopped = options.on_stopped;
    server_options.on_batch = options.on_batch;
    server = std::make_unique<runtime::Server>(parts, std::move(server_options));
    if (auto opened = server->open(); !opened) {
        return log::unexpected(failure_of(opened.error()));
    }
    return {};
}

Result<void> Installation::Impl::follow() {
    auto opened = open_views(options.folder, options.compress, options.report);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    views = std::move(*opened);
    history = std::make_unique<projections::LedgerHistory>(*ledger, *decoder);
    ports = {.views = views.get(),
             .log = ledger.get(),
             .decoder = decoder.get(),
             .projection = {.history = history.get(), .tokens = tokens.get()}};
    runtime::FeedOptions feed_options;
    feed_options.report = options.report;
    feed_options.on_take_over = options.on_take_over;
    building_codec = make_commit_codec();
    building_decoder = make_decoder(*building_codec, keys->sealer());
    building_history = std::make_unique<projections::LedgerHistory>(*ledger, *building_decoder);
    projections::RunnerPorts building = ports;
    building.decoder = building_decoder.get();
    building.projection.history = building_history.get();
    feed = std::make_unique<runtime::ProjectionFeed>(
        ports, building, projections::all_projections(), *watermarks, std::move(feed_options));
    if (auto made = feed->open(); !made) {
        return log::unexpected(failure_of(made.error()));
    }
    return {};
}

Result<std::unique_ptr<Installation>> Installation::open(const InstallationOptions& options,
                                                         const runtime::Clock& clock) {
    auto impl = std::make_shared<Impl>(options, clock);
    if (auto opened = impl->open(); !opened) {
        return log::unexpected(opened.error());
    }
    return std::unique_ptr<Installation>(new Installation(std::move(impl), false));
}

Installation::Installation(std::shared_ptr<Impl> impl, bool is_beside)
    : impl_(std::move(impl)), is_beside_(is_beside) {}

std::unique_ptr<Installation> Installation::beside() {
    return std::unique_ptr<Installation>(new Installation(impl_, true));
}

Installation::~Installation() {
    if (auto closed = close(); !closed && impl_->options.report) {
        impl_->options.report(closed.error().what);
    }
}

Result<log::Command> Installation::read_command(std::string_view json) const {
    auto command = protobuf::read_command(json, now());
    if (!command) {
        return failed(ExitStatus::kUsage, command.error().text());
    }
    return std::move(*command);
}

Result<log::Answer> Installation::submit(log::Command command) {
    auto answer = impl_->server->submit(std::move(command));
    if (!answer) {
        return log::unexpected(failure_of_busy(answer.error()));
    }
    return impl_->checked(std::move(*answer));
}

Result<std::vector<log::Answer>> Installation::submit(std::vector<log::Command> commands) {
    auto answers = impl_->server->submit(std::move(commands));
    if (!answers) {
        return log::unexpected(failure_of_busy(answers.error()));
    }
    if (const auto stopped = impl_->server->stopped()) {
        return log::unexpected(failure_of(*stopped));
    }
    return std::move(*answers);
}

Result<log::Answer> Installation::submit_json(std::string_view json) {
    auto command = read_command(json);
    if (!command) {
        return log::unexpected(command.error());
    }
    return submit(std::move(*command));
}

Result<log::Answer> Installation::Impl::checked(log::Answer answer) const {
    if (const auto stopped = server->stopped()) {
        return log::unexpected(failure_of(*stopped));
    }
    return answer;
}

Result<void> Installation::tick() {
    if (is_beside_) {
        return catch_up();
    }
    if (auto done = impl_->server->tick(); !done) {
        return log::unexpected(failure_of(done.error()));
    }
    return catch_up();
}

Result<void> Installation::catch_up() {
    if (is_beside_) {
        return wait_for_projections();
    }
    if (auto done = impl_->feed->catch_up(); !done) {
        return log::unexpected(failure_of_run(done.error()));
    }
    return {};
}

Result<void> Installation::wait_for_projections() {
    for (const auto& tenant : tenants()) {
        const auto head = impl_->ledger->head(tenant);
        if (!head) {
            return log::unexpected(failure_of(head.error()));
        }
        if (!wait_until_seen(tenant, head->position, kSeenWithin)) {
            return failed(ExitStatus::kUnavailable,
                          tenant.text() + ": the server's projections are behind; see its /readyz");
        }
    }
    return {};
}

void Installation::run() {
    impl_->server->run();
    impl_->feed->run();
}

bool Installation::wait_until_seen(const log::TenantId& tenant, log::Position position,
                                   std::chrono::milliseconds timeout) {
    return impl_->watermarks->wait_until_seen(tenant, position, timeout);
}

log::Position Installation::seen(const log::TenantId& tenant) const {
    return impl_->watermarks->seen(tenant);
}

std::uint64_t Installation::lag(const log::TenantId& tenant) const {
    return impl_->watermarks->lag(tenant);
}

std::size_t Installation::waiting() const { return impl_->server->waiting(); }

std::vector<std::string> Installation::troubles() const {
    std::vector<std::string> lines;
    for (const auto& trouble : impl_->feed->troubles()) {
        lines.push_back(projections::text_of(trouble.view) + " of " + trouble.tenant.text() + ": " +
                        trouble.error.detail);
    }
    return lines;
}

Result<void> Installation::close() {
    if (is_beside_) {
        return {};
    }
    impl_->feed->stop();
    if (auto done = impl_->server->stop(); !done) {
        return log::unexpected(failure_of(done.error()));
    }
    return impl_->keys->close();
}

Result<void> Installation::confirm_clock(const std::string& actor) {
    if (auto done = impl_->server->confirm_clock(actor); !done) {
        return log::unexpected(failure_of(done.error()));
    }
    return {};
}

std::vector<log::TenantId> Installation::clocks_in_doubt() const {
    return impl_->server->clocks_in_doubt();
}

const std::vector<log::TenantId>& Installation::tenants() const {
    return impl_->watermarks->tenants();
}

bool Installation::serves(const log::TenantId& tenant) const {
    return std::ranges::find(tenants(), tenant) != tenants().end();
}

const std::vector<log::TenantId>& Installation::asked() const {
    return asked_.empty() ? tenants() : asked_;
}

void Installation::ask_only(std::vector<log::TenantId> tenants) { asked_ = std::move(tenants); }

log::UtcTime Installation::now() const { return impl_->clock.now(); }

facts::Date Installation::today() const { return projections::day_in_japan(now()); }

const std::string& Installation::folder() const { return impl_->options.folder; }

std::string Installation::signing_keys_folder() const {
    const std::string& apart = impl_->options.signing_keys;
    return apart.empty() ? DataFolder{folder()}.signing_keys() : apart;
}

log::Ledger& Installation::ledger() const { return *impl_->ledger; }
const log::Digester& Installation::digester() const { return impl_->keys->digester(); }
Keys& Installation::keys() const { return *impl_->keys; }
projections::ViewStore& Installation::views() const { return *impl_->views; }
const projections::SearchTokens& Installation::search_tokens() const { return *impl_->tokens; }

}  // namespace madoguchi::cli
