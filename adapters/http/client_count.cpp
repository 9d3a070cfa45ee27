#include "madoguchi/adapters/http/client_count.hpp"

#include <algorithm>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::http {

namespace ip = boost::asio::ip;

ip::address ClientCount::client_of(const ip::address& address) {
    if (address.is_v4()) {
        return address;
    }
    const ip::address_v6 v6 = address.to_v6();
    if (v6.is_v4_mapped()) {
        return ip::make_address_v4(ip::v4_mapped, v6);
    }
    auto bytes = v6.to_bytes();
    if (!v6.is_loopback()) {
        std::fill(bytes.begin() + bytes.size() / 2, bytes.end(), 0);
    }
    return ip::address_v6(bytes);
}

std::size_t ClientCount::of(const Address& client) const {
    const auto found = open_.find(client);
    return found == open_.end() ? 0 : found->second;
}

void ClientCount::add(const Address& client) { ++open_[client]; }

void ClientCount::remove(const Address& client) {
    const auto found = open_.find(client);
    MADOGUCHI_LOG_ASSERT(found != open_.end());
    if (--found->second == 0) {
        open_.erase(found);
    }
}

}  // namespace madoguchi::http
