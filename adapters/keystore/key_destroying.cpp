#include <charconv>
#include <filesystem>

#include "madoguchi/adapters/keystore/key_database_impl.hpp"

// Destroying keys, and copying the database under another master key.
namespace madoguchi::keystore {
namespace {

using Code = log::StoreErrorCode;
using ::rocksdb::Slice;

/// Rows written at a time while copying.
constexpr int kCopiedAtOnce = 1'000;

Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

/// What is read from one database and written to another.
class Copy {
 public:
    Copy(const SecretKey& from, const SecretKey& to, ::rocksdb::DB& target)
        : from_(from), to_(to), target_(target) {}

    /// False: it can't go on, `error` says why.
    bool take(RowKind kind, std::string_view rest, std::string_view value) {
        const std::string row = row_key(kind, rest);
        if (kind == RowKind::kKey || kind == RowKind::kNamed) {
            const auto key = unwrap(from_, row, value);
            if (!key) {
                return damaged();
            }
            batch_.Put(slice(row), slice(wrap(to_, row, *key)));
        } else if (kind == RowKind::kRecord) {
            const auto record = unwrap_record(from_, row, value);
            if (!record) {
                return damaged();
            }
            batch_.Put(slice(row), slice(wrap_record(to_, row, *record)));
        } else {
            batch_.Put(slice(row), slice(value));
        }
        return static_cast<int>(batch_.Count()) < kCopiedAtOnce || flush();
    }

    bool flush() {
        ::rocksdb::WriteOptions write;
        write.disableWAL = true;  // Synced as files, before it counts.
        const auto status = target_.Write(write, &batch_);
        batch_.Clear();
        if (!status.ok()) {
            error = key_write_error(status, "write the copy");
        }
        return status.ok();
    }

    log::StoreError error;

 private:
    bool damaged() {
        error = {Code::kCorruption,
                 "a row of the key database can't be unwrapped: restore the newest backup of the "
                 "keys"};
        return false;
    }

    const SecretKey& from_;
    const SecretKey& to_;
    ::rocksdb::DB& target_;
    ::rocksdb::WriteBatch batch_;
};

log::Expected<void, log::StoreError> close(::rocksdb::DB& db) {
    ::rocksdb::FlushOptions flush;
    flush.wait = true;
    auto status = db.Flush(flush);
    if (status.ok()) {
        status = db.Close();
    }
    if (!status.ok()) {
        return log::unexpected(key_write_error(status, "write the copy"));
    }
    return {};
}

}  // namespace

KeyDatabase::Result<void> KeyDatabase::destroy(std::span<const KeyId> key_ids,
                                               std::chrono::system_clock::time_point at) {
    const std::string when = std::to_string(
        std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
    ::rocksdb::WriteBatch batch;
    for (const auto& id : key_ids) {
        const auto there = impl_->get(RowKind::kKey, id);
        const auto scope = impl_->get(RowKind::kAssignment, id);
        if (!there || !scope) {
            return log::unexpected(there ? scope.error() : there.error());
        }
        if (!*there) {
            continue;
        }
        batch.Delete(slice(row_key(RowKind::kKey, id)));
        batch.Put(slice(row_key(RowKind::kDestroyed, id)), slice(when));
        if (*scope) {
            batch.Delete(slice(row_key(RowKind::kAssignment, id)));
            batch.Delete(slice(row_key(RowKind::kScope, **scope + id)));
        }
    }
    batch.Put(slice(row_key(RowKind::kMeta, kRewriteRow)), Slice());
    if (auto done = impl_->commit(batch); !done) {
        return done;
    }
    return impl_->rewrite_files();
}

KeyDatabase::Result<void> KeyDatabase::Impl::finish_what_was_begun() {
    const auto rewrite = get(RowKind::kMeta, kRewriteRow);
    if (!rewrite) {
        return log::unexpected(rewrite.error());
    }
    if (*rewrite) {
        if (auto done = rewrite_files(); !done) {
            return done;
        }
    }
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().filename().string().starts_with("db-") && entry.path() != files) {
            std::filesystem::remove_all(entry.path(), error);
            if (error) {
                return log::unexpected(log::StoreError{
                    Code::kUnavailable, "the folder " + entry.path().string() +
                                            " of an earlier key database can't be removed (" +
                                            error.message() + "): remove it"});
            }
        }
    }
    return {};
}

KeyDatabase::Result<std::optional<std::chrono::system_clock::time_point>> KeyDatabase::destroyed_at(
    std::string_view key_id) const {
    using Time = std::chrono::system_clock::time_point;
    const auto row = impl_->get(RowKind::kDestroyed, key_id);
    if (!row) {
        return log::unexpected(row.error());
    }
    if (!*row) {
        return std::optional<Time>();
    }
    std::int64_t ms = 0;
    std::from_chars((*row)->data(), (*row)->data() + (*row)->size(), ms);
    return std::optional(Time(std::chrono::milliseconds(ms)));
}

KeyDatabase::Result<void> KeyDatabase::copy_under(const SecretKey& new_master) {
    const std::string print = fingerprint(new_master);
    const std::string files = database_folder(impl_->folder, print);
    std::error_code error;
    std::filesystem::remove_all(files, error);  // What a crash has left of a copy.
    auto target = open_rows(files, true);
    if (!target) {
        return log::unexpected(target.error());
    }
    Copy copy(impl_->master, new_master, **target);
    for (const auto kind : {RowKind::kAssignment, RowKind::kDestroyed, RowKind::kKey,
                            RowKind::kMeta, RowKind::kNamed, RowKind::kRecord, RowKind::kScope}) {
        bool whole = true;
        auto done = impl_->scan(kind, {}, [&](std::string_view rest, std::string_view value) {
            whole = copy.take(kind, rest, value);
            return whole;
        });
        if (!done) {
            return done;
        }
        if (!whole || !copy.flush()) {
            return log::unexpected(copy.error);
        }
    }
    if (auto closed = close(**target); !closed) {
        return closed;
    }
    if (auto counts = let_count(impl_->folder, print); !counts) {
        return counts;
    }
    impl_->db.reset();
    std::filesystem::remove_all(impl_->files, error);
    if (error) {
        return log::unexpected(log::StoreError{
            Code::kUnavailable, "the keys are under the new master key, but the old key database " +
                                    impl_->files + " can't be removed (" + error.message() +
                                    "): remove that folder"});
    }
    return {};
}

}  // namespace madoguchi::keystore
