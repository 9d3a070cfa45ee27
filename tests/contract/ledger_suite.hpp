#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <ostream>
#include <string>

#include "madoguchi/log/ledger.hpp"

namespace madoguchi::contract {

/// Storage of one test, empty at first.
class LedgerWorld {
 public:
    virtual ~LedgerWorld() = default;
    /// A new instance on this storage; one at a time.
    virtual log::Expected<std::unique_ptr<log::Ledger>, log::StoreError> open() = 0;
};

/// What the suite is instantiated with: one per implementation.
struct LedgerFactory {
    std::string name;  ///< Letters and digits.
    std::function<std::unique_ptr<LedgerWorld>()> make;
};

inline std::ostream& operator<<(std::ostream& out, const LedgerFactory& factory) {
    return out << factory.name;
}

/// Name of an instance for GoogleTest.
inline std::string ledger_factory_name(const testing::TestParamInfo<LedgerFactory>& info) {
    return info.param.name;
}

/// The suite's fixture, with the logs of `a` and `ab` taken over.
class LedgerContract : public testing::TestWithParam<LedgerFactory> {
 protected:
    void SetUp() override {
        world_ = GetParam().make();
        open();
    }

    /// Closes the instance, opens another and takes both logs over.
    void open();

    /// Adds a commit of `stream` with these bytes to the batch.
    void add(const log::TenantId& tenant, const std::string& stream, const std::string& bytes);

    /// Writes the batch, which has to work, and begins a new one.
    void write();

    const log::TenantId a_{"a"};
    const log::TenantId ab_{"ab"};
    std::unique_ptr<LedgerWorld> world_;
    std::unique_ptr<log::Ledger> ledger_;
    std::map<log::TenantId, log::Head> heads_;
    log::LedgerBatch batch_;
};

}  // namespace madoguchi::contract
