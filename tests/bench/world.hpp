#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "give_up.hpp"
#include "madoguchi/adapters/runtime/server.hpp"
#include "madoguchi/adapters/runtime/watermarks.hpp"
#include "madoguchi/log/ledger.hpp"
#include "madoguchi/projections/core/projection_runner.hpp"
#include "madoguchi/projections/core/view_store.hpp"
#include "workload.hpp"

namespace madoguchi::cli {
class Keys;
}  // namespace madoguchi::cli

namespace rocksdb {
class DB;
}  // namespace rocksdb

namespace madoguchi::bench {

/// An installation with its threads: the parts that the program has, in a folder of its own.
/// Errors of opening end the program; the benchmark can't go on without.
class World {
 public:
    /// Opens the log in `folder` (made when it isn't there), puts the workload's preparation into
    /// an empty one, and starts the server's threads. `workload` outlives the world.
    World(std::string folder, const Workload& workload);
    /// Ends the threads and writes the head record.
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] runtime::Server& server();
    [[nodiscard]] const log::Ledger& ledger() const;
    /// The log's database, for a backup.
    [[nodiscard]] ::rocksdb::DB& database();
    [[nodiscard]] const log::Digester& digester() const;
    [[nodiscard]] const cli::Keys& keys() const;
    [[nodiscard]] runtime::Watermarks& watermarks();
    [[nodiscard]] projections::ViewStore& views();
    [[nodiscard]] const Workload& workload() const;
    /// Last commit of the log.
    [[nodiscard]] std::uint64_t commits() const;

    /// Opens the views and brings them up to date, in the calling thread.
    void open_views();
    /// Lets the views follow the log on a thread of their own, until the end. After `open_views`.
    void follow();

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// What one thread needs to read a log and to take it into views: codec, decoder and history of
/// its own.
class Reading {
 public:
    explicit Reading(const World& world);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    [[nodiscard]] projections::CommitDecoder& decoder();
    /// Ports of a runner that writes to `views`.
    [[nodiscard]] projections::RunnerPorts ports(projections::ViewStore& views);

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// Puts cases into the log until it has `commits` commits; each stands where
/// `Workload::stands_at` says. Returns how many cases it has put. `progress` is told the number of
/// commits from time to time.
std::uint64_t fill(World& world, Workload& workload, std::uint64_t commits,
                   const std::function<void(std::uint64_t)>& progress);

}  // namespace madoguchi::bench
