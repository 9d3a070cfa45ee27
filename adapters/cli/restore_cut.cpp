#include "madoguchi/adapters/cli/restore_cut.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <utility>

#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_backup.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/adapters/runtime/process_manager.hpp"
#include "madoguchi/log/read_commits.hpp"
#include "madoguchi/log/refill.hpp"

namespace madoguchi::cli {

namespace {

namespace fs = std::filesystem;

constexpr log::ReadLimits kAtATime{.commits_max = 10'000, .bytes_max = 16U << 20};
/// What follows from that many of the last commits is asked for again: whatever was done of it
/// is known by its derived ids.
constexpr std::uint64_t kReactedAgain = 10'000;

Failure stopped() { return {ExitStatus::kPartly, "stopped: nothing was restored"}; }

/// The last commit recorded at or before an instant. `recorded_at` never goes back.
Result<log::Position> position_at(const log::Ledger& ledger, const log::TenantId& tenant,
                                  log::Position head, log::UtcTime instant) {
    const auto codec = make_commit_codec();
    std::uint64_t low = 0;
    std::uint64_t high = head.value();
    while (low < high) {
        const std::uint64_t middle = low + (high - low + 1) / 2;
        const auto commit = log::read_commit(ledger, *codec, tenant, log::Position(middle));
        if (!commit) {
            return log::unexpected(failure_of(commit.error()));
        }
        if (commit->recorded_at <= instant) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return log::Position(low);
}

/// Fills one log of a ledger from another.
Result<void> refill(log::Ledger& from, log::Ledger& to, const Keys& keys,
                    const log::TenantId& tenant, log::Position last, const BackupSteps& progress) {
    const auto codec = make_commit_codec();
    const auto aggregates = make_aggregates(to, *codec, keys.digester(), keys.sealer());
    std::optional<Failure> failure;
    log::Refill filling(
        {.ledger = &to,
         .codec = codec.get(),
         .digester = &keys.digester(),
         .aggregates = aggregates.get(),
         .write = [&to](const log::LedgerBatch& batch) { return put_back(to, batch); }},
        tenant);
    while (filling.head().position < last) {
        const auto read = from.read(tenant, filling.head().position.next(), kAtATime,
                                    [&](const log::EncodedCommit& commit) {
                                        if (auto added = filling.add(commit); !added) {
                                            failure = failure_of(added.error());
                                        }
                                        return !failure && filling.head().position < last;
                                    });
        if (!read) {
            return log::unexpected(failure_of(read.error()));
        }
        if (failure) {
            return log::unexpected(*failure);
        }
        if (progress &&
            !progress("log of " + tenant.text(), filling.head().position.value(), last.value())) {
            return log::unexpected(stopped());
        }
    }
    const log::Position reacted(last.value() - std::min(last.value(), kReactedAgain));
    const auto finished = filling.finish(
        {{runtime::kReactionsCheckpoint, reacted}}, [&](std::uint64_t done, std::uint64_t all) {
            return !progress || progress("cases of " + tenant.text(), done, all);
        });
    if (!finished) {
        return log::unexpected(failure_of(finished.error()));
    }
    return {};
}

}  // namespace

Result<std::map<log::TenantId, log::Position>> positions_at(const log::Ledger& ledger,
                                                            const std::string& at,
                                                            const std::string& municipality) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(at.data(), at.data() + at.size(), number);
    const bool is_number = error == std::errc() && end == at.data() + at.size();
    const auto instant = protobuf::parse_time(at);
    const auto stored = ledger.tenants();
    if (!stored) {
        return log::unexpected(failure_of(stored.error()));
    }
    std::vector<log::TenantId> tenants = *stored;
    if (!municipality.empty()) {
        std::erase_if(tenants, [&](const auto& tenant) { return tenant.text() != municipality; });
    }
    if (tenants.empty()) {
        return failed(ExitStatus::kNotFound, "the backup holds no log of such a municipality");
    }
    if (!is_number && !instant) {
        return failed(ExitStatus::kUsage,
                      "--at: give a position, or an instant as 2026-11-20T09:30:00+09:00");
    }
    if (is_number && tenants.size() > 1) {
        return failed(ExitStatus::kUsage,
                      "--at: a position is one log's: say whose with --municipality");
    }
    std::map<log::TenantId, log::Position> positions;
    for (const auto& tenant : tenants) {
        const auto head = ledger.head(tenant);
        if (!head) {
            return log::unexpected(failure_of(head.error()));
        }
        if (is_number && number > head->position.value()) {
            return failed(ExitStatus::kUsage, "--at: the backup's log of " + tenant.text() +
                                                  " ends at position " +
                                                  std::to_string(head->position.value()));
        }
        auto position = is_number ? Result<log::Position>(log::Position(number))
                                  : position_at(ledger, tenant, head->position, *instant);
        if (!position) {
            return log::unexpected(position.error());
        }
        positions.emplace(tenant, *position);
    }
    return positions;
}

Result<void> cut_back(const std::string& data, const Keys& keys,
                      const std::map<log::TenantId, log::Position>& positions,
                      const BackupSteps& progress) {
    const DataFolder old{data};
    const DataFolder cut{data + "/cut"};
    {
        const auto from = open_ledger(old.root, true);
        if (!from) {
            return log::unexpected(from.error());
        }
        const auto to = open_ledger(cut.root, true);
        if (!to) {
            return log::unexpected(to.error());
        }
        const auto tenants = (*from)->tenants();
        if (!tenants) {
            return log::unexpected(failure_of(tenants.error()));
        }
        for (const auto& tenant : *tenants) {
            const auto head = (*from)->head(tenant);
            if (!head) {
                return log::unexpected(failure_of(head.error()));
            }
            const auto named = positions.find(tenant);
            const auto last = named == positions.end() ? head->position : named->second;
            if (auto filled = refill(**from, **to, keys, tenant, last, progress); !filled) {
                return filled;
            }
        }
    }
    std::error_code error;
    fs::remove_all(old.log(), error);
    if (!error) {
        fs::rename(cut.log(), old.log(), error);
    }
    if (!error) {
        fs::remove_all(cut.root, error);
    }
    if (error) {
        return failed(ExitStatus::kUnavailable,
                      "the log in " + data + " can't be put in its place: " + error.message());
    }
    return {};
}

}  // namespace madoguchi::cli
