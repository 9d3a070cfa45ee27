#pragma once

#include <functional>
#include <memory>
#include <string>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/log/head_record.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::codec {
class Sealer;
}  // namespace madoguchi::codec

// The technologies behind the ports, one function each, so that each heavy header is in one file.
namespace madoguchi::cli {

/// A ledger in the data folder, or in memory where `folder` is empty.
[[nodiscard]] Result<std::unique_ptr<log::Ledger>> open_ledger(const std::string& folder,
                                                               bool compress);

/// The views in the data folder, or in memory. Views that can't be opened because they are damaged
/// are thrown away (nothing in them is precious) and built again; `report` is told.
[[nodiscard]] Result<std::unique_ptr<projections::ViewStore>> open_views(
    const std::string& folder, bool compress,
    const std::function<void(const std::string&)>& report);

/// The head record of the data folder, or one in memory. `seal` outlives it.
[[nodiscard]] std::unique_ptr<log::HeadRecord> open_head_record(const std::string& folder,
                                                                const log::HeadSeal& seal);

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
