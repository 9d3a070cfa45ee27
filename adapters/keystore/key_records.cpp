#include "madoguchi/adapters/keystore/key_database_impl.hpp"

// Records beside the keys.
namespace madoguchi::keystore {
namespace {

::rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

log::StoreError damaged() {
    return {log::StoreErrorCode::kCorruption,
            "a record of the key database can't be opened: restore the newest backup of the keys"};
}

}  // namespace

KeyDatabase::Result<std::optional<std::string>> KeyDatabase::record(std::string_view name) const {
    const auto wrapped = impl_->get(RowKind::kRecord, name);
    if (!wrapped || !*wrapped) {
        return wrapped;
    }
    auto opened = unwrap_record(impl_->master, row_key(RowKind::kRecord, name), **wrapped);
    if (!opened) {
        return log::unexpected(damaged());
    }
    return opened;
}

KeyDatabase::Result<void> KeyDatabase::put_record(std::string_view name, std::string_view record) {
    const std::string row = row_key(RowKind::kRecord, name);
    ::rocksdb::WriteBatch batch;
    batch.Put(slice(row), slice(wrap_record(impl_->master, row, record)));
    return impl_->commit(batch);
}

KeyDatabase::Result<void> KeyDatabase::remove_record(std::string_view name) {
    ::rocksdb::WriteBatch batch;
    batch.Delete(slice(row_key(RowKind::kRecord, name)));
    return impl_->commit(batch);
}

KeyDatabase::Result<void> KeyDatabase::records(
    std::string_view prefix,
    const std::function<void(std::string_view name, std::string_view record)>& visit) const {
    bool whole = true;
    auto done =
        impl_->scan(RowKind::kRecord, prefix, [&](std::string_view name, std::string_view wrapped) {
            const auto opened =
                unwrap_record(impl_->master, row_key(RowKind::kRecord, name), wrapped);
            whole = opened.has_value();
            if (whole) {
                visit(name, *opened);
            }
            return whole;
        });
    if (done && !whole) {
        return log::unexpected(damaged());
    }
    return done;
}

KeyDatabase::Result<void> KeyDatabase::forget_records() {
    ::rocksdb::WriteBatch batch;
    auto read = impl_->scan(RowKind::kRecord, {}, [&](std::string_view name, std::string_view) {
        batch.Delete(slice(row_key(RowKind::kRecord, name)));
        return true;
    });
    return read ? impl_->commit(batch) : read;
}

}  // namespace madoguchi::keystore
