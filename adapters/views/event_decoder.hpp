#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "madoguchi/log/ports.hpp"
#include "madoguchi/projections/core/decoded_commit.hpp"

namespace madoguchi::codec {
class Sealer;
}  // namespace madoguchi::codec

namespace madoguchi::views {

/// Stored commits as facts. One instance per thread.
class EventDecoder final : public projections::CommitDecoder {
 public:
    /// `codec` is this thread's own; both outlive the decoder.
    EventDecoder(const log::CommitCodec& codec, codec::Sealer& sealer);
    ~EventDecoder() override;

    log::Expected<void, std::string> decode(std::string_view bytes, projections::Seals seals,
                                            projections::DecodedCommit& commit) override;

 private:
    const log::CommitCodec* codec_;
    codec::Sealer* sealer_;
    std::unique_ptr<codec::Sealer> closed_;
};

}  // namespace madoguchi::views
