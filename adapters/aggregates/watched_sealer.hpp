#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "madoguchi/codec/sealer.hpp"

namespace madoguchi::aggregates {

/// Seals and opens through another sealer and remembers that a key couldn't be had: what can't be
/// encoded for that reason is in order and may be tried again. Used by the one writer.
class WatchedSealer final : public codec::Sealer {
 public:
    /// `inner` outlives this.
    explicit WatchedSealer(codec::Sealer& inner) : inner_(inner) {}

    /// Whether a key couldn't be had since the last call.
    [[nodiscard]] bool take_lack_of_keys() { return std::exchange(lacks_keys_, false); }

    [[nodiscard]] codec::Expected<void, std::string> seal(const codec::SealPlace& place,
                                                          std::string_view plain,
                                                          codec::SealedBox& box) override {
        auto sealed = inner_.seal(place, plain, box);
        lacks_keys_ = lacks_keys_ || !sealed;
        return sealed;
    }
    [[nodiscard]] codec::Expected<codec::Opened, codec::NotOpened> open(
        const codec::SealPlace& place, std::string_view key_id, std::string_view box,
        std::string& plain) override {
        return inner_.open(place, key_id, box, plain);
    }

 private:
    codec::Sealer& inner_;
    bool lacks_keys_ = false;
};

}  // namespace madoguchi::aggregates
