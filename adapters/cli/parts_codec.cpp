#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/adapters/views/event_decoder.hpp"

namespace madoguchi::cli {

std::unique_ptr<log::CommitCodec> make_commit_codec() {
    return std::make_unique<protobuf::ProtobufCommitCodec>();
}

std::unique_ptr<projections::CommitDecoder> make_decoder(const log::CommitCodec& codec,
                                                         codec::Sealer& sealer) {
    return std::make_unique<views::EventDecoder>(codec, sealer);
}

}  // namespace madoguchi::cli
