#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "../contract/folder.hpp"
#include "../log/fake_aggregates.hpp"
#include "madoguchi/adapters/checkpoints/checkpoint_folders.hpp"
#include "madoguchi/adapters/openssl/signing_keys.hpp"
#include "madoguchi/log/engine.hpp"
#include "madoguchi/log/proof/verify_log.hpp"

namespace madoguchi::tamper {

inline const log::TenantId kTenant{"alpha"};

/// A log with its checkpoints in two folders and its signing keys, as the program keeps them.
class LogOnDisk {
 public:
    LogOnDisk();

    /// Starts, decides `count` commands and ends, with a checkpoint at the start and the end.
    /// Returns why it refuses to start; none when it did.
    std::optional<std::string> run(unsigned count);
    /// As `run`, but the process ends without a checkpoint.
    void crash_after(unsigned count);
    /// Computes the log again, against all checkpoints.
    [[nodiscard]] log::VerifiedLog verify() const;
    /// Marks the log as put back to where it is, and records its head.
    void mark_restored(const log::RestoreMark& mark);

    /// The rows of a column family of the closed database, by key; what the function leaves in the
    /// map is what is there afterwards.
    using Rows = std::map<std::string, std::string>;
    void edit(const std::string& family, const std::function<void(Rows&)>& change) const;

    [[nodiscard]] std::string data() const { return folder_ / "data"; }
    [[nodiscard]] std::string first() const { return data() + "/checkpoints"; }
    [[nodiscard]] std::string second() const { return folder_ / "elsewhere"; }
    /// The newest checkpoint's file.
    [[nodiscard]] std::string newest(const std::string& folder) const;
    /// Copies what is in the data folder aside, and puts it back.
    void keep_data() const;
    void put_data_back() const;

    [[nodiscard]] static const log::Digester& digester();

 private:
    std::optional<std::string> run(unsigned count, bool ends);

    contract::TemporaryFolder folder_;
    std::unique_ptr<openssl::SigningKeys> keys_;
    std::uint64_t next_id_ = 1;
    long hour_ = 1;
};

}  // namespace madoguchi::tamper
