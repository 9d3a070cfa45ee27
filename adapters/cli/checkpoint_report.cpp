#include "madoguchi/adapters/cli/checkpoint_report.hpp"

#include <chrono>
#include <filesystem>

#include "madoguchi/adapters/cli/parts_checkpoints.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::cli {

namespace {

Result<CheckpointPlaceRow> place_row(const std::string& folder, const log::TenantId& tenant) {
    const auto files = checkpoints::files_in(folder, tenant);
    if (!files) {
        return log::unexpected(failure_of(files.error()));
    }
    CheckpointPlaceRow row{.folder = folder};
    row.files = files->size();
    for (const auto& file : *files) {
        std::error_code error;  // Thinned out meanwhile: of no size.
        const auto bytes = std::filesystem::file_size(file.path, error);
        row.bytes += error ? 0 : bytes;
    }
    if (!files->empty()) {
        row.position = files->back().size;
        row.written_at = protobuf::time_text(files->back().written_at);
    }
    return row;
}

}  // namespace

Result<CheckpointRow> checkpoint_row(const Installation& installation,
                                     const log::TenantId& tenant) {
    if (installation.folder().empty()) {
        return failed(ExitStatus::kUsage, "an installation in memory keeps no checkpoints");
    }
    const auto places = checkpoint_places(installation.folder());
    const auto keys = read_signing_keys(installation.folder(), installation.signing_keys_folder());
    if (!places || !keys) {
        return log::unexpected(!places ? places.error() : keys.error());
    }
    CheckpointRow row;
    const auto head = installation.ledger().head(tenant);
    row.log_position = head ? head->position.value() : 0;
    auto first = place_row(places->first, tenant);
    if (!first) {
        return log::unexpected(first.error());
    }
    row.first = std::move(*first);
    const checkpoints::CheckpointFolders folders(*places, **keys);
    const auto heads = folders.read();
    row.agree = heads.has_value();
    row.trouble = heads ? std::string() : heads.error().detail;
    if (!places->second.empty()) {
        auto second = place_row(places->second, tenant);
        row.second = second ? std::move(*second) : CheckpointPlaceRow{.folder = places->second};
    }
    if (const auto newest = folders.newest(tenant); newest && *newest) {
        row.root = log::to_base64((*newest)->stated.root);
        row.age_seconds =
            static_cast<std::uint64_t>(std::chrono::floor<std::chrono::seconds>(
                                           installation.now() - (*newest)->file.written_at)
                                           .count());
    }
    return row;
}

}  // namespace madoguchi::cli
