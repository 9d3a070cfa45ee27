#pragma once

#include <string>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/log/proof/stream_proof.hpp"

namespace madoguchi::cli {

/// The history of a case with the proof that it is in the log, against the newest checkpoint. What
/// is sealed in it stays so. Failures: kNotFound (nothing is recorded of the case), kDamaged,
/// kUnavailable.
[[nodiscard]] Result<log::StreamProof> prove(const Installation& installation,
                                             const CaseRef& which);

/// Checks such a history with nothing but verifier keys. Failures: kUsage (a key, or the text isn't
/// such a history), kDamaged (it doesn't hold).
[[nodiscard]] Result<log::ProvedStream> check_proof(const std::string& text,
                                                    const std::vector<std::string>& keys);

}  // namespace madoguchi::cli
