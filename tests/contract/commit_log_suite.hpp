#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "madoguchi/log/commit_log.hpp"

namespace madoguchi::contract {

/// Storage of one test, empty at first, on which instances are opened one after the other.
class CommitLogWorld {
 public:
    virtual ~CommitLogWorld() = default;

    /// A new instance on this storage, as a process that starts would make it; never null.
    /// Error kLocked where no second instance can be open beside the first.
    virtual log::Expected<std::unique_ptr<log::CommitLog>, log::StoreError> open() = 0;

    /// The tenant called `name` in this storage; another name where storage is shared by the tests.
    [[nodiscard]] virtual log::TenantId tenant(const std::string& name) const {
        return log::TenantId(name);
    }
};

/// What the suite is instantiated with: one per implementation.
struct CommitLogFactory {
    std::string name;                                       ///< Letters and digits.
    std::function<std::unique_ptr<CommitLogWorld>()> make;  ///< May skip the test.
};

inline std::ostream& operator<<(std::ostream& out, const CommitLogFactory& factory) {
    return out << factory.name;
}

/// Commits that follow `head`, with the given bytes, `head.term`, and true leaves and links.
[[nodiscard]] std::vector<log::EncodedCommit> following(const log::TenantId& tenant,
                                                        const log::Head& head,
                                                        const std::vector<std::string>& bytes);

/// Everything from `from` on, read in steps of at most `limits`.
[[nodiscard]] std::vector<log::EncodedCommit> read_all(const log::CommitLog& log,
                                                       const log::TenantId& tenant,
                                                       log::Position from = log::Position(1),
                                                       const log::ReadLimits& limits = {});

/// The suite's fixture. Instantiate with
/// `INSTANTIATE_TEST_SUITE_P(Memory, CommitLogContract, testing::Values(factory), factory_name);`
class CommitLogContract : public testing::TestWithParam<CommitLogFactory> {
 protected:
    void SetUp() override {
        world_ = GetParam().make();
        if (IsSkipped()) {
            return;
        }
        tenant_ = world_->tenant("a");
        open();
    }

    /// Takes the log of `tenant_` over and remembers the head.
    void take_over();

    /// Opens an instance.
    void open();

    /// Closes the instance and opens another on the same storage.
    void reopen();

    std::unique_ptr<CommitLogWorld> world_;
    std::unique_ptr<log::CommitLog> log_;
    log::TenantId tenant_;
    log::Head head_;
};

/// Name of an instance for GoogleTest.
inline std::string factory_name(const testing::TestParamInfo<CommitLogFactory>& info) {
    return info.param.name;
}

}  // namespace madoguchi::contract
