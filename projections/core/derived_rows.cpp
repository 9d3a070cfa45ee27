#include "madoguchi/projections/core/derived_rows.hpp"

#include "madoguchi/projections/core/shared.hpp"

namespace madoguchi::projections {
namespace {

// Of rows under one key the last one counts.
void sort(DerivedRows& derived) {
    std::stable_sort(derived.rows.begin(), derived.rows.end(),
                     [](const auto& left, const auto& right) { return left.first < right.first; });
    const auto first_kept =
        std::unique(derived.rows.rbegin(), derived.rows.rend(),
                    [](const auto& left, const auto& right) { return left.first == right.first; });
    derived.rows.erase(derived.rows.begin(), first_kept.base());
    std::sort(derived.counted.begin(), derived.counted.end());
}

void write_rows(const DerivedRows& before, DerivedRows& after, ViewWriter& writer) {
    auto old = before.rows.begin();
    for (auto& [key, row] : after.rows) {
        while (old != before.rows.end() && old->first < key) {
            writer.remove((old++)->first);
        }
        const bool same = old != before.rows.end() && old->first == key;
        if (!same || old->second != row) {
            writer.put(key, std::move(row));
        }
        if (same) {
            ++old;
        }
    }
    for (; old != before.rows.end(); ++old) {
        writer.remove(old->first);
    }
}

void write_counts(const DerivedRows& before, const DerivedRows& after, ViewWriter& writer) {
    auto old = before.counted.begin();
    auto now = after.counted.begin();
    while (old != before.counted.end() || now != after.counted.end()) {
        if (now == after.counted.end() || (old != before.counted.end() && *old < *now)) {
            writer.add(*old++, -1);
        } else if (old == before.counted.end() || *now < *old) {
            writer.add(*now++, 1);
        } else {
            ++old;
            ++now;
        }
    }
}

}  // namespace

void write_difference(DerivedRows& before, DerivedRows& after, ViewWriter& writer) {
    sort(before);
    sort(after);
    write_rows(before, after, writer);
    write_counts(before, after, writer);
    for (const auto& [key, amount] : before.sums) {
        writer.add(key, -amount);
    }
    for (const auto& [key, amount] : after.sums) {
        writer.add(key, amount);
    }
}

}  // namespace madoguchi::projections
