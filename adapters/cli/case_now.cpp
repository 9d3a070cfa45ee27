#include "madoguchi/adapters/cli/case_now.hpp"

#include <utility>
#include <variant>

#include "madoguchi/adapters/aggregates/case_row_state.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/domain/cases/evolve.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"

namespace madoguchi::cli {

namespace {

/// Adds the case's entries in `commits`; whether this build knows them all.
bool add_entries(const std::vector<projections::DecodedCommit>& commits,
                 std::vector<facts::CaseEvent>& entries) {
    for (const auto& commit : commits) {
        if (commit.newer_than_build) {
            return false;
        }
        for (const auto& event : commit.events) {
            if (const auto* const entry = std::get_if<facts::CaseEvent>(&event)) {
                entries.push_back(*entry);
            }
        }
    }
    return true;
}

Result<CaseNow> folded(const Installation& installation, const CaseRef& which) {
    const auto commits = installation.stream(which.tenant, which.stream);
    if (!commits) {
        return log::unexpected(commits.error());
    }
    CaseNow now;
    if (!commits->empty()) {
        const log::Commit& last = commits->back().meta;
        now.version = log::StreamVersion(last.version_before.value() + last.events.size());
    }
    std::vector<facts::CaseEvent> entries;
    if (add_entries(*commits, entries)) {
        try {
            now.state = cases::fold(entries);
        } catch (const cases::HistoryViolation&) {
            now.state.reset();  // The case is quarantined.
        }
    }
    return now;
}

}  // namespace

Result<CaseNow> case_now(const Installation& installation, const CaseRef& which) {
    const auto row = installation.ledger().state(which.tenant, which.stream);
    if (!row) {
        return log::unexpected(failure_of(row.error()));
    }
    if (!*row) {
        return folded(installation, which);
    }
    auto state = aggregates::case_state_of({which.tenant, which.stream}, **row,
                                           installation.keys().sealer());
    if (!state) {
        if (state.error().may_pass) {
            return failed(ExitStatus::kUnavailable,
                          which.stream.text() + " can't be opened now: " + state.error().reason);
        }
        return CaseNow{(*row)->version, std::nullopt};
    }
    if (!*state) {
        return folded(installation, which);
    }
    return CaseNow{(*row)->version, std::move(**state)};
}

Result<std::vector<facts::CaseEvent>> recorded_entries(const Installation& installation,
                                                       const CaseRef& which) {
    const auto commits = installation.stream(which.tenant, which.stream);
    if (!commits) {
        return log::unexpected(commits.error());
    }
    std::vector<facts::CaseEvent> entries;
    if (!add_entries(*commits, entries)) {
        return failed(ExitStatus::kUsage,
                      "the case holds an entry of a newer version: upgrade first",
                      "newer_than_build");
    }
    return entries;
}

}  // namespace madoguchi::cli
