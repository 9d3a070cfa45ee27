#include "madoguchi/adapters/backup/encrypted_files.hpp"

#include <rocksdb/env_encryption.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace madoguchi::backup {
namespace {

using ::rocksdb::Slice;
using ::rocksdb::Status;

constexpr std::string_view kMagic = "madoguchi backup 1\n";
constexpr std::size_t kPrefixBytes = 64;
constexpr std::size_t kCheckAt = 24;
constexpr std::size_t kIvAt = kCheckAt + BackupKey::kCheckBytes;
static_assert(kMagic.size() <= kCheckAt && kIvAt + BackupKey::kIvBytes <= kPrefixBytes);

/// Whole buffers at once, where RocksDB's own would go block by block.
class Stream final : public ::rocksdb::BlockAccessCipherStream {
 public:
    Stream(std::shared_ptr<const BackupKey> key, const BackupKey::Iv& iv)
        : key_(std::move(key)), iv_(iv) {}

    std::size_t BlockSize() override { return BackupKey::kIvBytes; }
    Status Encrypt(std::uint64_t offset, char* data, std::size_t size) override {
        return key_->apply(iv_, offset, {data, size}) ? Status::OK()
                                                      : Status::Aborted("OpenSSL failed");
    }
    Status Decrypt(std::uint64_t offset, char* data, std::size_t size) override {
        return Encrypt(offset, data, size);
    }

 protected:
    // Only the base class's own `Encrypt` and `Decrypt` would call these.
    void AllocateScratch(std::string& /*scratch*/) override {}
    Status EncryptBlock(std::uint64_t /*block*/, char* /*data*/, char* /*scratch*/) override {
        return Status::NotSupported();
    }
    Status DecryptBlock(std::uint64_t /*block*/, char* /*data*/, char* /*scratch*/) override {
        return Status::NotSupported();
    }

 private:
    std::shared_ptr<const BackupKey> key_;
    BackupKey::Iv iv_;
};

class Provider final : public ::rocksdb::EncryptionProvider {
 public:
    explicit Provider(std::shared_ptr<const BackupKey> key) : key_(std::move(key)) {}

    [[nodiscard]] const char* Name() const override { return "MadoguchiBackup"; }
    [[nodiscard]] std::size_t GetPrefixLength() const override { return kPrefixBytes; }

    [[nodiscard]] Status CreateNewPrefix(const std::string& /*name*/, char* prefix,
                                         std::size_t size) const override {
        if (size != kPrefixBytes) {
            return Status::InvalidArgument("the prefix has another length");
        }
        std::fill_n(prefix, size, '\0');
        std::copy(kMagic.begin(), kMagic.end(), prefix);
        std::memcpy(prefix + kCheckAt, key_->check().data(), BackupKey::kCheckBytes);
        const auto iv = random_iv();
        std::memcpy(prefix + kIvAt, iv.data(), iv.size());
        return Status::OK();
    }

    Status AddCipher(const std::string& /*about*/, const char* /*cipher*/, std::size_t /*size*/,
                     bool /*for_write*/) override {
        return Status::NotSupported("the key was given when the files were opened");
    }

    Status CreateCipherStream(
        const std::string& name, const ::rocksdb::EnvOptions& /*options*/, Slice& prefix,
        std::unique_ptr<::rocksdb::BlockAccessCipherStream>* result) override {
        if (prefix.size() < kPrefixBytes ||
            !prefix.starts_with(Slice(kMagic.data(), kMagic.size()))) {
            return Status::Corruption(name + " isn't a file of a backup");
        }
        if (std::memcmp(prefix.data() + kCheckAt, key_->check().data(), BackupKey::kCheckBytes) !=
            0) {
            return Status::Corruption(name + " was encrypted under another key");
        }
        BackupKey::Iv iv;
        std::memcpy(iv.data(), prefix.data() + kIvAt, iv.size());
        *result = std::make_unique<Stream>(key_, iv);
        return Status::OK();
    }

 private:
    std::shared_ptr<const BackupKey> key_;
};

}  // namespace

std::shared_ptr<::rocksdb::FileSystem> encrypted_files(
    const std::shared_ptr<::rocksdb::FileSystem>& base, std::shared_ptr<const BackupKey> key) {
    return ::rocksdb::NewEncryptedFS(base, std::make_shared<Provider>(std::move(key)));
}

}  // namespace madoguchi::backup
