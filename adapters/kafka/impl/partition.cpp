#include "madoguchi/adapters/kafka/impl/partition.hpp"

#include <string>

#include "madoguchi/log/follows.hpp"

namespace madoguchi::kafka {
namespace {

log::unexpected<log::StoreError> error(log::StoreErrorCode code, const log::TenantId& tenant,
                                       const std::string& what) {
    return log::unexpected(log::StoreError{code, "the log of '" + tenant.text() + "' " + what});
}

}  // namespace

Partition::Partition(const Settings& settings, std::int32_t number, const log::Digester& digester)
    : settings_(settings), number_(number), reader_(settings, number, digester) {}

log::Expected<log::Head, log::StoreError> Partition::take_over(const log::TenantId& tenant) {
    producer_.reset();
    // Fence first. Only then is what can be read all that there will ever be of older writers.
    auto producer = Producer::open(settings_, number_);
    if (!producer) return log::unexpected(producer.error());
    auto head = reader_.head(tenant);
    if (!head) return log::unexpected(head.error());

    head->term = head->term.next();
    const log::EncodedCommit begin{.tenant = tenant,
                                   .position = head->position,
                                   .term = head->term,
                                   .previous_leaf = {},
                                   .leaf = head->leaf,
                                   .bytes = {}};
    if (auto written = (*producer)->write(RecordKind::kTakeOver, {&begin, 1}); !written) {
        return log::unexpected(log::StoreError{log::StoreErrorCode::kUnavailable,
                                               "taking over the log of '" + tenant.text() +
                                                   "' was disturbed: " + written.error().detail});
    }
    producer_ = std::move(*producer);
    keep_only_unchanged_logs();
    owned_[tenant] = *head;
    given_up_for_.reset();
    return *head;
}

void Partition::keep_only_unchanged_logs() {
    std::erase_if(
        owned_, [&](const auto& entry) { return reader_.known_head(entry.first) != entry.second; });
}

log::Expected<void, log::StoreError> Partition::append(
    const log::TenantId& tenant, std::span<const log::EncodedCommit> commits) {
    if (commits.empty()) return {};
    if (given_up_for_) {
        return error(*given_up_for_, tenant, "has to be taken over again after the last failure");
    }
    const auto owned = owned_.find(tenant);
    if (owned == owned_.end()) {
        return error(log::StoreErrorCode::kFenced, tenant, "hasn't been taken over by this writer");
    }
    log::Head head = owned->second;
    for (const log::EncodedCommit& commit : commits) {
        if (auto checked = log::check_follows(tenant, commit, head); !checked) return checked;
    }
    if (auto written = producer_->write(RecordKind::kCommit, commits); !written) {
        give_up(written.error());
        return written;
    }
    owned->second = head;
    return {};
}

void Partition::give_up(const log::StoreError& reason) {
    producer_.reset();
    owned_.clear();
    given_up_for_ = reason.code;
}

}  // namespace madoguchi::kafka
