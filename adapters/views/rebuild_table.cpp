#include "madoguchi/adapters/views/rebuild_table.hpp"

#include <rocksdb/sst_file_writer.h>

#include "madoguchi/adapters/views/row_codec.hpp"

namespace madoguchi::views {
namespace {

using ::rocksdb::Status;
Status fill(::rocksdb::SstFileWriter& table, const log::TenantId& tenant,
            const projections::ViewBatch& batch) {
    // A tenant's checkpoint comes before its rows.
    Status status = table.Put(checkpoint_key(tenant), position_bytes(batch.checkpoint));
    std::string key = stored_key(tenant, {});
    const std::size_t prefix = key.size();
    std::string bytes;
    for (const auto& write : batch.writes) {
        if (!status.ok()) {
            break;
        }
        key.resize(prefix);
        key.append(write.key);
        if (write.row) {
            bytes.clear();
            encode_row(*write.row, bytes);
            status = table.Put(key, bytes);
        } else {
            status = table.Delete(key);
        }
    }
    return status;
}

}  // namespace

std::string incoming_folder(const std::string& database_folder) {
    return database_folder + "/incoming";
}

Status write_as_table(const ::rocksdb::Options& options, const Family& family,
                      const std::string& path, const log::TenantId& tenant,
                      const projections::ViewBatch& batch) {
    ::rocksdb::SstFileWriter table(::rocksdb::EnvOptions(), options, family.handle);
    Status status = table.Open(path);
    if (status.ok()) {
        status = fill(table, tenant, batch);
    }
    if (status.ok()) {
        status = table.Finish();
    }
    if (status.ok()) {
        ::rocksdb::IngestExternalFileOptions how;
        how.move_files = true;
        how.write_global_seqno = false;
        status = family.db->IngestExternalFile(family.handle, {path}, how);
    }
    return status;
}

}  // namespace madoguchi::views
