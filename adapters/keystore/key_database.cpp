#include "madoguchi/adapters/keystore/key_database.hpp"

#include <openssl/rand.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

#include "madoguchi/adapters/keystore/durable_file.hpp"
#include "madoguchi/adapters/keystore/key_database_impl.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::keystore {
namespace {

using Code = log::StoreErrorCode;
using ::rocksdb::Slice;

constexpr std::size_t kIdBytes = 9;
constexpr std::size_t kIdCharacters = 12;

Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

std::string current_file(const std::string& folder) { return folder + "/current"; }

log::StoreError bad_row(const std::string& what) {
    return {Code::kCorruption, what +
                                   " in the key database isn't as this program writes it: don't "
                                   "delete anything, restore the newest backup of the keys"};
}

/// The ids of a row that holds several, one after the other.
std::vector<KeyId> ids_of(std::string_view joined) {
    std::vector<KeyId> ids;
    for (; joined.size() >= kIdCharacters; joined.remove_prefix(kIdCharacters)) {
        ids.emplace_back(joined.substr(0, kIdCharacters));
    }
    return ids;
}

}  // namespace

KeyId random_key_id() {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::array<unsigned char, kIdBytes> random{};
    MADOGUCHI_LOG_ASSERT(RAND_bytes(random.data(), kIdBytes) == 1);
    KeyId id;
    for (std::size_t i = 0; i < kIdBytes; i += 3) {
        const std::uint32_t three = static_cast<std::uint32_t>(random[i]) << 16U |
                                    static_cast<std::uint32_t>(random[i + 1]) << 8U | random[i + 2];
        for (unsigned shift = 24; shift > 0; shift -= 6) {
            id += kDigits[(three >> (shift - 6)) & 0x3FU];
        }
    }
    return id;
}

bool KeyDatabase::exists(const std::string& folder) {
    std::error_code error;
    return std::filesystem::exists(current_file(folder), error);
}

KeyDatabase::Result<std::string> KeyDatabase::master_fingerprint(const std::string& folder) {
    std::ifstream file(current_file(folder));
    std::string line;
    if (!file || !std::getline(file, line) || !line.starts_with("db-")) {
        return log::unexpected(Failure{
            Code::kCorruption, current_file(folder) +
                                   " can't be read: it says which key database counts; restore the "
                                   "newest backup of the keys"});
    }
    return line.substr(3);
}

std::string database_folder(const std::string& folder, const std::string& fingerprint) {
    return folder + "/db-" + fingerprint;
}

log::Expected<void, log::StoreError> let_count(const std::string& folder,
                                               const std::string& fingerprint) {
    return write_durably(current_file(folder), "db-" + fingerprint + "\n");
}

KeyDatabase::Result<void> KeyDatabase::make(const std::string& folder, const SecretKey& master) {
    if (exists(folder)) {
        return log::unexpected(
            Failure{Code::kContradiction, "there is a key database in " + folder + " already"});
    }
    if (auto made = make_private_folder(folder); !made) {
        return made;
    }
    const std::string print = fingerprint(master);
    std::error_code error;
    std::filesystem::remove_all(database_folder(folder, print), error);  // Of a crash before.
    auto db = open_rows(database_folder(folder, print), true);
    if (!db) {
        return log::unexpected(db.error());
    }
    ::rocksdb::WriteBatch batch;
    batch.Put(slice(row_key(RowKind::kMeta, kFormatRow)), kFormat);
    batch.Put(slice(row_key(RowKind::kMeta, kInstallationRow)), random_key_id());
    ::rocksdb::WriteOptions write;
    write.sync = true;
    if (const auto status = (*db)->Write(write, &batch); !status.ok()) {
        return log::unexpected(key_write_error(status, "write the first rows"));
    }
    return let_count(folder, print);
}

