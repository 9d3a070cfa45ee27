#pragma once

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <memory>
#include <string>

#include "madoguchi/adapters/keystore/key_database.hpp"
#include "madoguchi/adapters/keystore/key_rows.hpp"

namespace madoguchi::keystore {

inline constexpr const char* kFormatRow = "format";
inline constexpr const char* kFormat = "madoguchi-keys 1";
inline constexpr const char* kInstallationRow = "installation";
inline constexpr const char* kFreeRow = "free";
/// There while keys have been destroyed and the files not yet rewritten.
inline constexpr const char* kRewriteRow = "rewrite";

/// What a RocksDB status means; `what` says what was being done.
[[nodiscard]] log::StoreError key_read_error(const ::rocksdb::Status& status,
                                             const std::string& what);
[[nodiscard]] log::StoreError key_write_error(const ::rocksdb::Status& status,
                                              const std::string& what);

/// `keys/db-<fingerprint>`: the database under that master key.
[[nodiscard]] std::string database_folder(const std::string& folder,
                                          const std::string& fingerprint);
/// Makes a folder's database the one that counts.
[[nodiscard]] log::Expected<void, log::StoreError> let_count(const std::string& folder,
                                                             const std::string& fingerprint);

/// Opens or makes the RocksDB database itself.
[[nodiscard]] log::Expected<std::unique_ptr<::rocksdb::DB>, log::StoreError> open_rows(
    const std::string& files, bool may_make);

class KeyDatabase::Impl {
 public:
    Impl(std::string in_folder, std::string in_files, SecretKey under,
         std::unique_ptr<::rocksdb::DB> rows)
        : folder(std::move(in_folder)),
          files(std::move(in_files)),
          master(std::move(under)),
          db(std::move(rows)) {}

    /// A row's value; none when there is no such row.
    [[nodiscard]] Result<std::optional<std::string>> get(RowKind kind, std::string_view rest) const;
    /// Calls `visit` with each row of a kind whose key goes on with `prefix`, without the kind,
    /// until it returns false.
    using Visit = std::function<bool(std::string_view key, std::string_view value)>;
    [[nodiscard]] Result<void> scan(RowKind kind, std::string_view prefix,
                                    const Visit& visit) const;
    [[nodiscard]] Result<void> commit(::rocksdb::WriteBatch& batch);
    /// Rewrites everything and waits until the files of before are gone.
    [[nodiscard]] Result<void> rewrite_files();
    /// After a crash: rewrites the files when keys were being destroyed, and removes databases that
    /// don't count (any more, or not yet).
    [[nodiscard]] Result<void> finish_what_was_begun();
    /// Names of files that hold rows and aren't in use.
    [[nodiscard]] Result<std::vector<std::string>> files_left_over();

    std::string folder;
    std::string files;
    SecretKey master;
    std::string installation;
    std::unique_ptr<::rocksdb::DB> db;
};

}  // namespace madoguchi::keystore
