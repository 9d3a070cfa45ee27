#include "madoguchi/adapters/cli/prove.hpp"

#include <utility>

#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/verify.hpp"
#include "madoguchi/log/proof/stored_tree.hpp"

namespace madoguchi::cli {

namespace {

/// The bytes of one commit, as they are stored.
Result<std::string> stored_bytes(const log::Ledger& ledger, const log::TenantId& tenant,
                                 log::Position position) {
    std::string bytes;
    const auto read =
        ledger.read(tenant, position, {.commits_max = 1}, [&](const log::EncodedCommit& commit) {
            bytes = commit.bytes;
            return false;
        });
    if (!read) {
        return log::unexpected(failure_of(read.error()));
    }
    return bytes;
}

}  // namespace

Result<log::StreamProof> prove(const Installation& installation, const CaseRef& which) {
    const log::Ledger& ledger = installation.ledger();
    const auto checkpoint = installation.checkpoint(which.tenant);
    if (!checkpoint) {
        return log::unexpected(checkpoint.error());
    }
    const auto positions = ledger.stream_positions(which.tenant, which.stream);
    if (!positions) {
        return log::unexpected(failure_of(positions.error()));
    }
    log::StoredTree tree(ledger, installation.digester(), which.tenant);
    log::StreamProof proof{which.tenant, which.stream, {}};
    for (const log::Position position : *positions) {
        if (position > checkpoint->position) {
            break;
        }
        auto bytes = stored_bytes(ledger, which.tenant, position);
        if (!bytes) {
            return log::unexpected(bytes.error());
        }
        auto path = tree.inclusion(position, checkpoint->position.value());
        if (!path) {
            return log::unexpected(failure_of(path.error()));
        }
        proof.proofs.push_back(
            {std::move(*bytes), position.value() - 1, std::move(*path), checkpoint->note});
    }
    if (proof.proofs.empty()) {
        return failed(ExitStatus::kNotFound, "nothing is recorded of " + which.stream.text());
    }
    return proof;
}

Result<log::ProvedStream> check_proof(const std::string& text,
                                      const std::vector<std::string>& keys) {
    const auto verifiers = parse_verifier_keys(keys);
    if (!verifiers) {
        return log::unexpected(verifiers.error());
    }
    const auto proof = log::parse_stream_proof(text);
    if (!proof) {
        return failed(ExitStatus::kUsage,
                      "this isn't what 'madoguchi prove' writes: " + proof.error());
    }
    std::vector<const log::NoteVerifier*> believed;
    for (const auto& verifier : *verifiers) {
        believed.push_back(verifier.get());
    }
    auto proved =
        log::check_stream_proof(*proof, believed, *keyless_digester(), *make_commit_codec());
    if (!proved) {
        return failed(ExitStatus::kDamaged, "the proof doesn't hold: " + proved.error());
    }
    return std::move(*proved);
}

}  // namespace madoguchi::cli