KeyDatabase::Result<std::unique_ptr<KeyDatabase>> KeyDatabase::open(const std::string& folder,
                                                                    const SecretKey& master) {
    auto wanted = master_fingerprint(folder);
    if (!wanted) {
        return log::unexpected(wanted.error());
    }
    if (const std::string given = fingerprint(master); given != *wanted) {
        return log::unexpected(Failure{
            Code::kCorruption, "the key database in " + folder + " is wrapped by the master key " +
                                   *wanted + ", the one given is " + given +
                                   ": give that one (see 'madoguchi keys restore')"});
    }
    const std::string files = database_folder(folder, *wanted);
    auto db = open_rows(files, false);
    if (!db) {
        return log::unexpected(db.error());
    }
    auto impl = std::make_unique<Impl>(folder, files, SecretKey(master.view()), std::move(*db));
    const auto format = impl->get(RowKind::kMeta, kFormatRow);
    const auto installation = impl->get(RowKind::kMeta, kInstallationRow);
    if (!format || !installation) {
        return log::unexpected(format ? installation.error() : format.error());
    }
    if (*format != kFormat || !*installation) {
        return log::unexpected(bad_row("the format"));
    }
    impl->installation = **installation;
    if (auto done = impl->finish_what_was_begun(); !done) {
        return log::unexpected(done.error());
    }
    return std::unique_ptr<KeyDatabase>(new KeyDatabase(std::move(impl)));
}

