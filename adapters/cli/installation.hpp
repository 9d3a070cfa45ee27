#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/answer.hpp"
#include "madoguchi/log/command.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/projection.hpp"
#include "madoguchi/projections/core/take_over.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::cli {

class Keys;

struct InstallationOptions {
    std::string folder;                ///< The data folder; empty: everything in memory.
    std::string master_key;            ///< Its source, as `KeyPlaces::master_key`.
    std::vector<std::string> tenants;  ///< Municipalities served besides those that have a log.
    std::string signing_keys;          ///< Their folder; empty: in the data folder.
    bool compress = true;              ///< Off where a test searches the raw files.
    /// Told what an operator should know, one line without personal data. May be empty.
    std::function<void(const std::string&)> report;
    /// Told when a new version of a projection has taken over. May be empty.
    std::function<void(const projections::TakeOverReport&)> on_take_over;
    /// Told once, on any thread, when the log can't be written any more: the program then has to
    /// end. May be empty.
    std::function<void(const log::StoreError&)> on_stopped;
    /// Told how many commands were decided with one write, and how long the log's write took until
    /// it was synced, on any thread. Must be quick. May be empty.
    std::function<void(std::size_t)> on_batch = {};
    std::function<void(std::chrono::microseconds)> on_synced = {};
};

/// Where things are in a data folder.
struct DataFolder {
    std::string root;
    [[nodiscard]] std::string log() const { return root + "/log"; }
    [[nodiscard]] std::string views() const { return root + "/views"; }
    [[nodiscard]] std::string checkpoints() const { return root + "/checkpoints"; }
    /// A file that names the second folder of checkpoints.
    [[nodiscard]] std::string second_checkpoints() const { return root + "/second-checkpoints"; }
    [[nodiscard]] std::string signing_keys() const { return root + "/signing-keys"; }
    [[nodiscard]] std::string keys() const { return root + "/keys"; }
    /// A note of the backups of the keys that there are, and until when.
    [[nodiscard]] std::string key_backups() const { return root + "/key-backups"; }
    /// The master key, unless the settings name another place, which they should.
    [[nodiscard]] std::string master_key() const { return root + "/master-key"; }
};

/// What building a projection again brought.
struct Rebuilt {
    std::size_t events = 0;                                 ///< Taken in.
    std::vector<projections::ViewDifferences> differences;  ///< To the rows before; one each
                                                            ///< municipality.
};

/// One installation with all its parts: log, engine, process manager, timers, projections.
///
/// Without `run` it owns no thread and is used by one: whoever submits runs the batch, `tick` does
/// what is due and `catch_up` brings the projections up to date. With `run`, threads of its own do
/// the last two, and `submit`, `read_command`, `wait_until_seen` and every const member may be
/// called from any thread.
class Installation {
 public:
    /// Opens or makes the data folder and starts the engine; projections are not brought up to date
    /// yet. `clock` outlives the installation. Failures: kLocked, kDamaged (the log and its
    /// checkpoints disagree, or keys are missing), kUnavailable.
    [[nodiscard]] static Result<std::unique_ptr<Installation>> open(
        const InstallationOptions& options, const runtime::Clock& clock);
    /// Closes; a failure of that is reported.
    ~Installation();
    /// The same installation, which runs, for a command that is carried out beside what serves:
    /// with questions of its own (`ask_only`), and closed by nobody but this one, which outlives
    /// it. There `tick` and `catch_up` wait until the projections have seen what is written by
    /// then; `rebuild` is refused.
    [[nodiscard]] std::unique_ptr<Installation> beside();
    Installation(const Installation&) = delete;
    Installation& operator=(const Installation&) = delete;

    /// Reads a command from JSON; without `occurred_at` it happens now. Failure kUsage: which field
    /// and why, never a value.
    [[nodiscard]] Result<log::Command> read_command(std::string_view json) const;
    /// Decides the command; durable on return. What is wrong with a command is in the answer.
    /// Failure: the log can't be written, or too much waits.
    [[nodiscard]] Result<log::Answer> submit(log::Command command);
    /// As `submit`, of several commands in order, with one write; at most `kBatchMax`.
    [[nodiscard]] Result<std::vector<log::Answer>> submit(std::vector<log::Command> commands);
    static constexpr std::size_t kBatchMax = 256;
    /// `read_command` and `submit`.
    [[nodiscard]] Result<log::Answer> submit_json(std::string_view json);

