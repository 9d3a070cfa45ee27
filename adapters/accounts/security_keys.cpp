#include "madoguchi/adapters/accounts/security_keys.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "madoguchi/adapters/accounts/record_lines.hpp"
#include "madoguchi/adapters/accounts/secret_text.hpp"

namespace madoguchi::accounts {

namespace {

constexpr std::string_view kHead = "madoguchi-security-key 1";

std::string prefix_of(const Who& who) { return "key/" + who.municipality + "/" + who.staff + "/"; }

std::string record_of(const KeptKey& key) {
    return write_lines(kHead,
                       {{"label", key.label},
                        {"id", hex_of(key.id)},
                        {"public_key", hex_of(key.public_key)},
                        {"algorithm", std::to_string(key.algorithm)},
                        {"counter", std::to_string(key.counter)},
                        {"added_at", std::to_string(key.added_at.time_since_epoch().count())}});
}

int algorithm_of(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<KeptKey> key_of(std::string_view record) {
    const auto lines = read_lines(kHead, record);
    if (!lines) {
        return std::nullopt;
    }
    const std::chrono::seconds added(number_of(*lines, "added_at"));
    return KeptKey{.label = line_of(*lines, "label"),
                   .id = bytes_of_hex(line_of(*lines, "id")),
                   .public_key = bytes_of_hex(line_of(*lines, "public_key")),
                   .algorithm = algorithm_of(line_of(*lines, "algorithm")),
                   .counter = static_cast<std::uint32_t>(number_of(*lines, "counter")),
                   .added_at = std::chrono::sys_seconds(added)};
}

}  // namespace

std::string name_of(const KeptKey& key) { return sha256_hex(key.id); }

RecordStore::Result<void> remove_keys(RecordStore& store, const Who& who) {
    std::vector<std::string> names;
    auto done = store.visit(
        prefix_of(who),
        [&](std::string_view name, std::string_view /*record*/) { names.emplace_back(name); });
    for (const auto& name : names) {
        if (done) {
            done = store.remove(name);
        }
    }
    return done;
}

SecurityKeys::Result<std::vector<KeptKey>> SecurityKeys::of(const Who& who) const {
    std::vector<KeptKey> keys;
    bool readable = true;
    const auto read =
        store_.visit(prefix_of(who), [&](std::string_view /*name*/, std::string_view record) {
            if (auto key = key_of(record)) {
                keys.push_back(std::move(*key));
            } else {
                readable = false;
            }
        });
    if (!read) {
        return log::unexpected(read.error());
    }
    if (!readable) {
        return log::unexpected(
            std::string("a security key's record isn't as this program writes it"));
    }
    return keys;
}

SecurityKeys::Result<bool> SecurityKeys::add(const Who& who, const KeptKey& key) {
    const std::lock_guard lock(writing_);
    const auto there = of(who);
    if (!there) {
        return log::unexpected(there.error());
    }
    if (there->size() >= kOfOnePersonMax ||
        std::ranges::find(*there, key.id, &KeptKey::id) != there->end()) {
        return false;
    }
    return store_.put(prefix_of(who) + name_of(key), record_of(key)).map([] { return true; });
}

SecurityKeys::Result<bool> SecurityKeys::count(const Who& who, const std::string& name,
                                               std::uint32_t counter) {
    const std::lock_guard lock(writing_);
    const auto record = store_.find(prefix_of(who) + name);
    if (!record) {
        return log::unexpected(record.error());
    }
    auto key = *record ? key_of(**record) : std::nullopt;
    if (!key || (counter != 0 && counter <= key->counter)) {
        return false;
    }
    key->counter = counter;
    return store_.put(prefix_of(who) + name, record_of(*key)).map([] { return true; });
}

SecurityKeys::Result<bool> SecurityKeys::remove(const Who& who, const std::string& name) {
    const std::lock_guard lock(writing_);
    const auto record = store_.find(prefix_of(who) + name);
    if (!record || !*record) {
        return record ? Result<bool>(false) : log::unexpected(record.error());
    }
    return store_.remove(prefix_of(who) + name).map([] { return true; });
}

}  // namespace madoguchi::accounts
