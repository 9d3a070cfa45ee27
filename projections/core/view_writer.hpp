#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/ids.hpp"
#include "madoguchi/log/store_error.hpp"
#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::projections {

/// Gathers what one batch of commits changes in one tenant's rows. Reads see what was gathered.
class ViewWriter {
 public:
    /// `stored` is what the batch starts from; it outlives the writer. `fresh`: the view is empty,
    /// so nothing has to be looked up.
    ViewWriter(const ViewReader& stored, bool fresh) : stored_(&stored), fresh_(fresh) {}

    [[nodiscard]] Expected<std::optional<Row>, StoreError> get(std::string_view key) const;
    void put(std::string key, Row row);
    void remove(std::string key);
    /// Adds to the `Count` under `key`; a count that becomes zero is removed.
    void add(const std::string& key, std::int64_t amount);

    /// Everything gathered, once. Error: a count can't be read, or the row under it is no count.
    [[nodiscard]] Expected<ViewBatch, StoreError> take(Position checkpoint, bool rebuild);

    /// How many rows wait to be written; one that was written twice counts twice.
    [[nodiscard]] std::size_t size() const { return writes_.size() + counts_.size(); }

 private:
    [[nodiscard]] const ViewBatch::Write* gathered(std::string_view key) const;
    [[nodiscard]] Expected<std::int64_t, StoreError> stored_count(const std::string& key) const;

    const ViewReader* stored_;
    bool fresh_;
    /// In the order of gathering; of two under one key the later one counts.
    std::vector<ViewBatch::Write> writes_;
    /// Place in `writes_` by key, as far as `indexed_`. Most batches never ask for what they wrote,
    /// and an index over all of it would take more time than everything else.
    mutable std::unordered_map<std::string, std::size_t> index_;
    mutable std::size_t indexed_ = 0;
    std::unordered_map<std::string, std::int64_t> counts_;
};

}  // namespace madoguchi::projections
