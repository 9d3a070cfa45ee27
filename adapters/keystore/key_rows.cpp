#include "madoguchi/adapters/keystore/key_rows.hpp"

#include <vector>

#include "madoguchi/adapters/keystore/aes_gcm.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::keystore {
namespace {

constexpr std::string_view kWrapped = "madoguchi wrapped key 1 ";

void put_text(std::string& bytes, std::string_view text) {
    MADOGUCHI_LOG_ASSERT(text.size() <= 0xFFFF);
    bytes += static_cast<char>(text.size() >> 8U);
    bytes += static_cast<char>(text.size() & 0xFFU);
    bytes += text;
}

std::optional<std::string_view> take_text(std::string_view& bytes) {
    if (bytes.size() < 2) {
        return std::nullopt;
    }
    const std::size_t size =
        (static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8U) |
        static_cast<unsigned char>(bytes[1]);
    if (bytes.size() < 2 + size) {
        return std::nullopt;
    }
    const std::string_view text = bytes.substr(2, size);
    bytes.remove_prefix(2 + size);
    return text;
}

std::string bound_to(std::string_view row) {
    std::string bound(kWrapped);
    bound += row;
    return bound;
}

}  // namespace

std::string row_key(RowKind kind, std::string_view rest) {
    std::string key(1, static_cast<char>(kind));
    key += rest;
    return key;
}

std::string tenant_bytes(std::string_view tenant) {
    std::string bytes;
    put_text(bytes, tenant);
    return bytes;
}

void put_scope(std::string& bytes, std::string_view tenant, std::string_view stream,
               std::uint8_t subject) {
    bytes.clear();
    put_text(bytes, tenant);
    put_text(bytes, stream);
    bytes += static_cast<char>(subject);
}

std::string scope_bytes(const Scope& scope) {
    std::string bytes;
    put_scope(bytes, scope.tenant, scope.stream, scope.subject);
    return bytes;
}

std::optional<Scope> take_scope(std::string_view& bytes) {
    const auto tenant = take_text(bytes);
    const auto stream = tenant ? take_text(bytes) : std::nullopt;
    if (!stream || bytes.empty()) {
        return std::nullopt;
    }
    const auto subject = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    return Scope{std::string(*tenant), std::string(*stream), subject};
}

std::string after_prefix(std::string prefix) {
    while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) {
        prefix.pop_back();
    }
    MADOGUCHI_LOG_ASSERT(!prefix.empty());
    prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
    return prefix;
}

std::string wrap(const SecretKey& master, std::string_view row, const SecretKey& key) {
    const auto bytes = key.view();
    std::string box;
    seal_box(master.view(), bound_to(row),
             {reinterpret_cast<const char*>(bytes.data()), bytes.size()}, box);
    return box;
}

std::optional<SecretKey> unwrap(const SecretKey& master, std::string_view row,
                                std::string_view wrapped) {
    SecretKey key;
    if (plain_bytes(wrapped) != SecretKey::kBytes ||
        !open_box(master.view(), bound_to(row), wrapped, key.bytes())) {
        return std::nullopt;
    }
    return key;
}

std::string wrap_record(const SecretKey& master, std::string_view row, std::string_view record) {
    std::string box;
    seal_box(master.view(), bound_to(row), record, box);
    return box;
}

std::optional<std::string> unwrap_record(const SecretKey& master, std::string_view row,
                                         std::string_view wrapped) {
    std::vector<std::uint8_t> plain(plain_bytes(wrapped));
    if (!open_box(master.view(), bound_to(row), wrapped, plain)) {
        return std::nullopt;
    }
    return std::string(plain.begin(), plain.end());
}

}  // namespace madoguchi::keystore
