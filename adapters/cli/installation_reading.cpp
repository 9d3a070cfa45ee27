#include <cstdint>
#include <utility>

#include "madoguchi/adapters/aggregates/derived_id.hpp"
#include "madoguchi/adapters/cli/installation_impl.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/projections/core/take_over.hpp"

// What an installation is asked, and how views are built again.
namespace madoguchi::cli {

namespace {

/// Version under which rows are derived again beside the live ones.
constexpr std::uint32_t kScratchVersion = 0xFFFF'FFFF;

Result<const projections::ProjectionKind*> kind_of(std::string_view projection) {
    if (const auto* kind = projections::find_projection(projection)) {
        return kind;
    }
    std::string known;
    for (const auto& kind : projections::all_projections()) {
        known.append(known.empty() ? "" : ", ").append(kind.id.name);
    }
    return failed(ExitStatus::kNotFound, "there is no projection '" + std::string(projection) +
                                             "': choose one of " + known);
}

}  // namespace

Result<std::unique_ptr<projections::ViewReader>> Installation::view(
    std::string_view projection, const log::TenantId& tenant) const {
    const auto kind = kind_of(projection);
    if (!kind) {
        return log::unexpected(kind.error());
    }
    const auto live = impl_->views->live(std::string(projection));
    if (!live) {
        return log::unexpected(failure_of(live.error()));
    }
    projections::ViewId id = (*kind)->id;
    id.version = live->value_or(id.version);
    auto reader = impl_->views->read(id, tenant);
    if (!reader) {
        return log::unexpected(failure_of(reader.error()));
    }
    return std::move(*reader);
}

Result<std::vector<projections::DecodedCommit>> Installation::stream(
    const log::TenantId& tenant, const log::StreamId& stream,
    std::optional<log::UtcTime> recorded_until) const {
    const auto positions = impl_->ledger->stream_positions(tenant, stream);
    if (!positions) {
        return log::unexpected(failure_of(positions.error()));
    }
    auto found = commits(tenant, *positions);
    if (found && recorded_until) {
        std::erase_if(*found, [&](const projections::DecodedCommit& commit) {
            return commit.meta.recorded_at > *recorded_until;
        });
    }
    return found;
}

Result<std::vector<projections::DecodedCommit>> Installation::commits(
    const log::TenantId& tenant, std::span<const log::Position> positions) const {
    // Of this call alone: the projections' decoder may be at work on another thread.
    const auto codec = make_commit_codec();
    const auto decoder = make_decoder(*codec, impl_->keys->sealer());
    auto found = projections::decoded_commits(*impl_->ledger, *decoder, tenant, positions);
    if (!found) {
        return log::unexpected(failure_of(found.error()));
    }
    return std::move(*found);
}

Result<Installation::NewestCheckpoint> Installation::checkpoint(const log::TenantId& tenant) const {
    if (is_beside_) {
        // A server writes it from time to time; who asks wants what was answered just now.
        if (const auto recorded = impl_->server->record_heads(); !recorded) {
            return log::unexpected(failure_of(recorded.error()));
        }
    }
    return newest_checkpoint(impl_->options.folder, *impl_->signing_keys, tenant);
}

std::string Installation::derived_id(std::string_view about) const {
    return protobuf::uuid_text(aggregates::derived_id(impl_->keys->digester(), {"program", about}));
}

namespace {

/// Builds one view of every municipality from the beginning. Returns the events taken in.
Result<std::size_t> build(const projections::ProjectionKind& kind,
                          const std::vector<log::TenantId>& tenants,
                          const projections::RunnerPorts& ports,
                          const Installation::Progress& progress) {
    if (auto made = ports.views->create(kind.id); !made) {
        return log::unexpected(failure_of(made.error()));
    }
    std::size_t events = 0;
    for (const auto& tenant : tenants) {
        projections::ProjectionRunner runner(kind, tenant, ports, projections::RunMode::kRebuild);
        bool caught_up = false;
        while (!caught_up) {
            const auto run = runner.run(projections::kRebuildLimits);
            if (!run) {
                return failed(ExitStatus::kUnavailable, run.error().detail);
            }
            events += run->events;
            caught_up = run->caught_up;
            if (progress) {
                progress(tenant, run->checkpoint);
            }
        }
    }
    return events;
}

/// Drops and makes again: a live view can't be dropped, so `beside` is live meanwhile.
Result<void> empty(projections::ViewStore& views, const projections::ViewId& id,
                   const projections::ViewId& beside) {
    auto done = views.make_live(beside).and_then([&] { return views.drop(id); }).and_then([&] {
        return views.create(id);
    });
    if (!done) {
        return log::unexpected(failure_of(done.error()));
    }
    return {};
}

}  // namespace

Result<Rebuilt> Installation::rebuild(std::string_view projection, const Progress& progress) {
    const auto known = kind_of(projection);
    if (!known) {
        return log::unexpected(known.error());
    }
    if (is_beside_) {
        return failed(ExitStatus::kLocked,
                      "a projection can't be derived again while a server follows the log: stop "
                      "the server first");
    }
    projections::ViewStore& views = *impl_->views;
    projections::ProjectionKind scratch = **known;
    scratch.id.version = kScratchVersion;
    if (auto dropped = views.drop(scratch.id); !dropped) {
        return log::unexpected(failure_of(dropped.error()));
    }
    // Beside the live rows, so that a crash leaves what was there.
    const auto events = build(scratch, tenants(), impl_->ports, progress);
    if (!events) {
        return log::unexpected(events.error());
    }
    Rebuilt rebuilt{.events = *events, .differences = {}};
    bool differs = false;
    for (const auto& tenant : tenants()) {
        auto found = projections::compare_views(views, (*known)->id, scratch.id, tenant);
        if (!found) {
            return log::unexpected(failure_of(found.error()));
        }
        differs = differs || found->only_old + found->only_new + found->different > 0;
        rebuilt.differences.push_back(std::move(*found));
    }
    if (!differs) {
        if (auto dropped = views.drop(scratch.id); !dropped) {
            return log::unexpected(failure_of(dropped.error()));
        }
        return rebuilt;
    }
    if (auto emptied = empty(views, (*known)->id, scratch.id); !emptied) {
        return log::unexpected(emptied.error());
    }
    if (auto built = build(**known, tenants(), impl_->ports, {}); !built) {
        return log::unexpected(built.error());
    }
    if (auto live = projections::take_over(views, (*known)->id, tenants()); !live) {
        return log::unexpected(failure_of(live.error()));
    }
    return rebuilt;
}

}  // namespace madoguchi::cli
