#include "raw_put.hpp"

#include <rocksdb/db.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>

#include "give_up.hpp"

namespace madoguchi::bench {

class RawPut::Impl {
 public:
    explicit Impl(const std::string& folder) {
        std::filesystem::create_directories(folder);
        ::rocksdb::Options options;
        options.create_if_missing = true;
        ::rocksdb::DB* opened = nullptr;
        if (const auto status = ::rocksdb::DB::Open(options, folder, &opened); !status.ok()) {
            give_up("raw RocksDB in " + folder + ": " + status.ToString());
        }
        database_.reset(opened);
    }

    double run(double seconds) {
        ::rocksdb::WriteOptions synced;
        synced.sync = true;
        const std::string value(kValueBytes, 'v');
        const auto start = SteadyClock::now();
        std::uint64_t done = 0;
        do {
            char key[kKeyBytes + 1];
            std::snprintf(key, sizeof key, "%016llx", static_cast<unsigned long long>(++next_));
            const auto status =
                database_->Put(synced, ::rocksdb::Slice(key, kKeyBytes), ::rocksdb::Slice(value));
            if (!status.ok()) {
                give_up("raw put: " + status.ToString());
            }
            ++done;
        } while (seconds_since(start) < seconds);
        return static_cast<double>(done) / seconds_since(start);
    }

 private:
    std::unique_ptr<::rocksdb::DB> database_;
    std::uint64_t next_ = 0;
};

RawPut::RawPut(const std::string& folder) : impl_(std::make_unique<Impl>(folder)) {}
RawPut::~RawPut() = default;
double RawPut::run(double seconds) { return impl_->run(seconds); }

}  // namespace madoguchi::bench
