#pragma once

#include <functional>
#include <string>
#include <utility>

#include "madoguchi/domain/card/card_channel.hpp"

namespace madoguchi::cardwork {

/// A channel that tells `line` what goes through it, for finding faults: `card::trace_line`, so no
/// PIN, no length of one and no data of an answer. `channel` outlives it.
class TracingChannel final : public card::CardChannel {
 public:
    TracingChannel(card::CardChannel& channel, std::function<void(const std::string&)> line)
        : channel_(channel), line_(std::move(line)) {}

    [[nodiscard]] card::CardResult<card::ResponseBytes> transmit(card::ApduBytes apdu) override;
    [[nodiscard]] bool is_training_card() const override { return channel_.is_training_card(); }
    void power_off() override;

 private:
    card::CardChannel& channel_;
    std::function<void(const std::string&)> line_;
};

}  // namespace madoguchi::cardwork
