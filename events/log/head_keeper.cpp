#include "madoguchi/log/head_keeper.hpp"

#include <utility>

namespace madoguchi::log {

HeadKeeper::HeadKeeper(HeadRecord& record, Heads written, std::chrono::milliseconds interval)
    : record_(record), written_(std::move(written)), interval_(interval) {}

Expected<bool, StoreError> HeadKeeper::maybe_write(const Heads& heads, UtcTime now) {
    if (now >= written_at_ && now < written_at_ + interval_) {
        return false;
    }
    auto wrote = write(heads, now);
    if (wrote && *wrote) {
        written_at_ = now;
    }
    return wrote;
}

Expected<bool, StoreError> HeadKeeper::write(const Heads& heads, UtcTime now) {
    if (heads == written_) {
        return false;
    }
    if (auto done = record_.write(heads, now); !done) {
        return unexpected(done.error());
    }
    written_ = heads;
    return true;
}

}  // namespace madoguchi::log
