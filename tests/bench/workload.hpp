#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/log/command.hpp"

namespace madoguchi::bench {

/// The commands of many two-visit cases, read from workload.json: how a case goes on, and what has
/// to be in the log before. People are invented; they differ from case to case. Thread-safe.
class Workload {
 public:
    /// Ends the program when the files can't be read. `policies`: folder of the policy files.
    Workload(const std::string& path, const std::string& policies);

    [[nodiscard]] const log::TenantId& tenant() const { return tenant_; }
    /// When the work begins: the morning of the last visit. What came before is entered late.
    [[nodiscard]] log::UtcTime begins_at() const { return begins_at_; }

    /// What an empty log needs first: the policy and what its office has to say about it.
    [[nodiscard]] const std::vector<log::Command>& preparation() const { return preparation_; }

    /// Commands of a case from the first visit on.
    [[nodiscard]] std::size_t steps() const { return steps_.size(); }
    /// Step `step` (from 0) of case number `number`; the same numbers give the same command.
    [[nodiscard]] log::Command command(std::uint64_t number, std::size_t step) const;
    /// At which step case number `number` stands still in a filled log: 1 to `steps()`, inclusive.
    [[nodiscard]] std::size_t stands_at(std::uint64_t number) const;

    /// A case number that nobody has had yet.
    [[nodiscard]] std::uint64_t next_case() { return next_case_.fetch_add(1); }
    /// Numbers from here on.
    void begin_at(std::uint64_t number) { next_case_ = number; }

 private:
    struct Step {
        std::string type;
        std::string payload;
        std::string actor;
        log::UtcTime occurred_at;
    };

    log::TenantId tenant_;
    std::string office_;
    log::UtcTime begins_at_{};
    std::vector<log::Command> preparation_;
    std::vector<Step> openings_;  ///< Step 0 for different people.
    std::vector<Step> steps_;
    std::atomic<std::uint64_t> next_case_ = 1;
};

}  // namespace madoguchi::bench
