#include "madoguchi/adapters/rocksdb/disk_room.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <limits>
#include <utility>

namespace madoguchi::rocksdb {
namespace {

constexpr const char* kReserveFile = "/RESERVE";
constexpr auto kOwnerOnly = S_IRUSR | S_IWUSR;

std::string in_mib(std::uint64_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

log::StoreError full(std::string detail) {
    return {log::StoreErrorCode::kDiskFull, std::move(detail)};
}

}  // namespace

DiskRoom::DiskRoom(std::string folder, DiskLimits limits,
                   std::shared_ptr<::rocksdb::FileSystem> file_system,
                   std::function<void(const std::string&)> report)
    : folder_(std::move(folder)),
      reserve_path_(folder_ + kReserveFile),
      limits_(limits),
      file_system_(std::move(file_system)),
      report_(std::move(report)),
      has_reserve_(::access(reserve_path_.c_str(), F_OK) == 0) {}

std::uint64_t DiskRoom::measure() const {
    std::uint64_t free = 0;
    const auto asked = file_system_->GetFreeSpace(folder_, ::rocksdb::IOOptions(), &free, nullptr);
    // Where it can't be told, writing itself will.
    return asked.ok() ? free : std::numeric_limits<std::uint64_t>::max();
}

DiskRoom::Level DiskRoom::level(std::uint64_t free) const {
    if (free >= limits_.warn_bytes) {
        return Level::kPlenty;
    }
    if (free >= limits_.ordinary_bytes) {
        return Level::kScarce;
    }
    return free >= limits_.urgent_bytes || has_reserve_ ? Level::kFull : Level::kSpent;
}

log::Expected<void, log::StoreError> DiskRoom::check(log::Urgency urgency) {
    const std::scoped_lock lock(mutex_);
    std::uint64_t free = measure();
    if (free < limits_.urgent_bytes && has_reserve_) {
        give_up_reserve();
        free = measure();
    }
    if (!has_reserve_ && free >= limits_.ordinary_bytes + limits_.reserve_bytes) {
        make_reserve();
    }
    const Level now = level(free);
    tell(now, free);
    if (now < Level::kFull || (now == Level::kFull && urgency == log::Urgency::kBeforeShowing)) {
        return {};
    }
    if (urgency == log::Urgency::kBeforeShowing) {
        return log::unexpected(full("only " + in_mib(free) + " are free at " + folder_ +
                                    " and the reserve is spent: looking can't be recorded, so "
                                    "nothing personal is shown; free some space, it then goes on "
                                    "by itself"));
    }
    return log::unexpected(full("only " + in_mib(free) + " are free at " + folder_ +
                                ", writing needs " + in_mib(limits_.ordinary_bytes) +
                                "; free some space, writing then goes on by itself"));
}

void DiskRoom::tell(Level now, std::uint64_t free) {
    const Level before = std::exchange(told_, now);
    if (now == before || !report_) {
        return;
    }
    const std::string place = in_mib(free) + " are free at " + folder_;
    switch (now) {
        case Level::kPlenty:
            report_(place + ": everything is as usual again");
            return;
        case Level::kScarce:
            report_(place + ": below " + in_mib(limits_.ordinary_bytes) +
                    " commands are refused; make room (ops/docs/runbooks/disk-full.md)");
            return;
        case Level::kFull:
            report_("only " + place +
                    ": commands are refused, reading goes on (ops/docs/runbooks/disk-full.md)");
            return;
        case Level::kSpent:
            report_("only " + place +
                    " and the reserve is spent: nothing personal is shown any more "
                    "(ops/docs/runbooks/disk-full.md)");
            return;
    }
}

void DiskRoom::make_reserve() {
    if (limits_.reserve_bytes == 0) {
        return;
    }
    const int file = ::open(reserve_path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (file < 0) {
        return;  // As without a reserve; the next call tries again.
    }
    has_reserve_ = ::posix_fallocate(file, 0, static_cast<off_t>(limits_.reserve_bytes)) == 0;
    ::close(file);
    if (!has_reserve_) {
        ::unlink(reserve_path_.c_str());
    }
}

void DiskRoom::give_up_reserve() {
    ::unlink(reserve_path_.c_str());
    has_reserve_ = false;
}

}  // namespace madoguchi::rocksdb
