#include "madoguchi/adapters/cli/serve/account_records.hpp"

namespace madoguchi::cli::serve {

namespace {

template <typename T>
accounts::RecordStore::Result<T> as_sentence(keystore::KeyDatabase::Result<T> result) {
    if (!result) {
        return log::unexpected(result.error().detail);
    }
    if constexpr (std::is_void_v<T>) {
        return {};
    } else {
        return std::move(*result);
    }
}

}  // namespace

accounts::RecordStore::Result<std::optional<std::string>> AccountRecords::find(
    std::string_view name) const {
    return as_sentence(database_.record(name));
}

accounts::RecordStore::Result<void> AccountRecords::put(std::string_view name,
                                                        std::string_view record) {
    return as_sentence(database_.put_record(name, record));
}

accounts::RecordStore::Result<void> AccountRecords::remove(std::string_view name) {
    return as_sentence(database_.remove_record(name));
}

accounts::RecordStore::Result<void> AccountRecords::visit(std::string_view prefix,
                                                          const Visit& visit) const {
    return as_sentence(database_.records(prefix, visit));
}

}  // namespace madoguchi::cli::serve
