#include "madoguchi/adapters/cli/restore_drill.hpp"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/log/read_commits.hpp"
#include "madoguchi/log/restore_mark.hpp"

namespace madoguchi::cli {

namespace {

/// Removes a folder when it goes.
class Scratch {
 public:
    explicit Scratch(std::string path) : path_(std::move(path)) {}
    ~Scratch() {
        std::error_code ignored;  // Said in the runbook: remove what is left.
        std::filesystem::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

 private:
    std::string path_;
};

/// Reads every commit of a log with its seals open.
Result<void> read_all(const Installation& installation, DrilledLog& log,
                      const BackupSteps& progress) {
    const auto codec = make_commit_codec();
    const auto decoder = make_decoder(*codec, installation.keys().sealer());
    constexpr log::ReadLimits kAtATime{.commits_max = 10'000, .bytes_max = 16U << 20};
    projections::DecodedCommit decoded;
    log::Commit commit;
    for (log::Position next(1);;) {
        const auto read = installation.ledger().read(
            log.tenant, next, kAtATime, [&](const log::EncodedCommit& encoded) {
                next = encoded.position.next();
                if (codec->decode(encoded.bytes, commit) &&
                    commit.command_type == log::kRestoreMark) {
                    return true;
                }
                ++log.restored;
                log.opened +=
                    decoder->decode(encoded.bytes, projections::Seals::kOpen, decoded) ? 1 : 0;
                return true;
            });
        if (!read) {
            return log::unexpected(failure_of(read.error()));
        }
        if (*read == 0) {
            return {};
        }
        if (progress && !progress("entries of " + log.tenant.text(), log.restored, 0)) {
            return failed(ExitStatus::kPartly, "stopped before the end of the drill");
        }
    }
}

Result<std::uint64_t> count_cases(const Installation& installation, const log::TenantId& tenant) {
    const auto view = installation.view("cases", tenant);
    if (!view) {
        return log::unexpected(view.error());
    }
    const auto count =
        (*view)->scan_keys(projections::keys_under("s/"), [](std::string_view) { return true; });
    if (!count) {
        return log::unexpected(failure_of(count.error()));
    }
    return *count;
}

}  // namespace

Result<Drill> drill(const RestorePlan& plan, const std::map<log::TenantId, std::uint64_t>& live,
                    const runtime::Clock& clock) {
    const auto start = std::chrono::steady_clock::now();
    auto restored = restore(plan, clock);
    if (!restored) {
        return log::unexpected(restored.error());
    }
    const Scratch scratch(plan.to);
    Drill drill{.restored = std::move(*restored), .logs = {}};
    InstallationOptions options;
    options.folder = plan.to;
    options.master_key = plan.master_key;
    options.signing_keys = plan.signing_keys;
    auto installation = Installation::open(options, clock);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    if (auto caught_up = (*installation)->catch_up(); !caught_up) {
        return log::unexpected(caught_up.error());
    }
    drill.good = !drill.restored.logs.empty();
    for (const auto& put_back : drill.restored.logs) {
        DrilledLog log{.tenant = put_back.tenant};
        for (const auto& noted : drill.restored.noted) {
            log.noted = noted.tenant == log.tenant ? noted.position : log.noted;
        }
        if (const auto found = live.find(log.tenant); found != live.end()) {
            log.live = found->second;
        }
        const auto cases = count_cases(**installation, log.tenant);
        if (!cases) {
            return log::unexpected(cases.error());
        }
        log.cases = *cases;
        if (auto read = read_all(**installation, log, plan.progress); !read) {
            return log::unexpected(read.error());
        }
        drill.good = drill.good && log.restored >= log.noted && log.opened == log.restored &&
                     (log.live == 0 || log.live >= log.restored);
        drill.logs.push_back(log);
    }
    drill.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return drill;
}

}  // namespace madoguchi::cli
