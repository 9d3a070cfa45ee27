#pragma once

#include <string>
#include <string_view>

#include "madoguchi/codec/sealer.hpp"

namespace madoguchi::keystore {

class DataKeys;

/// Seals each field with AES-256-GCM under the data key of its tenant, stream and subject. A box
/// opens only where it was sealed: it is bound to tenant, stream, wire name and field. A value and
/// its box differ in length by a constant, so bools are all of one length, and so are dates.
/// Thread-safe.
class GcmSealer final : public codec::Sealer {
 public:
    /// `keys` outlives the sealer.
    explicit GcmSealer(DataKeys& keys) : keys_(keys) {}

    [[nodiscard]] codec::Expected<void, std::string> seal(const codec::SealPlace& place,
                                                          std::string_view plain,
                                                          codec::SealedBox& box) override;
    [[nodiscard]] codec::Expected<codec::Opened, codec::NotOpened> open(
        const codec::SealPlace& place, std::string_view key_id, std::string_view box,
        std::string& plain) override;

 private:
    DataKeys& keys_;
};

}  // namespace madoguchi::keystore
