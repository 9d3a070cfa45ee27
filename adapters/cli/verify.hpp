#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/log/proof/note.hpp"
#include "madoguchi/log/proof/verify_log.hpp"

namespace madoguchi::cli {

struct VerifyOptions {
    std::string folder;        ///< The data folder.
    std::string signing_keys;  ///< Folder of signing keys; empty: in the data folder.
    /// Verifier keys that are believed instead of those beside the signing keys.
    std::vector<std::string> keys;
    const log::Ledger* ledger = nullptr;  ///< The folder's, where it is open already.
};

/// Told how far a log has been checked.
using VerifyProgress =
    std::function<void(const log::TenantId&, log::Position done, log::Position head)>;

/// Computes every log of a data folder again (`log::LogVerifier`) and holds it against every
/// checkpoint in both folders, whose signatures are checked first. Changes nothing, and needs no
/// private key. Stops a log at its first trouble.
/// Failures: kNotFound (no log), kLocked, kDamaged (the database or the keys can't be opened),
/// kUsage (a key in `keys`), kUnavailable.
[[nodiscard]] Result<std::vector<log::VerifiedLog>> verify(const VerifyOptions& options,
                                                           const VerifyProgress& progress);

/// The keys of verifier keys' texts. Failure kUsage: which isn't one.
[[nodiscard]] Result<std::vector<std::unique_ptr<log::NoteVerifier>>> parse_verifier_keys(
    const std::vector<std::string>& texts);

}  // namespace madoguchi::cli
