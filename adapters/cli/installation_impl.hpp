#pragma once

#include <memory>
#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/runtime/effects.hpp"
#include "madoguchi/adapters/runtime/projection_feed.hpp"
#include "madoguchi/adapters/runtime/reactions.hpp"
#include "madoguchi/adapters/runtime/server.hpp"
#include "madoguchi/adapters/runtime/watermarks.hpp"
#include "madoguchi/log/engine.hpp"
#include "madoguchi/projections/core/ledger_history.hpp"
#include "madoguchi/projections/core/projection_runner.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"

namespace madoguchi::cli {

/// The parts of an installation, in the order in which they depend on each other.
struct Installation::Impl {
    Impl(const InstallationOptions& given, const runtime::Clock& time);

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> start(const std::vector<log::TenantId>& tenants);
    [[nodiscard]] Result<void> follow();
    /// The answer, unless the log can't be written any more.
    [[nodiscard]] Result<log::Answer> checked(log::Answer answer) const;

    InstallationOptions options;
    const runtime::Clock& clock;
    std::unique_ptr<log::CommitCodec> engine_codec;
    std::unique_ptr<log::CommitCodec> reader_codec;
    std::unique_ptr<log::Ledger> ledger;  ///< Before the keys: its lock is the folder's.
    std::unique_ptr<Keys> keys;
    std::unique_ptr<projections::CommitDecoder> decoder;
    std::unique_ptr<projections::SearchTokens> tokens;
    std::unique_ptr<log::NoteKeys> signing_keys;
    std::unique_ptr<log::HeadRecord> head_record;
    std::unique_ptr<log::Aggregates> aggregates;
    std::unique_ptr<runtime::Effects> effects;
    std::unique_ptr<runtime::Reactions> reactions;
    std::unique_ptr<log::Engine> engine;
    std::unique_ptr<runtime::Watermarks> watermarks;
    std::unique_ptr<runtime::Server> server;
    std::unique_ptr<projections::ViewStore> views;
    std::unique_ptr<projections::LedgerHistory> history;
    projections::RunnerPorts ports;
    // Of the thread that builds new versions of views.
    std::unique_ptr<log::CommitCodec> building_codec;
    std::unique_ptr<projections::CommitDecoder> building_decoder;
    std::unique_ptr<projections::LedgerHistory> building_history;
    std::unique_ptr<runtime::ProjectionFeed> feed;
};

}  // namespace madoguchi::cli
