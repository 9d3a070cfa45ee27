#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/derived_rows.hpp"
#include "madoguchi/projections/core/effective_events.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/core/projection.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/shared.hpp"
#include "madoguchi/projections/core/type_list.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "madoguchi/projections/core/view_writer.hpp"

namespace madoguchi::projections {

/// Key of a stream's own state in a view.
[[nodiscard]] inline std::string state_key(std::string_view stream) {
    return std::string("s/").append(stream);
}

/// Key of the note that a stream has an event that this build doesn't know.
[[nodiscard]] inline std::string newer_key(std::string_view stream) {
    return std::string("newer/").append(stream);
}

/// A projection that folds each stream into a state and derives rows from the state alone. So a
/// correction needs no rule of its own: the stream is folded again over its effective events, and
/// the difference between old and new rows is written.
///
/// `Definition` has: `State` (an alternative of Row with `newer_than_build`), `Handles` and
/// `Ignores` (each event in exactly one of them), `id()`, `seals()`, `follows(stream)`,
/// `on(State&, const EventContext&, const Event&)` for each handled event,
/// `derive(stream, const State&, DerivedRows&)`, and `direct(const DecodedCommit&, ViewWriter&)`
/// for rows that come from commits and not from states.
template <typename Definition>
class StreamProjection final : public Projection {
 public:
    using State = typename Definition::State;
    static_assert(
        kCovers<Join<AllOf<facts::CaseEvent>, AllOf<facts::IncidentEvent>, AllOf<facts::LookEvent>,
                     AllOf<facts::OfficeEvent>, AllOf<facts::PersonEvent>,
                     AllOf<facts::PolicyEvent>, AllOf<facts::StaffEvent>, AllOf<facts::WatchEvent>>,
                typename Definition::Handles, typename Definition::Ignores>,
        "list each event once: under Handles or, on purpose, under Ignores");

    StreamProjection(Definition definition, StreamHistory& history, TenantId tenant)
        : definition_(std::move(definition)), history_(&history), tenant_(std::move(tenant)) {}

    const ViewId& id() const override { return definition_.id(); }
    Seals seals() const override { return definition_.seals(); }

    Expected<void, StoreError> apply(const DecodedCommit& commit, ViewWriter& writer) override {
        definition_.direct(commit, writer);
        const bool has_news =
            commit.newer_than_build || std::ranges::any_of(commit.events, changes_state);
        if (!has_news || !definition_.follows(commit.meta.stream)) {
            return {};
        }
        const auto entry = touch(commit.meta.stream.text(), commit.meta.version_before, writer);
        if (!entry) {
            return log::unexpected(entry.error());
        }
        fold(commit, **entry, writer);
        return {};
    }

    Expected<void, StoreError> settle(ViewWriter& writer) override {
        for (Entry* entry : touched_) {
            if (auto settled = settle_one(*entry, writer); !settled) {
                return settled;
            }
        }
        const bool large_batch = touched_.size() > kEntriesKept;
        touched_.clear();
        if (entries_.size() > (large_batch ? kEntriesKeptOfRebuild : kEntriesKept)) {
            entries_.clear();
        }
        return {};
    }

    std::size_t unsettled() const override { return touched_.size(); }

    Expected<void, StoreError> derive_again(const log::StreamId& stream, Position until,
                                            ViewWriter& writer) override {
        const auto entry = touch(stream.text(), log::StreamVersion(1), writer);
        if (!entry) {
            return log::unexpected(entry.error());
        }
        (*entry)->fold_again_until = until;
        writer.remove(newer_key(stream.text()));
        return {};
    }

 private:
    // Bound of memory: streams kept between two writes so that their rows needn't be read again.
    static constexpr std::size_t kEntriesKept = 2'000;
    static constexpr std::size_t kEntriesKeptOfRebuild = 60'000;

    struct Entry {
        std::string stream;
        std::shared_ptr<State> state = std::make_shared<State>();  ///< Shared with stored rows.
        DerivedRows before;
        bool existed = false;  ///< The state is stored.
        bool dirty = false;
        std::optional<Position> fold_again_until;
    };

    Expected<Entry*, StoreError> touch(const std::string& stream, log::StreamVersion version,
                                       ViewWriter& writer) {
        auto [found, is_new] = entries_.try_emplace(stream);
        Entry& entry = found->second;
        if (is_new) {
            entry.stream = stream;
            if (version.value() > 0) {
                if (auto loaded = load(entry, writer); !loaded) {
                    entries_.erase(found);
                    return log::unexpected(loaded.error());
                }
            }
        }
        if (!entry.dirty) {
            if (entry.state.use_count() > 1) {
                entry.state = std::make_shared<State>(*entry.state);
            }
            entry.dirty = true;
            touched_.push_back(&entry);
            entry.before.clear();
            if (entry.existed) {
                definition_.derive(entry.stream, *entry.state, entry.before);
            }
        }
        return &entry;
    }

