#include "madoguchi/adapters/cli/keys.hpp"

#include <array>
#include <cstdint>
#include <filesystem>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/adapters/keystore/gcm_sealer.hpp"
#include "madoguchi/adapters/keystore/master_key.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"

namespace madoguchi::cli {

namespace {

/// Names of the keys that aren't data keys.
constexpr const char* kContentMac = "content-mac";
constexpr const char* kSearchTokens = "search-tokens";

/// Makes master key and key database, each where there is none: both, or one after a crash between
/// the two.
Result<keystore::SecretKey> make_keys(const keystore::MasterKeys& masters,
                                      const std::string& folder,
                                      const std::function<void(const std::string&)>& report) {
    const bool is_new = !masters.exists();
    auto master = is_new ? masters.make() : masters.read();
    if (!master) {
        return log::unexpected(failure_of(master.error()));
    }
    if (auto made = keystore::KeyDatabase::make(folder, *master); !made) {
        return log::unexpected(failure_of(made.error()));
    }
    if (is_new && report) {
        report(
            "a master key was made: " + masters.source_of(keystore::fingerprint(*master)).text() +
            "; what is stored can't be read without it, so keep shares of it ('madoguchi keys "
            "escrow')");
    }
    return std::move(*master);
}

Result<keystore::SecretKey> master_key(const keystore::MasterKeys& masters,
                                       const std::string& folder, bool log_is_empty,
                                       const std::function<void(const std::string&)>& report) {
    if (!keystore::KeyDatabase::exists(folder)) {
        if (!log_is_empty) {
            return failed(ExitStatus::kDamaged,
                          "the log has lost its keys: " + folder +
                              " holds no key database; put it back from a backup of the keys (see "
                              "ops/docs/runbooks/keys-lost.md)");
        }
        return make_keys(masters, folder, report);
    }
    const auto wanted = keystore::KeyDatabase::master_fingerprint(folder);
    if (!wanted) {
        return log::unexpected(failure_of(wanted.error()));
    }
    auto master = masters.read(*wanted);
    if (!master) {
        return log::unexpected(failure_of(master.error()));
    }
    return std::move(*master);
}

Result<std::unique_ptr<log::Digester>> digester_of(keystore::KeyDatabase& database,
                                                   const char* name, bool may_make) {
    const auto key = database.named(name, may_make);
    if (!key) {
        return log::unexpected(failure_of(key.error()));
    }
    return std::make_unique<openssl::OpenSslDigester>(key->view());
}

}  // namespace

Keys::Keys() = default;
Keys::~Keys() = default;

Result<std::unique_ptr<Keys>> Keys::open(const KeyPlaces& places, bool log_is_empty,
                                         const std::function<void(const std::string&)>& report) {
    std::unique_ptr<Keys> keys(new Keys);
    if (places.folder.empty()) {
        keys->sealer_ = std::make_unique<codec::PlainSealer>();
        keys->digester_ = keyless_digester();
        keys->search_digester_ = keyless_digester();
        return keys;
    }
    const auto masters = master_keys(places);
    if (!masters) {
        return log::unexpected(masters.error());
    }
    const std::string folder = DataFolder{places.folder}.keys();
    const auto master = master_key(*masters, folder, log_is_empty, report);
    if (!master) {
        return log::unexpected(master.error());
    }
    auto database = keystore::KeyDatabase::open(folder, *master);
    if (!database) {
        return log::unexpected(failure_of(database.error()));
    }
    for (const auto& [digester, name] : {std::pair{&keys->digester_, kContentMac},
                                         std::pair{&keys->search_digester_, kSearchTokens}}) {
        auto keyed = digester_of(**database, name, log_is_empty);
        if (!keyed) {
            return log::unexpected(keyed.error());
        }
        *digester = std::move(*keyed);
    }
    auto data_keys = keystore::DataKeys::open(std::move(*database));
    if (!data_keys) {
        return log::unexpected(failure_of(data_keys.error()));
    }
    keys->data_keys_ = std::move(*data_keys);
    keys->sealer_ = std::make_unique<keystore::GcmSealer>(*keys->data_keys_);
    return keys;
}

Result<void> Keys::close() {
    if (data_keys_ != nullptr) {
        if (auto done = data_keys_->close(); !done) {
            return log::unexpected(failure_of(done.error()));
        }
    }
    return {};
}

std::unique_ptr<log::Digester> keyless_digester() {
    constexpr std::array<std::uint8_t, 32> kNothingSecret{};
    return std::make_unique<openssl::OpenSslDigester>(std::span(kNothingSecret));
}

Result<keystore::MasterKeys> master_keys(const KeyPlaces& places) {
    const DataFolder data{places.folder};
    const std::string given =
        places.master_key.empty() ? "file:" + data.master_key() : places.master_key;
    auto source = keystore::MasterKeySource::parse(given);
    if (!source) {
        return failed(ExitStatus::kUsage,
                      "--master-key: give file:PATH, folder:PATH, credential:NAME or a PKCS#11 URI "
                      "(pkcs11:…)");
    }
    return keystore::MasterKeys(std::move(*source), data.keys());
}

}  // namespace madoguchi::cli
