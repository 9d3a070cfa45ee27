#pragma once

#include <string>

#include "madoguchi/adapters/views/database.hpp"
#include "madoguchi/projections/core/view_store.hpp"

namespace madoguchi::views {

/// Folder within the database's for tables that are being written; emptied when it opens.
[[nodiscard]] std::string incoming_folder(const std::string& database_folder);

/// Writes a batch as one sorted table file and hands that over: the many rows of a rebuild take
/// half the time that they would through memory and a flush. All of it is there afterwards, also
/// after a crash, or nothing. `path`: a file that isn't there, in the folder above.
[[nodiscard]] ::rocksdb::Status write_as_table(const ::rocksdb::Options& options,
                                               const Family& family, const std::string& path,
                                               const log::TenantId& tenant,
                                               const projections::ViewBatch& batch);

}  // namespace madoguchi::views