    Expected<void, StoreError> load(Entry& entry, ViewWriter& writer) {
        auto row = writer.get(state_key(entry.stream));
        if (!row) {
            return log::unexpected(row.error());
        }
        if (*row) {
            const auto* state = row_as<State>(*row);
            if (state == nullptr) {
                return log::unexpected(StoreError{log::StoreErrorCode::kCorruption,
                                                  "view " + text_of(id()) +
                                                      " holds another kind of row under " +
                                                      state_key(entry.stream) + ": rebuild it"});
            }
            entry.state = std::make_shared<State>(*state);
            entry.existed = true;
        }
        return {};
    }

    void fold(const DecodedCommit& commit, Entry& entry, ViewWriter& writer) {
        if (entry.state->newer_than_build) {
            return;  // Derived again after the upgrade; until then as of before that event.
        }
        for (std::size_t i = 0; i < commit.events.size(); ++i) {
            if (!entry.fold_again_until && changes_the_past(commit.events[i])) {
                entry.fold_again_until = commit.meta.position;
            }
            if (!entry.fold_again_until) {
                apply_one(*entry.state, commit, i, commit.events[i]);
            }
        }
        if (entry.fold_again_until) {
            entry.fold_again_until = commit.meta.position;
        }
        if (commit.newer_than_build) {
            mark_newer(commit, entry, writer);
        }
    }

    void mark_newer(const DecodedCommit& commit, Entry& entry, ViewWriter& writer) const {
        entry.state->newer_than_build = true;
        writer.put(newer_key(entry.stream),
                   NewerRow{.type = commit.unknown_type, .position = commit.meta.position.value()});
    }

    static bool changes_the_past(const facts::AnyEvent& event) {
        const auto* of_case = std::get_if<facts::CaseEvent>(&event);
        return of_case != nullptr && (std::holds_alternative<facts::EntryCorrected>(*of_case) ||
                                      std::holds_alternative<facts::EntryVoided>(*of_case));
    }

    /// Whether a state can come out of the event as another one: most events concern few views,
    /// and the others needn't read and write the stream's state for it.
    static bool changes_state(const facts::AnyEvent& event) {
        return changes_the_past(event) ||
               std::visit(
                   [](const auto& aggregate) {
                       return std::visit(
                           []<typename Fact>(const Fact&) {
                               return kTimesIn<Fact, typename Definition::Handles> == 1;
                           },
                           aggregate);
                   },
                   event);
    }

    void apply_one(State& state, const DecodedCommit& commit, std::size_t index,
                   const facts::AnyEvent& event) const {
        const EventContext context{.commit = commit.meta,
                                   .event_no = commit.event_no(index),
                                   .on = day_in_japan(commit.meta.occurred_at)};
        std::visit(
            [&](const auto& aggregate) {
                std::visit(
                    [&](const auto& fact) {
                        using Fact = std::decay_t<decltype(fact)>;
                        if constexpr (kTimesIn<Fact, typename Definition::Handles> == 1) {
                            definition_.on(state, context, fact);
                        }
                    },
                    aggregate);
            },
            event);
    }

    Expected<void, StoreError> settle_one(Entry& entry, ViewWriter& writer) {
        if (entry.fold_again_until) {
            if (auto folded = fold_again(entry, writer); !folded) {
                return folded;
            }
        }
        DerivedRows after;
        definition_.derive(entry.stream, *entry.state, after);
        write_difference(entry.before, after, writer);
        writer.put(state_key(entry.stream), Shared<State>(entry.state));
        entry.before = {};
        entry.existed = true;
        entry.dirty = false;
        return {};
    }

    Expected<void, StoreError> fold_again(Entry& entry, ViewWriter& writer) {
        std::vector<DecodedCommit> commits;
        auto read = history_->read(tenant_, log::StreamId(entry.stream), *entry.fold_again_until,
                                   [&](const DecodedCommit& commit) {
                                       commits.push_back(commit);
                                       return !commit.newer_than_build;
                                   });
        if (!read) {
            return read;
        }
        entry.fold_again_until.reset();
        entry.state = std::make_shared<State>();
        for (const EventOfStream& past : effective_events(commits)) {
            if (past.effective) {
                apply_one(*entry.state, *past.commit, past.index, past.event);
            }
        }
        if (!commits.empty() && commits.back().newer_than_build) {
            mark_newer(commits.back(), entry, writer);
        }
        return {};
    }

    Definition definition_;
    StreamHistory* history_;
    TenantId tenant_;
    std::unordered_map<std::string, Entry> entries_;
    std::vector<Entry*> touched_;
};

}  // namespace madoguchi::projections
