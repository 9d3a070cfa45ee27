#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/proof/note.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::codec {
class Sealer;
}  // namespace madoguchi::codec

// The technologies behind the ports, one function each, so that each heavy header is in one file.
namespace madoguchi::cli {

/// A ledger in the data folder, or in memory where `folder` is empty.
/// `report` is told when the disk gets full, `on_synced` how long each write took; may be empty.
[[nodiscard]] Result<std::unique_ptr<log::Ledger>> open_ledger(
    const std::string& folder, bool compress,
    const std::function<void(const std::string&)>& report = {},
    const std::function<void(std::chrono::microseconds)>& on_synced = {});

/// The views in the data folder, or in memory. Views that can't be opened because they are damaged
/// are thrown away (nothing in them is precious) and built again; `report` is told.
[[nodiscard]] Result<std::unique_ptr<projections::ViewStore>> open_views(
    const std::string& folder, bool compress,
    const std::function<void(const std::string&)>& report);

/// The head record: checkpoints in the data folder, and in the second folder where one is named;
/// in memory where `folder` is empty. `keys` outlives it. Failure kDamaged: the file that names the
/// second folder can't be read.
[[nodiscard]] Result<std::unique_ptr<log::HeadRecord>> open_head_record(const std::string& folder,
                                                                        const log::NoteKeys& keys);

/// The newest checkpoint of a log in the data folder. Failures: kNotFound (none, or in memory),
/// kDamaged, kUnavailable.
[[nodiscard]] Result<Installation::NewestCheckpoint> newest_checkpoint(const std::string& folder,
                                                                       const log::NoteKeys& keys,
                                                                       const log::TenantId& tenant);

/// The keys that sign checkpoints, in `keys_folder`, or in the data folder where that is empty. The
/// first one is made when the log is empty and there is none. Failure kDamaged: a log that isn't
/// empty has no key that can sign at `now`.
[[nodiscard]] Result<std::unique_ptr<log::NoteKeys>> open_signing_keys(
    const std::string& folder, const std::string& keys_folder, bool log_is_empty, log::UtcTime now);

[[nodiscard]] std::unique_ptr<log::CommitCodec> make_commit_codec();
/// Both outlive the decoder.
[[nodiscard]] std::unique_ptr<projections::CommitDecoder> make_decoder(
    const log::CommitCodec& codec, codec::Sealer& sealer);
/// Keyed tokens of folded kana and birth dates. `digester` outlives them.
[[nodiscard]] std::unique_ptr<projections::SearchTokens> make_search_tokens(
    const log::Digester& digester);
/// The domain as the log sees it. All outlive it.
[[nodiscard]] std::unique_ptr<log::Aggregates> make_aggregates(const log::Ledger& ledger,
                                                               const log::CommitCodec& codec,
                                                               const log::Digester& digester,
                                                               codec::Sealer& sealer);

/// Makes a folder with its parents, for its owner alone.
[[nodiscard]] Result<void> make_folder(const std::string& path);

}  // namespace madoguchi::cli
