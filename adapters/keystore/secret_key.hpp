#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace madoguchi::keystore {

/// A secret of 32 bytes in OpenSSL's secure heap: locked (not swapped), left out of core dumps,
/// wiped when it goes. Can be moved, not copied; has no formatter and no comparison. Ends the
/// program when the secure heap is full, which the bounds of its users rule out.
class SecretKey {
 public:
    static constexpr std::size_t kBytes = 32;
    using View = std::span<const std::uint8_t, kBytes>;

    /// All zeros, to be filled through `bytes`.
    SecretKey();
    explicit SecretKey(View bytes);
    /// Fresh from OpenSSL's generator for secrets. Ends the program when that fails.
    [[nodiscard]] static SecretKey random();

    /// Valid as long as the key. Whoever gets it keeps no copy.
    [[nodiscard]] View view() const;
    [[nodiscard]] std::span<std::uint8_t, kBytes> bytes();

    /// Whether the secure heap could be locked (RLIMIT_MEMLOCK).
    [[nodiscard]] static bool is_memory_locked();

 private:
    struct Release {
        void operator()(std::uint8_t* bytes) const;
    };
    std::unique_ptr<std::uint8_t, Release> bytes_;
};

/// Text by which people and the key database tell keys apart: 16 lower-case hexadecimal digits of
/// HMAC-SHA-256 under the key. Nothing of the key can be read back.
[[nodiscard]] std::string fingerprint(const SecretKey& key);

}  // namespace madoguchi::keystore
