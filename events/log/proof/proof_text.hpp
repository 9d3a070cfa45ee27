#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// A proof that an entry is in a log, to be checked without the log (C2SP tlog-proof).
struct InclusionProof {
    std::string extra;         ///< Bytes of the reader's own meaning; believe nothing in them.
    std::uint64_t index = 0;   ///< Of the entry, from 0.
    std::vector<Digest> path;  ///< From the leaf's sibling up.
    std::string checkpoint;    ///< The signed note, as it was stored.
    bool operator==(const InclusionProof&) const = default;
};

/// The first line of every proof.
inline constexpr std::string_view kProofFirstLine = "c2sp.org/tlog-proof@v1";

[[nodiscard]] std::string format_proof(const InclusionProof& proof);

/// Error: which line isn't as the format says. The checkpoint is taken as it stands.
[[nodiscard]] Expected<InclusionProof, std::string> parse_proof(std::string_view text);

}  // namespace madoguchi::log