KeyDatabase::KeyDatabase(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KeyDatabase::~KeyDatabase() = default;

KeyDatabase::Result<void> KeyDatabase::write(const KeyRows& rows) {
    ::rocksdb::WriteBatch batch;
    for (const auto& [id, key] : rows.keys) {
        const std::string row = row_key(RowKind::kKey, id);
        batch.Put(slice(row), slice(wrap(impl_->master, row, *key)));
    }
    for (const auto& [id, scope] : rows.assignments) {
        const std::string bytes = scope_bytes(scope);
        batch.Put(slice(row_key(RowKind::kAssignment, id)), slice(bytes));
        batch.Put(slice(row_key(RowKind::kScope, bytes + id)), Slice());
    }
    const std::string free = row_key(RowKind::kMeta, kFreeRow);
    if (rows.free) {
        std::string joined;
        for (const auto& id : *rows.free) {
            joined += id;
        }
        batch.Put(slice(free), slice(joined));
    } else {
        batch.Delete(slice(free));
    }
    return impl_->commit(batch);
}

KeyDatabase::Result<std::vector<KeyId>> KeyDatabase::free_keys() const {
    const auto row = impl_->get(RowKind::kMeta, kFreeRow);
    if (!row) {
        return log::unexpected(row.error());
    }
    return *row ? ids_of(**row) : std::vector<KeyId>();
}

KeyDatabase::Result<KeyDatabase::Found> KeyDatabase::find(std::string_view key_id) const {
    const auto wrapped = impl_->get(RowKind::kKey, key_id);
    if (!wrapped) {
        return log::unexpected(wrapped.error());
    }
    if (!*wrapped) {
        const auto destroyed = impl_->get(RowKind::kDestroyed, key_id);
        if (!destroyed) {
            return log::unexpected(destroyed.error());
        }
        return Found{*destroyed ? KeyState::kDestroyed : KeyState::kUnknown, {}};
    }
    const auto assigned = impl_->get(RowKind::kAssignment, key_id);
    if (!assigned) {
        return log::unexpected(assigned.error());
    }
    auto key = unwrap(impl_->master, row_key(RowKind::kKey, key_id), **wrapped);
    if (!key) {
        return log::unexpected(bad_row("the key " + std::string(key_id)));
    }
    Found found{KeyState::kThere, StoredKey{std::move(*key), {}}};
    if (*assigned) {
        std::string_view bytes = **assigned;
        found.key->scope = take_scope(bytes);
        if (!found.key->scope || !bytes.empty()) {
            return log::unexpected(bad_row("the assignment of " + std::string(key_id)));
        }
    }
    return found;
}

KeyDatabase::Result<SecretKey> KeyDatabase::named(std::string_view name, bool may_make) {
    const std::string row = row_key(RowKind::kNamed, name);
    const auto wrapped = impl_->get(RowKind::kNamed, name);
    if (!wrapped) {
        return log::unexpected(wrapped.error());
    }
    if (*wrapped) {
        auto key = unwrap(impl_->master, row, **wrapped);
        if (!key) {
            return log::unexpected(bad_row("the key " + std::string(name)));
        }
        return std::move(*key);
    }
    if (!may_make) {
        return log::unexpected(Failure{
            Code::kCorruption, "the key " + std::string(name) + " isn't in the key database in " +
                                   impl_->folder + ": restore the newest backup of the keys"});
    }
    SecretKey key = SecretKey::random();
    ::rocksdb::WriteBatch batch;
    batch.Put(slice(row), slice(wrap(impl_->master, row, key)));
    if (auto done = impl_->commit(batch); !done) {
        return log::unexpected(done.error());
    }
    return key;
}

KeyDatabase::Result<void> KeyDatabase::forget(std::string_view name) {
    ::rocksdb::WriteBatch batch;
    batch.Delete(slice(row_key(RowKind::kNamed, name)));
    return impl_->commit(batch);
}

KeyDatabase::Result<std::vector<KeyId>> KeyDatabase::keys_of(const Scope& scope) const {
    std::vector<KeyId> ids;
    const std::string prefix = scope_bytes(scope);
    auto done = impl_->scan(RowKind::kScope, prefix, [&](std::string_view key, std::string_view) {
        ids.emplace_back(key.substr(prefix.size()));
        return true;
    });
    if (!done) {
        return log::unexpected(done.error());
    }
    return ids;
}

KeyDatabase::Result<void> KeyDatabase::scopes(
    std::string_view tenant, const std::function<bool(const Scope&)>& visit) const {
    std::optional<Scope> last;
    bool whole = true;
    auto done = impl_->scan(RowKind::kScope, tenant.empty() ? std::string() : tenant_bytes(tenant),
                            [&](std::string_view key, std::string_view) {
                                auto scope = take_scope(key);
                                whole = scope.has_value();
                                if (!whole || scope == last) {
                                    return whole;
                                }
                                last = std::move(scope);
                                return visit(*last);
                            });
    if (done && !whole) {
        return log::unexpected(bad_row("a scope"));
    }
    return done;
}

KeyDatabase::Result<std::vector<KeyId>> KeyDatabase::unassigned() const {
    std::set<KeyId> ids;
    auto done = impl_->scan(RowKind::kKey, {}, [&](std::string_view key, std::string_view) {
        ids.emplace_hint(ids.end(), key);
        return true;
    });
    if (done) {
        done = impl_->scan(RowKind::kAssignment, {},
                           [&](std::string_view key, std::string_view /*scope*/) {
                               ids.erase(KeyId(key));
                               return true;
                           });
    }
    if (!done) {
        return log::unexpected(done.error());
    }
    return std::vector<KeyId>(ids.begin(), ids.end());
}

KeyDatabase::Result<KeyCounts> KeyDatabase::counts() const {
    KeyCounts counts;
    for (const auto& [kind, count] :
         {std::pair{RowKind::kKey, &counts.keys}, std::pair{RowKind::kAssignment, &counts.assigned},
          std::pair{RowKind::kDestroyed, &counts.destroyed},
          std::pair{RowKind::kNamed, &counts.named}}) {
        auto done = impl_->scan(kind, {}, [count = count](std::string_view, std::string_view) {
            ++*count;
            return true;
        });
        if (!done) {
            return log::unexpected(done.error());
        }
    }
    return counts;
}

const std::string& KeyDatabase::installation_id() const { return impl_->installation; }
const std::string& KeyDatabase::files() const { return impl_->files; }
std::string KeyDatabase::wrapped_by() const { return keystore::fingerprint(impl_->master); }
const SecretKey& KeyDatabase::master_key() const { return impl_->master; }
::rocksdb::DB& KeyDatabase::rows() const { return *impl_->db; }

KeyDatabase::Result<void> KeyDatabase::put_back(
    const std::string& folder, const SecretKey& master,
    const std::function<Result<void>(const std::string& files)>& put) {
    if (exists(folder)) {
        return log::unexpected(
            Failure{Code::kContradiction, "there is a key database in " + folder + " already"});
    }
    const std::string print = keystore::fingerprint(master);
    auto done = make_private_folder(folder);
    if (done) {
        done = put(database_folder(folder, print));
    }
    if (done) {
        done = let_count(folder, print);
    }
    if (!done) {
        return done;
    }
    const auto database = open(folder, master);
    if (!database) {
        return log::unexpected(database.error());
    }
    return (*database)->write({});
}

}  // namespace madoguchi::keystore
