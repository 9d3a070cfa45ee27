#include "madoguchi/adapters/cardwork/tracing_channel.hpp"

namespace madoguchi::cardwork {

card::CardResult<card::ResponseBytes> TracingChannel::transmit(card::ApduBytes apdu) {
    auto response = channel_.transmit(apdu);
    line_(card::trace_line(apdu, response ? std::optional(response->status) : std::nullopt));
    return response;
}

void TracingChannel::power_off() {
    channel_.power_off();
    line_("power off");
}

}  // namespace madoguchi::cardwork
