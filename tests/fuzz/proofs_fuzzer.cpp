// What an auditor is handed: a history with its proofs, a proof, a signed note, a checkpoint. What
// is read is written again as it was: one text for one meaning.
#include <cstddef>
#include <cstdint>

#include "madoguchi/log/proof/checkpoint.hpp"
#include "madoguchi/log/proof/note.hpp"
#include "madoguchi/log/proof/stream_proof.hpp"
#include "require.hpp"

namespace fuzz = madoguchi::fuzz;
namespace log = madoguchi::log;

namespace {

/// Reads and writes again.
template <typename Value, typename Write>
void same_again(const log::Expected<Value, std::string>& read, std::string_view text,
                Write&& write) {
    if (!read) {
        fuzz::require(!read.error().empty(), "an error says what is wrong");
        return;
    }
    fuzz::require(write(*read) == text, "what was read is written as it was", write(*read));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    same_again(log::parse_stream_proof(text), text, log::format_stream_proof);
    same_again(log::parse_proof(text), text, log::format_proof);
    same_again(log::parse_note(text), text, log::format_note);
    same_again(log::parse_checkpoint(text), text, log::format_checkpoint);
    return 0;
}
