#pragma once

#include <boost/asio/ip/address.hpp>
#include <cstddef>
#include <map>

// Internal to this adapter.

namespace madoguchi::http {

/// From how many connections each client talks to the server. A client is an IPv4 address, also one
/// written as IPv6, or the /64 of an IPv6 address: that is what one machine gets to choose from.
/// For one thread.
class ClientCount {
 public:
    using Address = boost::asio::ip::address;

    /// The client that an address belongs to.
    [[nodiscard]] static Address client_of(const Address& address);

    [[nodiscard]] std::size_t of(const Address& client) const;
    void add(const Address& client);
    /// `client` was added before.
    void remove(const Address& client);

 private:
    std::map<Address, std::size_t> open_;  ///< Those that have any.
};

}  // namespace madoguchi::http
