#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/log/commit.hpp"
#include "madoguchi/log/digester.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/proof/note.hpp"
#include "madoguchi/log/proof/proof_text.hpp"

namespace madoguchi::log {

/// The history of one stream with a proof for each of its commits, to be checked without the log.
/// In every proof the extra bytes are the commit as it was stored; all have the same checkpoint.
struct StreamProof {
    TenantId tenant;
    StreamId stream;
    std::vector<InclusionProof> proofs;  ///< In the order of their positions.
    bool operator==(const StreamProof&) const = default;
};

/// A first line that names the form, a line each for municipality, stream and number of commits,
/// then for each commit an empty line and its proof (`format_proof`).
[[nodiscard]] std::string format_stream_proof(const StreamProof& proof);

/// Error: what isn't as the form says.
[[nodiscard]] Expected<StreamProof, std::string> parse_stream_proof(std::string_view text);

/// What a proof shows.
struct ProvedStream {
    std::string origin;  ///< Which log, as its checkpoint says.
    Position position;   ///< That the log had reached.
    std::vector<Commit> commits;
};

/// Checks a history: the checkpoint's signature by one of `verifiers`, each commit's place in the
/// tree, that each says of itself what the history says, and that no event between the first and
/// the last is left out. Whether more came after the last isn't known from a proof.
/// Error: what doesn't hold, naming the commit's position.
[[nodiscard]] Expected<ProvedStream, std::string> check_stream_proof(
    const StreamProof& proof, std::span<const NoteVerifier* const> verifiers,
    const Digester& digester, const CommitCodec& codec);

}  // namespace madoguchi::log
