#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace madoguchi::keystore {

/// The values used most recently, by name, at most so many. Not thread-safe.
template <typename Value>
class RecentlyUsed {
 public:
    explicit RecentlyUsed(std::size_t capacity) : capacity_(capacity) {}

    /// The value, now the newest; null when it isn't there. Valid until the next `put` or `erase`.
    Value* find(std::string_view name) {
        const auto found = by_name_.find(name);
        if (found == by_name_.end()) {
            return nullptr;
        }
        values_.splice(values_.begin(), values_, found->second);
        return &found->second->second;
    }

    /// Puts a value in, in the place of the one of that name, or of the oldest when it is full.
    void put(std::string_view name, Value value) {
        erase(name);
        if (values_.size() == capacity_) {
            erase(std::string(values_.back().first));
        }
        values_.emplace_front(name, std::move(value));
        by_name_.emplace(values_.front().first, values_.begin());
    }

    void erase(std::string_view name) {
        if (const auto found = by_name_.find(name); found != by_name_.end()) {
            const auto value = found->second;
            by_name_.erase(found);
            values_.erase(value);
        }
    }

    /// Erases the values for which `leave` is false.
    template <typename Leave>
    void keep_if(const Leave& leave) {
        for (auto value = values_.begin(); value != values_.end();) {
            const auto next = std::next(value);
            if (!leave(value->second)) {
                by_name_.erase(std::string_view(value->first));
                values_.erase(value);
            }
            value = next;
        }
    }

 private:
    using Values = std::list<std::pair<std::string, Value>>;
    std::size_t capacity_;
    Values values_;  ///< The newest first.
    std::unordered_map<std::string_view, typename Values::iterator> by_name_;  ///< Names in there.
};

}  // namespace madoguchi::keystore
