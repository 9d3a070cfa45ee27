#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/commit_log.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/projection.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"

namespace madoguchi::projections {

/// Why a projection can't go on.
enum class RunErrorCode : std::uint8_t {
    kStore,           ///< Rows or the log can't be read or written; see `detail`.
    kUndecodable,     ///< The commit after `checkpoint` can't be decoded.
    kNewerThanBuild,  ///< A rebuild met an event that this build doesn't know.
};

struct RunError {
    RunErrorCode code = RunErrorCode::kStore;
    std::string detail;   ///< What happened, where, what to do. No personal data.
    Position checkpoint;  ///< As far as the rows have come.
    bool retryable = false;
};

/// What one run brought.
struct Progress {
    Position checkpoint;      ///< As far as the rows have come.
    std::size_t commits = 0;  ///< Taken in by this run.
    std::size_t events = 0;   ///< Taken in by this run.
    bool caught_up = false;   ///< The log had no more to read.
};

/// How a run goes about it.
enum class RunMode : std::uint8_t {
    kFollow,   ///< An unknown event marks its stream's rows; the others go on.
    kRebuild,  ///< An unknown event stops the run; what is written may be lost in a crash.
};

/// Bounds of one run, that is of one write.
inline constexpr log::ReadLimits kFollowLimits{.commits_max = 1'000, .bytes_max = 4U << 20};
/// The larger the batch, the fewer times a case that goes on is written: that is what a rebuild
/// spends its time on.
inline constexpr log::ReadLimits kRebuildLimits{.commits_max = 500'000, .bytes_max = 256U << 20};
/// A run ends earlier once so many streams or rows wait to be written, so that memory is bounded.
inline constexpr std::size_t kUnsettledMax = 50'000;
inline constexpr std::size_t kGatheredRowsMax = 200'000;

/// What a runner needs. All outlive it.
struct RunnerPorts {
    ViewStore* views = nullptr;
    const log::CommitLog* log = nullptr;
    CommitDecoder* decoder = nullptr;
    ProjectionPorts projection;
};

/// Takes one tenant's commits into one view: reads from the checkpoint on, applies, writes rows and
/// checkpoint together. A pure loop without a thread of its own; one thread uses it. May run beside
/// the log's writer. The view must have been created.
class ProjectionRunner {
 public:
    ProjectionRunner(const ProjectionKind& kind, TenantId tenant, const RunnerPorts& ports,
                     RunMode mode);
    ~ProjectionRunner();
    ProjectionRunner(const ProjectionRunner&) = delete;
    ProjectionRunner& operator=(const ProjectionRunner&) = delete;

    /// Takes in at most `limits` and what memory is meant for, and writes once. Nothing is written
    /// when there is nothing new. After an error the next run starts again from the stored
    /// checkpoint.
    [[nodiscard]] Expected<Progress, RunError> run(const log::ReadLimits& limits);

    /// Runs until the log has no more to read. Returns the sum of all runs.
    [[nodiscard]] Expected<Progress, RunError> catch_up(const log::ReadLimits& limits);

    /// Commits that the log has and the rows don't.
    [[nodiscard]] Expected<std::uint64_t, StoreError> lag() const;

    /// Derives again the streams that a former build marked as newer than itself. Call once after
    /// start. Returns how many this build still doesn't know.
    [[nodiscard]] Expected<std::size_t, RunError> revisit();

    [[nodiscard]] const ViewId& id() const { return kind_.id; }

 private:
    [[nodiscard]] Expected<Position, StoreError> stored_checkpoint() const;
    [[nodiscard]] Expected<Progress, RunError> run_from(Position checkpoint,
                                                        const log::ReadLimits& limits);
    [[nodiscard]] Expected<void, RunError> gather(Position checkpoint,
                                                  const log::ReadLimits& limits, ViewWriter& writer,
                                                  Progress& progress);
    [[nodiscard]] bool has_room(const ViewWriter& writer) const;
    [[nodiscard]] std::optional<RunError> take_in(const log::EncodedCommit& encoded,
                                                  ViewWriter& writer, Progress& progress);
    [[nodiscard]] Expected<void, RunError> write(ViewWriter& writer, Position checkpoint);
    [[nodiscard]] RunError store_error(const StoreError& error, Position checkpoint) const;
    void start_anew();

    ProjectionKind kind_;
    TenantId tenant_;
    RunnerPorts ports_;
    RunMode mode_;
    std::unique_ptr<Projection> projection_;
    std::optional<Position> checkpoint_;
    DecodedCommit commit_;
};

}  // namespace madoguchi::projections
