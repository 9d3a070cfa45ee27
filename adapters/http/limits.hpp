#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace madoguchi::http {

/// Bounds of a server. The defaults are for production; tests make them small.
struct Limits {
    std::uint32_t header_bytes_max = 16U << 10;
    std::uint64_t body_bytes_max = 2U << 20;
    std::size_t connections_max = 2'048;  ///< Those above are told that it is busy, and closed.
    /// The same for those of one client: an IPv4 address, or the /64 of an IPv6 address. A browser
    /// takes up to six and one for its events; machines behind one address share it.
    std::size_t connections_of_one_client_max = 256;
    /// In its place for clients on this machine: a reverse proxy's connections are everybody's.
    std::size_t connections_of_loopback_max = 2'048;
    std::size_t turned_away_max = 64;  ///< Of those above, at a time; the rest is closed at once.
    std::size_t workers = 4;           ///< Threads that answer; at least 1.
    std::size_t waiting_max = 256;     ///< Requests in the workers' hands or before them.
    std::chrono::milliseconds header_within = std::chrono::seconds(10);  ///< TLS included.
    std::chrono::milliseconds body_within = std::chrono::seconds(30);
    std::chrono::milliseconds write_within = std::chrono::seconds(30);  ///< One answer.
    std::chrono::milliseconds idle_max = std::chrono::seconds(60);      ///< Between two requests.
    std::chrono::milliseconds events_every = std::chrono::milliseconds(500);
    std::chrono::milliseconds comment_every = std::chrono::seconds(15);  ///< On a silent stream.
    std::chrono::milliseconds stop_within = std::chrono::seconds(30);
};

}  // namespace madoguchi::http