    /// Puts due timers and what follows from commits to the engine, writes the head record, and
    /// catches the projections up.
    [[nodiscard]] Result<void> tick();
    /// Brings every projection up to date.
    [[nodiscard]] Result<void> catch_up();
    /// Starts the threads that write, do what is due and follow the log. Called at most once; not
    /// together with `tick`, `catch_up` and `rebuild`.
    void run();
    /// Waits until every query of a municipality sees its log up to `position`, at most for
    /// `timeout`; whether it does.
    [[nodiscard]] bool wait_until_seen(const log::TenantId& tenant, log::Position position,
                                       std::chrono::milliseconds timeout);
    /// Up to where queries of a municipality see its log now.
    [[nodiscard]] log::Position seen(const log::TenantId& tenant) const;
    /// Commits that are written and that queries don't see yet.
    [[nodiscard]] std::uint64_t lag(const log::TenantId& tenant) const;
    /// Commands that wait to be decided.
    [[nodiscard]] std::size_t waiting() const;
    /// What of the projections can't go on, one line each; empty while all follow.
    [[nodiscard]] std::vector<std::string> troubles() const;

    /// Writes the head record and ends. Calls after the first do nothing.
    [[nodiscard]] Result<void> close();

    /// A person says that the clock is right after it was found far ahead of the log: timers run
    /// again, and who said so is recorded.
    [[nodiscard]] Result<void> confirm_clock(const std::string& actor);
    /// Municipalities whose timers wait until somebody has confirmed the clock.
    [[nodiscard]] std::vector<log::TenantId> clocks_in_doubt() const;

    /// Municipalities served, in order.
    [[nodiscard]] const std::vector<log::TenantId>& tenants() const;
    [[nodiscard]] bool serves(const log::TenantId& tenant) const;
    /// Those that a question without a municipality is about: all, or those of `ask_only`.
    [[nodiscard]] const std::vector<log::TenantId>& asked() const;
    /// Leaves questions without a municipality to `tenants`, some of those served.
    void ask_only(std::vector<log::TenantId> tenants);
    [[nodiscard]] log::UtcTime now() const;
    /// The day in Japan.
    [[nodiscard]] facts::Date today() const;

    /// The rows of a projection's live version. Failure kNotFound: there is no such projection.
    [[nodiscard]] Result<std::unique_ptr<projections::ViewReader>> view(
        std::string_view projection, const log::TenantId& tenant) const;
    /// All commits of a stream with opened seals, in order. `recorded_until`: only those recorded
    /// up to that instant (inclusive).
    [[nodiscard]] Result<std::vector<projections::DecodedCommit>> stream(
        const log::TenantId& tenant, const log::StreamId& stream,
        std::optional<log::UtcTime> recorded_until = {}) const;

    /// The commits at `positions`, which ascend, with opened seals.
    [[nodiscard]] Result<std::vector<projections::DecodedCommit>> commits(
        const log::TenantId& tenant, std::span<const log::Position> positions) const;

    /// The newest checkpoint of a log, as it was stored, and how far it goes. Failures: kNotFound
    /// (there is none), kDamaged, kUnavailable.
    struct NewestCheckpoint {
        log::Position position;
        log::Digest root{};
        std::string note;
    };
    [[nodiscard]] Result<NewestCheckpoint> checkpoint(const log::TenantId& tenant) const;

    /// The data folder; empty for an installation in memory.
    [[nodiscard]] const std::string& folder() const;
    /// The folder of signing keys.
    [[nodiscard]] std::string signing_keys_folder() const;

    [[nodiscard]] log::Ledger& ledger() const;
    [[nodiscard]] const log::Digester& digester() const;
    /// What seals, for who destroys data keys.
    [[nodiscard]] Keys& keys() const;
    [[nodiscard]] projections::ViewStore& views() const;
    [[nodiscard]] const projections::SearchTokens& search_tokens() const;

    /// Derives a projection's rows again from the log, beside the live ones, and puts them in the
    /// live ones' place where they differ. `progress` is told the position that is done, per
    /// municipality. Failure kNotFound: no such projection.
    using Progress = std::function<void(const log::TenantId&, log::Position)>;
    [[nodiscard]] Result<Rebuilt> rebuild(std::string_view projection, const Progress& progress);

    /// A command id derived from what a command is about, so that repeating it is harmless. Keyed:
    /// nothing can be read back from it.
    [[nodiscard]] std::string derived_id(std::string_view about) const;

 private:
    struct Impl;
    Installation(std::shared_ptr<Impl> impl, bool is_beside);
    [[nodiscard]] Result<void> wait_for_projections();
    std::shared_ptr<Impl> impl_;
    bool is_beside_;
    std::vector<log::TenantId> asked_;  ///< Empty: all.
};

}  // namespace madoguchi::cli
