#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"

namespace madoguchi::projections {

/// A read model of one tenant: turns commits into rows. Pure but for the rows it reads through the
/// writer and the history it may ask for. Commits come in order, each exactly once between two
/// flushes; after a crash it starts again from the stored checkpoint.
class Projection {
 public:
    virtual ~Projection() = default;

    [[nodiscard]] virtual const ViewId& id() const = 0;
    /// Whether it needs what is sealed. Most don't.
    [[nodiscard]] virtual Seals seals() const = 0;

    /// Takes one commit in. An event that this build doesn't know marks the stream's rows as newer
    /// than the build. Error: rows or history can't be read; the instance is then unusable.
    [[nodiscard]] virtual Expected<void, StoreError> apply(const DecodedCommit& commit,
                                                           ViewWriter& writer) = 0;
    /// Brings what `apply` has gathered into rows; called once before each write.
    [[nodiscard]] virtual Expected<void, StoreError> settle(ViewWriter& writer) = 0;
    /// Streams that `settle` will have to bring into rows: bounds the memory of a batch. 0 where
    /// rows go to the writer at once.
    [[nodiscard]] virtual std::size_t unsettled() const { return 0; }
    /// Derives the rows of one stream again from its history up to position `until` (inclusive).
    [[nodiscard]] virtual Expected<void, StoreError> derive_again(const log::StreamId& stream,
                                                                  Position until,
                                                                  ViewWriter& writer) = 0;
};

class SearchTokens;

/// What projections need from outside. All outlive the projections.
struct ProjectionPorts {
    StreamHistory* history = nullptr;      ///< Needed by all.
    const SearchTokens* tokens = nullptr;  ///< Needed by `search` and `looks`.
};

/// One projection as this build knows it.
struct ProjectionKind {
    ViewId id;
    std::string title;  ///< What it holds, in a few words, for people.
    std::function<std::unique_ptr<Projection>(const TenantId&, const ProjectionPorts&)> make;
};

/// Every projection of this build: `cases`, `timeline`, `search`, `daybook`, `audit`, `expiry`,
/// `looks`, `incidents`, `persons`, `statistics`.
[[nodiscard]] const std::vector<ProjectionKind>& all_projections();

/// The one of that name; null when there is none.
[[nodiscard]] const ProjectionKind* find_projection(std::string_view name);

}  // namespace madoguchi::projections
