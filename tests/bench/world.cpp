#include "world.hpp"

#include <cstdio>
#include <optional>
#include <vector>

#include "latencies.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_backup.hpp"
#include "madoguchi/adapters/runtime/projection_feed.hpp"
#include "madoguchi/adapters/runtime/reactions.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/log/engine.hpp"
#include "madoguchi/projections/core/ledger_history.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"

namespace madoguchi::bench {

namespace {

/// The workload's day goes on as the machine's clock does.
class RunningClock final : public runtime::Clock {
 public:
    explicit RunningClock(log::UtcTime begins_at) : begins_at_(begins_at) {}
    [[nodiscard]] log::UtcTime now() const override {
        return begins_at_ + std::chrono::minutes(1) +
               std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - start_);
    }

 private:
    log::UtcTime begins_at_;
    SteadyClock::time_point start_ = SteadyClock::now();
};

template <typename Value>
Value must(cli::Result<Value> result) {
    if (!result) {
        give_up(result.error().what);
    }
    return std::move(*result);
}

template <typename Value>
Value must(log::Expected<Value, log::StoreError> result) {
    if (!result) {
        give_up(result.error().detail);
    }
    if constexpr (!std::is_void_v<Value>) {
        return std::move(*result);
    }
}

void tell(const std::string& line) { std::fprintf(stderr, "bench: %s\n", line.c_str()); }

}  // namespace

class World::Impl {
 public:
    Impl(std::string folder, const Workload& given)
        : workload(given),
          folder_(std::move(folder)),
          clock_(given.begins_at()),
          codec_(cli::make_commit_codec()),
          watermarks(std::vector{given.tenant()}),
          ledger(must(cli::open_ledger(folder_, true))) {
        const bool is_empty = must(ledger->tenants()).empty();
        keys = must(cli::Keys::open({folder_, {}}, is_empty, {}));
        signing_keys_ = must(cli::open_signing_keys(folder_, {}, is_empty, clock_.now()));
        head_record_ = must(cli::open_head_record(folder_, *signing_keys_));
        aggregates_ = cli::make_aggregates(*ledger, *codec_, keys->digester(), keys->sealer());
        reactions_.emplace(*aggregates_);
        engine_.emplace(*ledger, *codec_, keys->digester(), *reactions_);
        runtime::ServerOptions options;
        options.report = tell;
        server.emplace(runtime::ServerParts{.engine = &*engine_,
                                            .reactions = &*reactions_,
                                            .ledger = ledger.get(),
                                            .codec = codec_.get(),
                                            .clock = &clock_,
                                            .head_record = head_record_.get(),
                                            .watermarks = &watermarks},
                       options);
        must(server->open());
        server->run();
        if (is_empty) {
            prepare();
        }
    }

    ~Impl() {
        feed_.reset();
        if (auto stopped = server->stop(); !stopped) {
            tell(stopped.error().detail);
        }
    }

    void open_views() {
        views = must(cli::open_views(folder_, true, tell));
        reading_codec_ = cli::make_commit_codec();
        decoder_ = cli::make_decoder(*reading_codec_, keys->sealer());
        history_.emplace(*ledger, *decoder_);
        tokens_ = cli::make_search_tokens(keys->search_digester());
        const projections::RunnerPorts ports{
            .views = views.get(),
            .log = ledger.get(),
            .decoder = decoder_.get(),
            .projection = {.history = &*history_, .tokens = tokens_.get()}};
        runtime::FeedOptions options;
        options.report = tell;
        // Nothing is built once it runs: one decoder is enough.
        feed_.emplace(ports, ports, projections::all_projections(), watermarks, options);
        must(feed_->open());
        if (auto done = feed_->catch_up(); !done) {
            give_up(done.error().detail);
        }
    }

    void follow() { feed_->run(); }

    const Workload& workload;

 private:
    void prepare() {
        for (const auto& command : workload.preparation()) {
            const auto answer = server->submit(command);
            if (!answer || answer->kind != log::AnswerKind::kStored ||
                answer->outcome.kind == log::OutcomeKind::kRejected) {
                give_up("the preparation isn't taken: " + command.type + " " +
                        (answer ? answer->detail + answer->outcome.code_name : "busy"));
            }
        }
    }

