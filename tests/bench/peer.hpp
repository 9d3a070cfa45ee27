#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "latencies.hpp"

namespace madoguchi::bench {

/// What a load brought.
struct PeerRun {
    double per_second = 0;
    Latencies latencies;
    std::string error;  ///< Set when a transaction failed.
};

/// How large what is written is.
struct PeerSizes {
    std::size_t event_bytes = 0;
    std::size_t state_bytes = 0;
};

/// A PostgreSQL server of our own on a private port and folder, stopped and removed at the end.
/// Default settings but for `max_connections`.
class Peer {
 public:
    /// Starts a server with its data in `folder`. Null when it can't be, with the reason in `why`.
    [[nodiscard]] static std::unique_ptr<Peer> start(const std::string& folder,
                                                     const PeerSizes& sizes, std::string& why);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    /// `clients` connections, each on a thread of its own, write for `seconds`: the event under its
    /// unique (stream, version), the state, the command's outcome, in one transaction each.
    [[nodiscard]] PeerRun run(unsigned clients, double seconds);

    /// Version of the server.
    [[nodiscard]] const std::string& version() const;

 private:
    class Impl;
    explicit Peer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::bench
