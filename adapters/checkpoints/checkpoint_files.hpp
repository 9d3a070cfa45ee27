#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::checkpoints {

/// One checkpoint's file, by its name; names: README.md.
struct CheckpointFile {
    std::string path;
    std::uint32_t generation = 0;
    std::uint64_t size = 0;
    log::UtcTime written_at;

    /// Newer ones come later.
    [[nodiscard]] bool is_before(const CheckpointFile& other) const {
        return generation != other.generation ? generation < other.generation : size < other.size;
    }
};

/// Where a checkpoint's file lies in `folder`.
[[nodiscard]] CheckpointFile file_of(const std::string& folder, const log::TenantId& tenant,
                                     std::uint32_t generation, std::uint64_t size,
                                     log::UtcTime written_at);

/// The tenants that have a folder in `folder`. Nothing when it isn't there. Error: kUnavailable.
[[nodiscard]] log::Expected<std::vector<log::TenantId>, log::StoreError> tenants_in(
    const std::string& folder);

/// The checkpoints of a tenant in `folder`, oldest first; other files are passed over.
/// Error: kUnavailable.
[[nodiscard]] log::Expected<std::vector<CheckpointFile>, log::StoreError> files_in(
    const std::string& folder, const log::TenantId& tenant);

/// Error: kUnavailable.
[[nodiscard]] log::Expected<std::string, log::StoreError> read_file(const std::string& path);

/// Writes a file and the folders it is in, whole or not at all, and durably. Error: kWriteFailed.
[[nodiscard]] log::Expected<void, log::StoreError> write_file(const std::string& path,
                                                              std::string_view bytes);

/// Of the checkpoints of a tenant that are older than a day at `now`, removes all but the last of
/// each hour; the newest two stay in any case. Error: kWriteFailed, kUnavailable.
[[nodiscard]] log::Expected<void, log::StoreError> thin(const std::string& folder,
                                                        const log::TenantId& tenant,
                                                        log::UtcTime now);

}  // namespace madoguchi::checkpoints
