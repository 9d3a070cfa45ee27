#include "madoguchi/adapters/checkpoints/checkpoint_folders.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace madoguchi::checkpoints {
namespace {

using log::StoreError;
using log::StoreErrorCode;

constexpr const char* kAdvice =
    "; don't delete anything: see ops/docs/runbooks/start-refused.md, `madoguchi verify` says "
    "which commits are proved";

log::unexpected<StoreError> corrupt(const std::string& what) {
    return log::unexpected(StoreError{StoreErrorCode::kCorruption, what + kAdvice});
}

std::string words(const Kept& kept) {
    return kept.file.path + " (position " + std::to_string(kept.stated.size) + ")";
}

bool is_same(const Kept& a, const Kept& b) {
    return a.file.generation == b.file.generation && a.stated == b.stated;
}

bool is_newer(const Kept& a, const Kept& b) { return b.file.is_before(a.file); }

}  // namespace

CheckpointFolders::CheckpointFolders(Places places, const log::NoteKeys& keys)
    : places_(std::move(places)), keys_(keys) {}

std::string CheckpointFolders::origin(const log::TenantId& tenant, std::uint32_t generation) const {
    return keys_.name() + "/" + tenant.text() + "/" + std::to_string(generation);
}

std::vector<std::string> CheckpointFolders::folders() const {
    std::vector<std::string> all{places_.first};
    if (!places_.second.empty()) {
        all.push_back(places_.second);
    }
    return all;
}

log::Expected<std::vector<log::TenantId>, StoreError> CheckpointFolders::tenants() const {
    std::set<log::TenantId> all;
    for (const auto& folder : folders()) {
        const auto found = tenants_in(folder);
        if (!found) {
            return log::unexpected(found.error());
        }
        all.insert(found->begin(), found->end());
    }
    return std::vector<log::TenantId>(all.begin(), all.end());
}

log::Expected<std::vector<CheckpointFile>, StoreError> CheckpointFolders::files(
    const log::TenantId& tenant) const {
    std::vector<CheckpointFile> all;
    for (const auto& folder : folders()) {
        auto found = files_in(folder, tenant);
        if (!found) {
            return log::unexpected(found.error());
        }
        all.insert(all.end(), std::make_move_iterator(found->begin()),
                   std::make_move_iterator(found->end()));
    }
    std::stable_sort(all.begin(), all.end(), [](const CheckpointFile& a, const CheckpointFile& b) {
        return a.is_before(b);
    });
    return all;
}

log::Expected<Kept, StoreError> CheckpointFolders::load(const log::TenantId& tenant,
                                                        const CheckpointFile& file) const {
    auto bytes = read_file(file.path);
    if (!bytes) {
        return log::unexpected(bytes.error());
    }
    const auto not_right = [&](const std::string& why) {
        return corrupt("the checkpoint " + file.path + " can't be believed: " + why);
    };
    const auto note = log::parse_note(*bytes);
    if (!note) {
        return not_right(note.error());
    }
    if (auto signed_by = log::check_note(*note, keys_.verifiers()); !signed_by) {
        return not_right(signed_by.error());
    }
    auto stated = log::parse_checkpoint(note->text);
    if (!stated) {
        return not_right(stated.error());
    }
    if (stated->origin != origin(tenant, file.generation)) {
        return not_right("it is of the log " + stated->origin);
    }
    if (stated->size != file.size) {
        return not_right("it is of position " + std::to_string(stated->size));
    }
    return Kept{file, std::move(*bytes), std::move(*stated)};
}

/// The last two of a folder, newest first.
log::Expected<std::vector<Kept>, StoreError> CheckpointFolders::last_two(
    const std::string& folder, const log::TenantId& tenant) const {
    const auto files = files_in(folder, tenant);
    if (!files) {
        return log::unexpected(files.error());
    }
    std::vector<Kept> found;
    for (auto file = files->rbegin(); file != files->rend() && found.size() < 2; ++file) {
        auto kept = load(tenant, *file);
        if (!kept) {
            return log::unexpected(kept.error());
        }
        found.push_back(std::move(*kept));
    }
    return found;
}

