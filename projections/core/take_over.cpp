#include "madoguchi/projections/core/take_over.hpp"

#include <iterator>
#include <memory>

#include "madoguchi/projections/core/row.hpp"
#include "madoguchi/projections/core/shared.hpp"

namespace madoguchi::projections {
namespace {

using Reader = std::unique_ptr<ViewReader>;

constexpr std::size_t kStep = 1'000;

// Goes through the keys of one view, some at a time.
class KeyCursor {
 public:
    explicit KeyCursor(const ViewReader& reader) : reader_(&reader) {}

    /// The key at hand; null at the end. Error: the view can't be read.
    Expected<const std::string*, StoreError> current() {
        if (at_ == keys_.size() && !ended_) {
            const std::string from = keys_.empty() ? std::string() : keys_.back() + '\0';
            keys_.clear();
            at_ = 0;
            const auto read =
                reader_->scan_keys({.from = from, .until = {}}, [&](std::string_view key) {
                    keys_.emplace_back(key);
                    return keys_.size() < kStep;
                });
            if (!read) {
                return log::unexpected(read.error());
            }
            ended_ = keys_.empty();
        }
        return at_ < keys_.size() ? &keys_[at_] : nullptr;
    }
    void advance() { ++at_; }

 private:
    const ViewReader* reader_;
    std::vector<std::string> keys_;
    std::size_t at_ = 0;
    bool ended_ = false;
};

void note(ViewDifferences& differences, char sign, const std::string& key) {
    if (differences.examples.size() < kExamplesMax) {
        differences.examples.push_back(std::string(1, sign) + ' ' + key);
    }
}

Expected<void, StoreError> compare_rows(const ViewReader& before, const ViewReader& after,
                                        const std::string& key, ViewDifferences& differences) {
    const auto now = after.get(key);
    if (!now) {
        return log::unexpected(now.error());
    }
    const auto old = before.get(key);
    if (old && *old == *now) {
        ++differences.same;
        return {};
    }
    if (!old && old.error().code != log::StoreErrorCode::kCorruption) {
        return log::unexpected(old.error());
    }
    ++differences.different;
    note(differences, '~', key);
    return {};
}

Expected<void, StoreError> compare(const ViewReader& before, const ViewReader& after,
                                   ViewDifferences& differences) {
    KeyCursor old_keys(before);
    KeyCursor new_keys(after);
    while (true) {
        const auto old_key = old_keys.current();
        const auto new_key = new_keys.current();
        if (!old_key || !new_key) {
            return log::unexpected(old_key ? new_key.error() : old_key.error());
        }
        if (*old_key == nullptr && *new_key == nullptr) {
            return {};
        }
        if (*new_key == nullptr || (*old_key != nullptr && **old_key < **new_key)) {
            ++differences.only_old;
            note(differences, '-', **old_key);
            old_keys.advance();
        } else if (*old_key == nullptr || **new_key < **old_key) {
            ++differences.only_new;
            note(differences, '+', **new_key);
            new_keys.advance();
        } else {
            if (auto done = compare_rows(before, after, **new_key, differences); !done) {
                return done;
            }
            old_keys.advance();
            new_keys.advance();
        }
    }
}

}  // namespace

Expected<ViewDifferences, StoreError> compare_views(const ViewStore& views, const ViewId& before,
                                                    const ViewId& after, const TenantId& tenant) {
    const auto old_rows = views.read(before, tenant);
    const auto new_rows = views.read(after, tenant);
    if (!old_rows || !new_rows) {
        return log::unexpected(old_rows ? new_rows.error() : old_rows.error());
    }
    const auto seen_before = (*old_rows)->checkpoint();
    const auto seen_after = (*new_rows)->checkpoint();
    if (!seen_before || !seen_after) {
        return log::unexpected(seen_before ? seen_after.error() : seen_before.error());
    }
    if (*seen_after < *seen_before) {
        return log::unexpected(
            StoreError{log::StoreErrorCode::kContradiction,
                       "view " + text_of(after) + " of " + tenant.text() + " is at position " +
                           std::to_string(seen_after->value()) + ", " + text_of(before) + " at " +
                           std::to_string(seen_before->value()) + ": let it catch up first"});
    }
    ViewDifferences differences{.tenant = tenant, .examples = {}};
    if (auto done = compare(**old_rows, **new_rows, differences); !done) {
        return log::unexpected(done.error());
    }
    return differences;
}

Expected<TakeOverReport, StoreError> take_over(ViewStore& views, const ViewId& after,
                                               std::span<const TenantId> tenants) {
    const auto live = views.live(after.name);
    if (!live) {
        return log::unexpected(live.error());
    }
    TakeOverReport report{.before = {after.name, live->value_or(0)}, .after = after, .tenants = {}};
    const bool replaces = *live && **live != after.version;
    if (replaces) {
        for (const TenantId& tenant : tenants) {
            auto differences = compare_views(views, report.before, after, tenant);
            if (!differences) {
                return log::unexpected(differences.error());
            }
            report.tenants.push_back(std::move(*differences));
        }
    }
    if (auto made = views.make_live(after); !made) {
        return log::unexpected(made.error());
    }
    if (replaces) {
        if (auto dropped = views.drop(report.before); !dropped) {
            return log::unexpected(dropped.error());
        }
    }
    return report;
}

}  // namespace madoguchi::projections
