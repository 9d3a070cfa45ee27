#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace madoguchi::accounts {

/// A password or another secret in OpenSSL's secure heap: locked where the system lets it, left out
/// of core dumps, wiped when it goes. Has no formatter; moves, and isn't copied.
class SecretText {
 public:
    static constexpr std::size_t kBytesMax = 1'024;

    SecretText() = default;
    /// What is longer than `kBytesMax` is cut there; whoever takes passwords refuses it before.
    explicit SecretText(std::string_view text);

    /// Valid as long as the secret. Whoever gets it keeps no copy.
    [[nodiscard]] std::string_view reveal() const {
        return {bytes_.get(), bytes_.get_deleter().size};
    }
    /// The same, with a zero behind it: what holds a zero itself seems to end there.
    [[nodiscard]] const char* c_str() const { return bytes_ ? bytes_.get() : ""; }
    [[nodiscard]] bool empty() const { return bytes_.get_deleter().size == 0; }

 private:
    struct Release {
        std::size_t size;
        void operator()(char* bytes) const;
    };
    std::unique_ptr<char, Release> bytes_;
};

/// Bytes as lower-case hexadecimal digits, two a byte, and back; empty for what isn't that.
[[nodiscard]] std::string hex_of(std::string_view bytes);
[[nodiscard]] std::string bytes_of_hex(std::string_view digits);

/// Random bytes as lower-case hexadecimal digits, two a byte. Ends the program when OpenSSL has no
/// randomness.
[[nodiscard]] std::string random_hex(std::size_t bytes);

/// Whether two texts are the same, in a time that says nothing of where they differ.
[[nodiscard]] bool same_text(std::string_view one, std::string_view other);

/// SHA-256 in hexadecimal digits: under what name a session is kept, so that a stored name signs
/// nobody in.
[[nodiscard]] std::string sha256_hex(std::string_view text);

}  // namespace madoguchi::accounts
