#include "madoguchi/log/proof/proof_text.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/log/proof/checkpoint.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::log {
namespace {

constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";
/// A tree of 2^64 leaves has no longer path.
constexpr std::size_t kPathMax = 64;

}  // namespace

std::string format_proof(const InclusionProof& proof) {
    std::string text(kProofFirstLine);
    text += "\n";
    if (!proof.extra.empty()) {
        text.append(kExtra).append(to_base64(proof.extra)).append("\n");
    }
    text.append(kIndex).append(std::to_string(proof.index)).append("\n");
    for (const Digest& hash : proof.path) {
        text.append(to_base64(hash)).append("\n");
    }
    return text.append("\n").append(proof.checkpoint);
}

Expected<InclusionProof, std::string> parse_proof(std::string_view text) {
    const auto end = text.find("\n\n");
    if (end == std::string_view::npos) {
        return unexpected(std::string("there is no checkpoint after an empty line"));
    }
    InclusionProof proof;
    proof.checkpoint = text.substr(end + 2);
    std::string_view rest = text.substr(0, end);
    const auto next = [&rest] {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        return line;
    };
    if (next() != kProofFirstLine) {
        return unexpected("the first line isn't " + std::string(kProofFirstLine));
    }
    std::string_view line = next();
    if (line.starts_with(kExtra)) {
        auto extra = from_base64(line.substr(kExtra.size()));
        if (!extra || extra->empty()) {
            return unexpected(std::string("the extra bytes aren't in base 64, or there are none"));
        }
        proof.extra = std::move(*extra);
        line = next();
    }
    const auto index =
        line.starts_with(kIndex) ? number_of(line.substr(kIndex.size())) : std::nullopt;
    if (!index) {
        return unexpected(std::string("there is no line with the entry's index"));
    }
    proof.index = *index;
    while (!rest.empty()) {
        const auto hash = digest_from_base64(next());
        if (!hash || proof.path.size() == kPathMax) {
            return unexpected(std::string(hash ? "the path is longer than any tree's"
                                               : "a line of the path isn't a hash"));
        }
        proof.path.push_back(*hash);
    }
    return proof;
}

}  // namespace madoguchi::log
