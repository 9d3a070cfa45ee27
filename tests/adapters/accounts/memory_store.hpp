#pragma once

#include <map>
#include <mutex>
#include <string>

#include "madoguchi/adapters/accounts/record_store.hpp"

namespace madoguchi::accounts {

/// Keeps records in memory; `broken` makes every call fail.
class MemoryStore final : public RecordStore {
 public:
    Result<std::optional<std::string>> find(std::string_view name) const override {
        const std::lock_guard lock(mutex);
        if (broken) {
            return log::unexpected(std::string("broken"));
        }
        const auto found = records.find(name);
        return found == records.end() ? std::nullopt : std::optional(found->second);
    }
    Result<void> put(std::string_view name, std::string_view record) override {
        const std::lock_guard lock(mutex);
        if (broken) {
            return log::unexpected(std::string("broken"));
        }
        records.insert_or_assign(std::string(name), std::string(record));
        return {};
    }
    Result<void> remove(std::string_view name) override {
        const std::lock_guard lock(mutex);
        if (const auto found = records.find(name); found != records.end()) {
            records.erase(found);
        }
        return {};
    }
    Result<void> visit(std::string_view prefix, const Visit& visit) const override {
        const std::lock_guard lock(mutex);
        for (const auto& [name, record] : records) {
            if (name.starts_with(prefix)) {
                visit(name, record);
            }
        }
        return {};
    }

    mutable std::mutex mutex;
    std::map<std::string, std::string, std::less<>> records;
    bool broken = false;
};

}  // namespace madoguchi::accounts