log::Expected<std::optional<Kept>, StoreError> CheckpointFolders::newest(
    const log::TenantId& tenant) const {
    auto found = last_two(places_.first, tenant);
    if (!found) {
        return log::unexpected(found.error());
    }
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

/// The newest checkpoint of a log, if the folders agree about it.
log::Expected<std::optional<Kept>, StoreError> CheckpointFolders::agreed(
    const log::TenantId& tenant) const {
    std::vector<std::vector<Kept>> last;
    for (const auto& folder : folders()) {
        auto found = last_two(folder, tenant);
        if (!found) {
            return log::unexpected(found.error());
        }
        last.push_back(std::move(*found));
    }
    if (last.size() == 1) {
        return last[0].empty() ? std::nullopt : std::optional(std::move(last[0][0]));
    }
    auto& ahead = last[0].empty() || (!last[1].empty() && is_newer(last[1][0], last[0][0]))
                      ? last[1]
                      : last[0];
    auto& behind = &ahead == &last[0] ? last[1] : last[0];
    if (ahead.empty()) {
        return std::nullopt;
    }
    const std::string& folder = &behind == &last[0] ? places_.first : places_.second;
    if (behind.empty()) {
        if (ahead.size() == 1) {
            return std::optional(std::move(ahead[0]));
        }
        return corrupt("the checkpoint folders contradict each other: of the log of " +
                       tenant.text() + ", " + folder + " holds none, the other one " +
                       words(ahead[0]));
    }
    if (is_same(behind[0], ahead[0]) || (ahead.size() == 2 && is_same(behind[0], ahead[1]))) {
        return std::optional(std::move(ahead[0]));
    }
    if (!is_newer(ahead[0], behind[0])) {
        return corrupt("the checkpoint folders contradict each other: " + words(ahead[0]) +
                       " and " + words(behind[0]) + " state two different logs");
    }
    return corrupt("the checkpoint folders contradict each other: " + folder +
                   " was put back to an earlier state; its newest is " + words(behind[0]) +
                   ", but there is " + words(ahead[0]));
}

log::Expected<log::Heads, StoreError> CheckpointFolders::read() const {
    std::error_code error;
    if (!places_.second.empty() && !std::filesystem::is_directory(places_.second, error)) {
        return log::unexpected(
            StoreError{StoreErrorCode::kUnavailable,
                       "the second folder of checkpoints, " + places_.second +
                           ", isn't there: connect its disk, or name another one with `madoguchi "
                           "checkpoint-folder`"});
    }
    const auto all = tenants();
    if (!all) {
        return log::unexpected(all.error());
    }
    log::Heads heads;
    for (const auto& tenant : *all) {
        const auto kept = agreed(tenant);
        if (!kept) {
            return log::unexpected(kept.error());
        }
        if (*kept) {
            heads[tenant] = {log::Position((*kept)->stated.size), (*kept)->stated.root,
                             (*kept)->file.generation};
        }
    }
    return heads;
}

/// What each folder holds of a log.
log::Expected<CheckpointFolders::Newest*, StoreError> CheckpointFolders::known(
    const log::TenantId& tenant) {
    if (const auto found = newest_.find(tenant); found != newest_.end()) {
        return &found->second;
    }
    Newest newest;
    const auto all = folders();
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto found = last_two(all[i], tenant);
        if (!found) {
            return log::unexpected(found.error());
        }
        if (!found->empty()) {
            newest[i] = std::move(found->front());
        }
    }
    if (auto even = even_out(tenant, newest); !even) {
        return log::unexpected(even.error());
    }
    return &newest_.emplace(tenant, std::move(newest)).first->second;
}

/// Gives the folder that lags the newest of the other one.
log::Expected<void, StoreError> CheckpointFolders::even_out(const log::TenantId& tenant,
                                                            Newest& newest) const {
    if (places_.second.empty() || (!newest[0] && !newest[1])) {
        return {};
    }
    const bool first_lags = !newest[0] || (newest[1] && is_newer(*newest[1], *newest[0]));
    auto& to = newest[first_lags ? 0 : 1];
    const auto& from = newest[first_lags ? 1 : 0];
    if (to && is_same(*to, *from)) {
        return {};
    }
    Kept copy = *from;
    copy.file = file_of(first_lags ? places_.first : places_.second, tenant, from->file.generation,
                        from->file.size, from->file.written_at);
    if (auto written = write_file(copy.file.path, copy.note); !written) {
        return written;
    }
    to = std::move(copy);
    return {};
}

log::Expected<void, StoreError> CheckpointFolders::write(const log::Heads& heads,
                                                         log::UtcTime now) {
    for (const auto& [tenant, head] : heads) {
        if (auto written = write(tenant, head, now); !written) {
            return written;
        }
    }
    return {};
}

log::Expected<void, StoreError> CheckpointFolders::write(const log::TenantId& tenant,
                                                         const log::RecordedHead& head,
                                                         log::UtcTime now) {
    const auto newest = known(tenant);
    if (!newest) {
        return log::unexpected(newest.error());
    }
    const log::Checkpoint checkpoint{
        origin(tenant, head.generation), head.position.value(), head.root, {}};
    if (const auto& last = (**newest)[0]) {
        if (last->file.generation == head.generation && last->stated == checkpoint) {
            return {};
        }
        const bool goes_on =
            last->file.generation < head.generation ||
            (last->file.generation == head.generation && last->stated.size < checkpoint.size);
        if (!goes_on) {
            return corrupt("the log of " + tenant.text() +
                           " contradicts what was signed of it: " + words(*last));
        }
    }
    const auto signers = keys_.signers(now);
    if (signers.empty()) {
        return log::unexpected(
            StoreError{StoreErrorCode::kWriteFailed,
                       "there is no key to sign checkpoints with: put the signing keys back, or "
                       "make a new one with `madoguchi keys rotate-signing`"});
    }
    const std::string note =
        log::format_note(log::sign_note(log::format_checkpoint(checkpoint), signers));
    const auto all = folders();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto file = file_of(all[i], tenant, head.generation, head.position.value(), now);
        if (auto written = write_file(file.path, note); !written) {
            return written;
        }
        (**newest)[i] = Kept{file, note, checkpoint};
    }
    const auto hour = std::chrono::floor<std::chrono::hours>(now);
    if (auto& thinned_at = thinned_at_[tenant]; thinned_at != hour) {
        thinned_at = hour;
        for (const auto& folder : all) {
            if (auto thinned = thin(folder, tenant, now); !thinned) {
                return thinned;
            }
        }
    }
    return {};
}

log::Expected<void, StoreError> CheckpointFolders::fill_second() const {
    const auto all = tenants_in(places_.first);
    if (!all) {
        return log::unexpected(all.error());
    }
    for (const auto& tenant : *all) {
        const auto files = files_in(places_.first, tenant);
        if (!files) {
            return log::unexpected(files.error());
        }
        for (const auto& file : *files) {
            const auto bytes = read_file(file.path);
            if (!bytes) {
                return log::unexpected(bytes.error());
            }
            const auto copy =
                file_of(places_.second, tenant, file.generation, file.size, file.written_at);
            if (auto written = write_file(copy.path, *bytes); !written) {
                return written;
            }
        }
    }
    return {};
}

}  // namespace madoguchi::checkpoints
