#include "madoguchi/projections/core/projection_runner.hpp"

#include <utility>
#include <vector>

namespace madoguchi::projections {

ProjectionRunner::ProjectionRunner(const ProjectionKind& kind, TenantId tenant,
                                   const RunnerPorts& ports, RunMode mode)
    : kind_(kind), tenant_(std::move(tenant)), ports_(ports), mode_(mode) {
    start_anew();
}

ProjectionRunner::~ProjectionRunner() = default;

void ProjectionRunner::start_anew() {
    projection_ = kind_.make(tenant_, ports_.projection);
    checkpoint_.reset();
}

Expected<Progress, RunError> ProjectionRunner::run(const log::ReadLimits& limits) {
    if (!checkpoint_) {
        const auto stored = stored_checkpoint();
        if (!stored) {
            return log::unexpected(store_error(stored.error(), Position{}));
        }
        checkpoint_ = *stored;
    }
    auto progress = run_from(*checkpoint_, limits);
    if (!progress) {
        start_anew();
        return progress;
    }
    checkpoint_ = progress->checkpoint;
    return progress;
}

Expected<Progress, RunError> ProjectionRunner::catch_up(const log::ReadLimits& limits) {
    Progress total;
    while (!total.caught_up) {
        const auto progress = run(limits);
        if (!progress) {
            return progress;
        }
        total.checkpoint = progress->checkpoint;
        total.commits += progress->commits;
        total.events += progress->events;
        total.caught_up = progress->caught_up;
    }
    return total;
}

Expected<Position, StoreError> ProjectionRunner::stored_checkpoint() const {
    const auto reader = ports_.views->read(kind_.id, tenant_);
    if (!reader) {
        return log::unexpected(reader.error());
    }
    return (*reader)->checkpoint();
}

Expected<Progress, RunError> ProjectionRunner::run_from(Position checkpoint,
                                                        const log::ReadLimits& limits) {
    const auto reader = ports_.views->read(kind_.id, tenant_);
    if (!reader) {
        return log::unexpected(store_error(reader.error(), checkpoint));
    }
    ViewWriter writer(**reader, checkpoint == Position{});
    Progress progress{.checkpoint = checkpoint};
    const auto gathered = gather(checkpoint, limits, writer, progress);
    if (!gathered && gathered.error().code == RunErrorCode::kStore) {
        return log::unexpected(gathered.error());
    }
    // What came before a commit that can't be taken in is written all the same.
    if (progress.commits > 0) {
        if (auto written = write(writer, progress.checkpoint); !written) {
            return log::unexpected(written.error());
        }
    }
    if (!gathered) {
        return log::unexpected(gathered.error());
    }
    return progress;
}

Expected<void, RunError> ProjectionRunner::gather(Position checkpoint,
                                                  const log::ReadLimits& limits, ViewWriter& writer,
                                                  Progress& progress) {
    std::optional<RunError> error;
    const auto visited = ports_.log->read(tenant_, checkpoint.next(), limits,
                                          [&](const log::EncodedCommit& encoded) {
                                              error = take_in(encoded, writer, progress);
                                              return !error && has_room(writer);
                                          });
    if (error) {
        return log::unexpected(*error);
    }
    if (!visited) {
        return log::unexpected(store_error(visited.error(), checkpoint));
    }
    progress.caught_up = *visited == 0;
    return {};
}

bool ProjectionRunner::has_room(const ViewWriter& writer) const {
    return projection_->unsettled() < kUnsettledMax && writer.size() < kGatheredRowsMax;
}

std::optional<RunError> ProjectionRunner::take_in(const log::EncodedCommit& encoded,
                                                  ViewWriter& writer, Progress& progress) {
    const auto where = [&] {
        return "projection " + text_of(kind_.id) + " of " + tenant_.text() + ", position " +
               std::to_string(encoded.position.value()) + ": ";
    };
    if (auto decoded = ports_.decoder->decode(encoded.bytes, projection_->seals(), commit_);
        !decoded) {
        return RunError{.code = RunErrorCode::kUndecodable,
                        .detail = where() + decoded.error() + ". Run verify on the log",
                        .checkpoint = progress.checkpoint};
    }
    if (commit_.newer_than_build && mode_ == RunMode::kRebuild) {
        return RunError{.code = RunErrorCode::kNewerThanBuild,
                        .detail = where() + "event " + commit_.unknown_type +
                                  " is newer than this build; the rebuild stops here. Upgrade the "
                                  "program and rebuild again",
                        .checkpoint = progress.checkpoint};
    }
    if (auto applied = projection_->apply(commit_, writer); !applied) {
        return store_error(applied.error(), progress.checkpoint);
    }
    progress.checkpoint = encoded.position;
    progress.commits += 1;
    progress.events += commit_.events.size();
    return std::nullopt;
}

Expected<void, RunError> ProjectionRunner::write(ViewWriter& writer, Position checkpoint) {
    if (auto settled = projection_->settle(writer); !settled) {
        return log::unexpected(store_error(settled.error(), checkpoint));
    }
    auto batch = writer.take(checkpoint, mode_ == RunMode::kRebuild);
    if (!batch) {
        return log::unexpected(store_error(batch.error(), checkpoint));
    }
    if (auto written = ports_.views->write(kind_.id, tenant_, *batch); !written) {
        return log::unexpected(store_error(written.error(), checkpoint));
    }
    return {};
}

Expected<std::uint64_t, StoreError> ProjectionRunner::lag() const {
    const auto stored =
        checkpoint_ ? Expected<Position, StoreError>(*checkpoint_) : stored_checkpoint();
    if (!stored) {
        return log::unexpected(stored.error());
    }
    const auto head = ports_.log->head(tenant_);
    if (!head) {
        return log::unexpected(head.error());
    }
    const std::uint64_t end = head->position.value();
    return end > stored->value() ? end - stored->value() : 0;
}

Expected<std::size_t, RunError> ProjectionRunner::revisit() {
    const auto reader = ports_.views->read(kind_.id, tenant_);
    if (!reader) {
        return log::unexpected(store_error(reader.error(), Position{}));
    }
    const auto checkpoint = (*reader)->checkpoint();
    if (!checkpoint) {
        return log::unexpected(store_error(checkpoint.error(), Position{}));
    }
    const std::string prefix = "newer/";
    std::vector<std::string> streams;
    const auto listed = (*reader)->scan_keys(keys_under(prefix), [&](std::string_view key) {
        streams.emplace_back(key.substr(prefix.size()));
        return true;
    });
    if (!listed) {
        return log::unexpected(store_error(listed.error(), *checkpoint));
    }
    if (streams.empty()) {
        return 0;
    }
    ViewWriter writer(**reader, false);
    for (const std::string& stream : streams) {
        auto derived = projection_->derive_again(log::StreamId(stream), *checkpoint, writer);
        if (!derived) {
            start_anew();
            return log::unexpected(store_error(derived.error(), *checkpoint));
        }
    }
    if (auto written = write(writer, *checkpoint); !written) {
        start_anew();
        return log::unexpected(written.error());
    }
    const auto left = ports_.views->read(kind_.id, tenant_);
    if (!left) {
        return log::unexpected(store_error(left.error(), *checkpoint));
    }
    const auto unknown =
        (*left)->scan_keys(keys_under(prefix), [](std::string_view) { return true; });
    if (!unknown) {
        return log::unexpected(store_error(unknown.error(), *checkpoint));
    }
    return *unknown;
}

RunError ProjectionRunner::store_error(const StoreError& error, Position checkpoint) const {
    return {
        .code = RunErrorCode::kStore,
        .detail = "projection " + text_of(kind_.id) + " of " + tenant_.text() + ": " + error.detail,
        .checkpoint = checkpoint,
        .retryable = error.is_retryable()};
}

}  // namespace madoguchi::projections
