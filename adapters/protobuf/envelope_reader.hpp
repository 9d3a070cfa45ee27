#pragma once

#include "madoguchi/log/proof/envelope.hpp"

namespace madoguchi::protobuf {

/// Envelopes of commits as `ProtobufCommitCodec` writes them, field by field off the wire.
class ProtobufEnvelopeReader final : public log::EnvelopeReader {
 public:
    [[nodiscard]] log::Expected<void, std::string> read(
        std::string_view bytes, log::CommitEnvelope& envelope) const override;
};

}  // namespace madoguchi::protobuf
