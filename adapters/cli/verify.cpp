#include "madoguchi/adapters/cli/verify.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/log/plain_seal.hpp"

namespace madoguchi::cli {

namespace {

constexpr log::ReadLimits kAtATime{.commits_max = 10'000, .bytes_max = 16U << 20};

/// Checks one log, commit by commit.
class Check {
 public:
    Check(log::TenantId tenant, const log::Digester& digester, const log::CommitCodec& codec,
          std::optional<log::RecordedHead> recorded)
        : digester_(digester), codec_(codec), recorded_(std::move(recorded)) {
        found_.tenant = std::move(tenant);
        found_.recorded = recorded_ ? recorded_->position : log::Position{};
    }

    /// Whether the commit is in order; the next one is then to come.
    bool take(const log::EncodedCommit& encoded) {
        const log::Position expected = log::Position(found_.commits).next();
        if (const std::string why = trouble_with(encoded, expected); !why.empty()) {
            found_.trouble = "position " + std::to_string(expected.value()) + ": " + why;
            return false;
        }
        ++found_.commits;
        found_.head = encoded.leaf;
        recorded_at_ = commit_.recorded_at;
        return true;
    }

    /// What the store said when it couldn't go on reading.
    void stop(const log::StoreError& error) {
        found_.trouble = "position " + std::to_string(found_.commits + 1) + ": " + error.detail;
    }

    VerifiedLog finish() {
        if (found_.trouble.empty() && recorded_ && recorded_->position.value() > found_.commits) {
            found_.trouble = "position " + std::to_string(found_.commits + 1) +
                             ": is missing; the head record names " +
                             std::to_string(recorded_->position.value());
        }
        return std::move(found_);
    }

    [[nodiscard]] log::Position next() const { return log::Position(found_.commits).next(); }
    [[nodiscard]] bool stopped() const { return !found_.trouble.empty(); }

 private:
    std::string trouble_with(const log::EncodedCommit& encoded, log::Position expected) {
        if (encoded.position != expected) {
            return "is missing; the next commit is at " + std::to_string(encoded.position.value());
        }
        if (digester_.leaf(encoded.bytes) != encoded.leaf) {
            return "the stored bytes don't have the stored hash";
        }
        if (auto decoded = codec_.decode(encoded.bytes, commit_); !decoded) {
            return "can't be read: " + decoded.error();
        }
        if (commit_.previous_leaf != found_.head) {
            return "doesn't follow the commit before it: its link is another commit's hash";
        }
        if (commit_.tenant != found_.tenant || commit_.position != expected) {
            return "says of itself that it is position " +
                   std::to_string(commit_.position.value()) + " of " + commit_.tenant.text();
        }
        if (commit_.recorded_at < recorded_at_) {
            return "was recorded before the commit before it";
        }
        if (recorded_ && recorded_->position == expected && recorded_->leaf != encoded.leaf) {
            return "isn't the commit that the head record names (" + log::to_hex(recorded_->leaf) +
                   ")";
        }
        return {};
    }

    const log::Digester& digester_;
    const log::CommitCodec& codec_;
    std::optional<log::RecordedHead> recorded_;
    VerifiedLog found_;
    log::Commit commit_;
    log::UtcTime recorded_at_{};
};

Result<VerifiedLog> verify_log(const log::Ledger& ledger, Check check, const log::TenantId& tenant,
                               const VerifyProgress& progress) {
    const auto head = ledger.head(tenant);
    if (!head) {
        return log::unexpected(failure_of(head.error()));
    }
    for (bool more = true; more && !check.stopped() && !interrupted();) {
        const auto read =
            ledger.read(tenant, check.next(), kAtATime,
                        [&](const log::EncodedCommit& encoded) { return check.take(encoded); });
        if (!read) {
            if (!check.stopped()) {
                check.stop(read.error());
            }
            break;
        }
        more = *read > 0;
        if (progress) {
            progress(tenant, log::Position(check.next().value() - 1), head->position);
        }
    }
    return check.finish();
}

}  // namespace

Result<std::vector<VerifiedLog>> verify(const std::string& folder, const VerifyProgress& progress) {
    std::error_code error;
    if (!std::filesystem::is_directory(DataFolder{folder}.log(), error)) {
        return failed(ExitStatus::kNotFound, "there is no log in " + folder +
                                                 ": name a data "
                                                 "folder with --data");
    }
    const auto digester = keyless_digester();
    const log::PlainSeal seal(*digester);
    const auto codec = make_commit_codec();
    const auto ledger = open_ledger(folder, true);
    if (!ledger) {
        return log::unexpected(ledger.error());
    }
    const auto recorded = open_head_record(folder, seal)->read();
    if (!recorded) {
        return log::unexpected(failure_of(recorded.error()));
    }
    const auto stored = (*ledger)->tenants();
    if (!stored) {
        return log::unexpected(failure_of(stored.error()));
    }
    std::vector<log::TenantId> tenants = *stored;
    for (const auto& [tenant, head] : *recorded) {
        if (std::find(tenants.begin(), tenants.end(), tenant) == tenants.end()) {
            tenants.push_back(tenant);
        }
    }
    std::vector<VerifiedLog> logs;
    for (const auto& tenant : tenants) {
        const auto found = recorded->find(tenant);
        auto verified = verify_log(
            **ledger,
            Check(tenant, *digester, *codec,
                  found == recorded->end() ? std::nullopt : std::optional(found->second)),
            tenant, progress);
        if (!verified) {
            return log::unexpected(verified.error());
        }
        logs.push_back(std::move(*verified));
    }
    return logs;
}

}  // namespace madoguchi::cli
