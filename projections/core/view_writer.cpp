#include "madoguchi/projections/core/view_writer.hpp"

#include <utility>

namespace madoguchi::projections {

Expected<std::optional<Row>, StoreError> ViewWriter::get(std::string_view key) const {
    if (const auto found = rows_.find(std::string(key)); found != rows_.end()) {
        return found->second;
    }
    if (fresh_) {
        return std::optional<Row>{};
    }
    return stored_->get(key);
}

void ViewWriter::put(std::string key, Row row) {
    rows_.insert_or_assign(std::move(key), std::move(row));
}

void ViewWriter::remove(std::string key) { rows_.insert_or_assign(std::move(key), std::nullopt); }

void ViewWriter::add(const std::string& key, std::int64_t amount) { counts_[key] += amount; }

Expected<ViewBatch, StoreError> ViewWriter::take(Position checkpoint, bool rebuild) {
    ViewBatch batch{.writes = {}, .checkpoint = checkpoint, .rebuild = rebuild};
    batch.writes.reserve(rows_.size() + counts_.size());
    for (const auto& [key, amount] : counts_) {
        if (amount == 0) {
            continue;
        }
        std::optional<Row> stored;
        if (!fresh_) {
            auto read = stored_->get(key);
            if (!read) {
                return log::unexpected(read.error());
            }
            stored = std::move(*read);
        }
        std::int64_t before = 0;
        if (stored) {
            const auto* count = row_as<Count>(*stored);
            if (count == nullptr) {
                return log::unexpected(StoreError{log::StoreErrorCode::kCorruption,
                                                  "view row " + key + " is no count: rebuild it"});
            }
            before = count->value;
        }
        const std::int64_t after = before + amount;
        batch.writes.push_back({key, after == 0 ? std::optional<Row>{} : Row(Count{after})});
    }
    for (auto& [key, row] : rows_) {
        batch.writes.push_back({key, std::move(row)});
    }
    rows_.clear();
    counts_.clear();
    return batch;
}

}  // namespace madoguchi::projections
