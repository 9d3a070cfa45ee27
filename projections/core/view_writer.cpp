#include "madoguchi/projections/core/view_writer.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::projections {
namespace {

using Write = ViewBatch::Write;

/// The writes in the order of their keys; of those under one key the last one.
std::vector<Write> in_order(std::vector<Write> writes) {
    std::vector<Write*> order;
    order.reserve(writes.size());
    for (Write& write : writes) {
        order.push_back(&write);
    }
    // Places rather than rows: a row takes its time to move.
    std::ranges::sort(order, [](const Write* left, const Write* right) {
        const int compared = left->key.compare(right->key);
        return compared < 0 || (compared == 0 && left < right);
    });
    std::vector<Write> sorted;
    sorted.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i + 1 == order.size() || order[i]->key != order[i + 1]->key) {
            sorted.push_back(std::move(*order[i]));
        }
    }
    return sorted;
}

}  // namespace

const Write* ViewWriter::gathered(std::string_view key) const {
    for (; indexed_ < writes_.size(); ++indexed_) {
        index_[writes_[indexed_].key] = indexed_;
    }
    const auto found = index_.find(std::string(key));
    return found == index_.end() ? nullptr : &writes_[found->second];
}

Expected<std::optional<Row>, StoreError> ViewWriter::get(std::string_view key) const {
    if (!writes_.empty()) {
        if (const Write* write = gathered(key)) {
            return write->row;
        }
    }
    if (fresh_) {
        return std::optional<Row>{};
    }
    return stored_->get(key);
}

void ViewWriter::put(std::string key, Row row) {
    writes_.push_back({std::move(key), std::move(row)});
}

void ViewWriter::remove(std::string key) { writes_.push_back({std::move(key), std::nullopt}); }

void ViewWriter::add(const std::string& key, std::int64_t amount) { counts_[key] += amount; }

Expected<std::int64_t, StoreError> ViewWriter::stored_count(const std::string& key) const {
    if (fresh_) {
        return 0;
    }
    const auto stored = stored_->get(key);
    if (!stored) {
        return log::unexpected(stored.error());
    }
    if (!*stored) {
        return 0;
    }
    const auto* count = row_as<Count>(*stored);
    if (count == nullptr) {
        return log::unexpected(StoreError{log::StoreErrorCode::kCorruption,
                                          "view row " + key + " is no count: rebuild it"});
    }
    return count->value;
}

Expected<ViewBatch, StoreError> ViewWriter::take(Position checkpoint, bool rebuild) {
    for (const auto& [key, amount] : counts_) {
        if (amount == 0) {
            continue;
        }
        const auto before = stored_count(key);
        if (!before) {
            return log::unexpected(before.error());
        }
        const std::int64_t after = *before + amount;
        writes_.push_back({key, after == 0 ? std::optional<Row>{} : Row(Count{after})});
    }
    ViewBatch batch{.writes = in_order(std::exchange(writes_, {})),
                    .checkpoint = checkpoint,
                    .rebuild = rebuild};
    index_.clear();
    indexed_ = 0;
    counts_.clear();
    return batch;
}

}  // namespace madoguchi::projections
