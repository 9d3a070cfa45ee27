#include "madoguchi/log/proof/stream_proof.hpp"

#include <optional>
#include <utility>

#include "madoguchi/log/proof/checkpoint.hpp"
#include "madoguchi/log/proof/path.hpp"

namespace madoguchi::log {
namespace {

constexpr std::string_view kFirstLine = "madoguchi-stream-proof@v1";
constexpr std::string_view kMunicipality = "municipality ";
constexpr std::string_view kStream = "stream ";
constexpr std::string_view kCommits = "commits ";

/// Takes a line off `text`; it has to begin with `word`. The rest of the line.
std::optional<std::string_view> take_line(std::string_view& text, std::string_view word) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(word)) {
        return std::nullopt;
    }
    const auto rest = text.substr(word.size(), end - word.size());
    text.remove_prefix(end + 1);
    return rest;
}

std::string at(std::uint64_t index) { return "position " + std::to_string(index + 1) + ": "; }

/// What one commit of the history says that doesn't fit; empty when nothing.
std::string misfit(const StreamProof& history, const InclusionProof& proof, const Commit& commit,
                   std::uint64_t version) {
    if (commit.position.value() != proof.index + 1) {
        return "it says of itself that it is at position " +
               std::to_string(commit.position.value());
    }
    if (commit.tenant != history.tenant || commit.stream != history.stream) {
        return "it is of " + commit.stream.text() + " of " + commit.tenant.text();
    }
    if (commit.version_before.value() != version) {
        return "events " + std::to_string(version + 1) + " to " +
               std::to_string(commit.version_before.value()) + " before it are left out";
    }
    return {};
}

}  // namespace

std::string format_stream_proof(const StreamProof& proof) {
    std::string text(kFirstLine);
    text.append("\n").append(kMunicipality).append(proof.tenant.text()).append("\n");
    text.append(kStream).append(proof.stream.text()).append("\n");
    text.append(kCommits).append(std::to_string(proof.proofs.size())).append("\n");
    for (const auto& each : proof.proofs) {
        text.append("\n").append(format_proof(each));
    }
    return text;
}

Expected<StreamProof, std::string> parse_stream_proof(std::string_view text) {
    if (take_line(text, kFirstLine) != std::string_view()) {
        return unexpected("the first line isn't " + std::string(kFirstLine));
    }
    const auto tenant = take_line(text, kMunicipality);
    const auto stream = tenant ? take_line(text, kStream) : std::nullopt;
    const auto count = stream ? take_line(text, kCommits) : std::nullopt;
    const auto commits = count ? number_of(*count) : std::nullopt;
    if (!commits) {
        return unexpected(
            std::string("lines for municipality, stream and number of commits have to follow"));
    }
    StreamProof proof{TenantId(*tenant), StreamId(*stream), {}};
    const std::string begin = "\n" + std::string(kProofFirstLine) + "\n";
    while (text.starts_with(begin)) {
        const auto next = text.find(begin, begin.size());
        const auto end = next == std::string_view::npos ? text.size() : next;
        auto parsed = parse_proof(text.substr(1, end - 1));
        if (!parsed) {
            return unexpected("proof " + std::to_string(proof.proofs.size() + 1) + ": " +
                              parsed.error());
        }
        proof.proofs.push_back(std::move(*parsed));
        text.remove_prefix(end);
    }
    if (!text.empty() || proof.proofs.size() != *commits) {
        return unexpected("it says that it has " + std::to_string(*commits) +
                          " commits, but the proofs of " + std::to_string(proof.proofs.size()) +
                          " follow");
    }
    return proof;
}

Expected<ProvedStream, std::string> check_stream_proof(
    const StreamProof& proof, std::span<const NoteVerifier* const> verifiers,
    const Digester& digester, const CommitCodec& codec) {
    if (proof.proofs.empty()) {
        return unexpected(std::string("it proves nothing: there are no commits in it"));
    }
    const auto note = parse_note(proof.proofs.front().checkpoint);
    if (!note) {
        return unexpected("the checkpoint isn't a signed note: " + note.error());
    }
    if (auto believed = check_note(*note, verifiers); !believed) {
        return unexpected("the checkpoint can't be believed: " + believed.error());
    }
    const auto checkpoint = parse_checkpoint(note->text);
    if (!checkpoint) {
        return unexpected("the note isn't a checkpoint: " + checkpoint.error());
    }
    ProvedStream proved{checkpoint->origin, Position(checkpoint->size), {}};
    std::uint64_t version = 0;
    std::optional<std::uint64_t> last;
    for (const auto& each : proof.proofs) {
        if (each.checkpoint != proof.proofs.front().checkpoint) {
            return unexpected(at(each.index) + "it has another checkpoint than the first");
        }
        if (last && each.index <= *last) {
            return unexpected(at(each.index) + "it doesn't come after the one before it");
        }
        if (!is_included(digester.leaf(each.extra), each.index, checkpoint->size, each.path,
                         checkpoint->root, digester)) {
            return unexpected(at(each.index) +
                              "the commit isn't in the log that the checkpoint was signed over");
        }
        Commit commit;
        if (auto decoded = codec.decode(each.extra, commit); !decoded) {
            return unexpected(at(each.index) + "the commit can't be read: " + decoded.error());
        }
        if (const auto why = misfit(proof, each, commit, version); !why.empty()) {
            return unexpected(at(each.index) + why);
        }
        version += commit.events.size();
        last = each.index;
        proved.commits.push_back(std::move(commit));
    }
    return proved;
}

}  // namespace madoguchi::log
