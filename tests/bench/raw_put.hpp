#pragma once

#include <memory>
#include <string>

#include "latencies.hpp"

namespace madoguchi::bench {

/// The baseline: RocksDB's synced put of one small record, default settings, one thread.
class RawPut {
 public:
    static constexpr std::size_t kKeyBytes = 16;
    static constexpr std::size_t kValueBytes = 200;

    /// Opens a database in `folder`, which is made. Ends the program when it can't be opened.
    explicit RawPut(const std::string& folder);
    ~RawPut();
    RawPut(const RawPut&) = delete;
    RawPut& operator=(const RawPut&) = delete;

    /// Puts for `seconds`; returns puts per second.
    [[nodiscard]] double run(double seconds);

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::bench
