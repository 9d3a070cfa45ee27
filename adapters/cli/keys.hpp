#pragma once

#include <functional>
#include <memory>
#include <string>

#include "madoguchi/adapters/cli/failure.hpp"
#include "madoguchi/log/ports.hpp"

namespace madoguchi::codec {
class Sealer;
}  // namespace madoguchi::codec

namespace madoguchi::keystore {
class DataKeys;
class MasterKeys;
}  // namespace madoguchi::keystore

namespace madoguchi::cli {

/// Where an installation's keys are.
struct KeyPlaces {
    std::string folder;      ///< The data folder; empty: nothing is stored, nothing is sealed.
    std::string master_key;  ///< `file:PATH`, `folder:PATH`, `credential:NAME` or `pkcs11:…`;
                             ///< empty: the file `master-key` in the data folder.
};

/// The keys of an installation, opened: what seals, and the keyed digests.
class Keys {
 public:
    /// Opens the key database. With an empty log, master key and key database are made where there
    /// are none; `report` is told. Failures: kDamaged (a log without its keys, another master key),
    /// kLocked, kUnavailable, kUsage (what `master_key` says).
    [[nodiscard]] static Result<std::unique_ptr<Keys>> open(
        const KeyPlaces& places, bool log_is_empty,
        const std::function<void(const std::string&)>& report);
    ~Keys();
    Keys(const Keys&) = delete;
    Keys& operator=(const Keys&) = delete;

    /// Thread-safe.
    [[nodiscard]] codec::Sealer& sealer() const { return *sealer_; }
    /// Of commands' content, timers' and reactions' ids.
    [[nodiscard]] const log::Digester& digester() const { return *digester_; }
    /// Of search tokens: under a key of its own.
    [[nodiscard]] const log::Digester& search_digester() const { return *search_digester_; }
    /// For erasing. Null for an installation in memory.
    [[nodiscard]] keystore::DataKeys* data_keys() const { return data_keys_.get(); }

    /// Writes down what waits; nothing may be sealed afterwards. Calls after the first do nothing.
    [[nodiscard]] Result<void> close();

 private:
    Keys();
    std::unique_ptr<keystore::DataKeys> data_keys_;
    std::unique_ptr<codec::Sealer> sealer_;
    std::unique_ptr<log::Digester> digester_;
    std::unique_ptr<log::Digester> search_digester_;
};

/// A digester for those who need no key (`leaf`, `node`).
[[nodiscard]] std::unique_ptr<log::Digester> keyless_digester();

/// The source of the master key. Failure kUsage.
[[nodiscard]] Result<keystore::MasterKeys> master_keys(const KeyPlaces& places);

}  // namespace madoguchi::cli