    std::string folder_;
    RunningClock clock_;
    std::unique_ptr<log::CommitCodec> codec_;

 public:
    runtime::Watermarks watermarks;
    std::unique_ptr<log::Ledger> ledger;
    std::unique_ptr<cli::Keys> keys;

 private:
    std::unique_ptr<log::NoteKeys> signing_keys_;
    std::unique_ptr<log::HeadRecord> head_record_;
    std::unique_ptr<log::Aggregates> aggregates_;
    std::optional<runtime::Reactions> reactions_;
    std::optional<log::Engine> engine_;

 public:
    std::optional<runtime::Server> server;
    std::unique_ptr<projections::ViewStore> views;

 private:
    std::unique_ptr<log::CommitCodec> reading_codec_;
    std::unique_ptr<projections::CommitDecoder> decoder_;
    std::optional<projections::LedgerHistory> history_;
    std::unique_ptr<projections::SearchTokens> tokens_;
    std::optional<runtime::ProjectionFeed> feed_;
};

World::World(std::string folder, const Workload& workload)
    : impl_(std::make_unique<Impl>(std::move(folder), workload)) {}
World::~World() = default;

runtime::Server& World::server() { return *impl_->server; }
const log::Ledger& World::ledger() const { return *impl_->ledger; }
::rocksdb::DB& World::database() { return *cli::database_of(*impl_->ledger); }
const log::Digester& World::digester() const { return impl_->keys->digester(); }
const cli::Keys& World::keys() const { return *impl_->keys; }
runtime::Watermarks& World::watermarks() { return impl_->watermarks; }
projections::ViewStore& World::views() { return *impl_->views; }
const Workload& World::workload() const { return impl_->workload; }
std::uint64_t World::commits() const {
    return impl_->watermarks.written(impl_->workload.tenant()).value();
}
void World::open_views() { impl_->open_views(); }
void World::follow() { impl_->follow(); }

class Reading::Impl {
 public:
    explicit Impl(const World& given)
        : world(given),
          codec_(cli::make_commit_codec()),
          decoder(cli::make_decoder(*codec_, given.keys().sealer())),
          history(given.ledger(), *decoder),
          tokens(cli::make_search_tokens(given.keys().search_digester())) {}

    const World& world;

 private:
    std::unique_ptr<log::CommitCodec> codec_;

 public:
    std::unique_ptr<projections::CommitDecoder> decoder;
    projections::LedgerHistory history;
    std::unique_ptr<projections::SearchTokens> tokens;
};

Reading::Reading(const World& world) : impl_(std::make_unique<Impl>(world)) {}
Reading::~Reading() = default;
projections::CommitDecoder& Reading::decoder() { return *impl_->decoder; }
projections::RunnerPorts Reading::ports(projections::ViewStore& views) {
    return {.views = &views,
            .log = &impl_->world.ledger(),
            .decoder = impl_->decoder.get(),
            .projection = {.history = &impl_->history, .tokens = impl_->tokens.get()}};
}

std::uint64_t fill(World& world, Workload& workload, std::uint64_t commits,
                   const std::function<void(std::uint64_t)>& progress) {
    constexpr std::size_t kBatch = 256;
    std::uint64_t cases = 0;
    std::uint64_t rounds = 0;
    std::vector<log::Command> batch;
    while (world.commits() < commits) {
        batch.clear();
        while (batch.size() < kBatch) {
            const std::uint64_t number = workload.next_case();
            const std::size_t until = std::min(workload.stands_at(number), kBatch - batch.size());
            for (std::size_t step = 0; step < until; ++step) {
                batch.push_back(workload.command(number, step));
            }
            ++cases;
        }
        const auto answers = world.server().submit(batch);
        if (!answers) {
            give_up("filling the log: " + answers.error().detail);
        }
        for (std::size_t i = 0; i < answers->size(); ++i) {
            const log::Answer& answer = (*answers)[i];
            if (answer.kind != log::AnswerKind::kStored ||
                answer.outcome.kind != log::OutcomeKind::kAccepted) {
                give_up("filling the log: " + batch[i].type + ": " + answer.code + " " +
                        answer.detail + answer.outcome.code_name);
            }
        }
        if (++rounds % 1'000 == 0) {
            progress(world.commits());
        }
    }
    return cases;
}

}  // namespace madoguchi::bench
