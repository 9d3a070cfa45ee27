#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "madoguchi/adapters/cli/failure.hpp"

namespace madoguchi::cli {

/// An open file, closed at the end of its scope; standard input and output stay open.
class Descriptor {
 public:
    explicit Descriptor(int number, bool owned = true) : number_(number), owned_(owned) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept
        : number_(other.number_), owned_(std::exchange(other.owned_, false)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    [[nodiscard]] int number() const { return number_; }

 private:
    int number_;
    bool owned_;
};

/// A file for reading, or standard input for `-`. Failure kUsage: it can't be opened.
[[nodiscard]] Result<Descriptor> open_input(const std::string& path);

/// The bytes of a file, or of standard input for `-`. Failure kUsage: it can't be read, or has more
/// than `bytes_max`.
[[nodiscard]] Result<std::string> read_file(const std::string& path,
                                            std::size_t bytes_max = std::size_t{256} << 20U);

/// The same of a file that holds a secret. Failure kUsage as well: others than its owner may read
/// it.
[[nodiscard]] Result<std::string> read_secret_file(const std::string& path, std::size_t bytes_max);

/// Writes a file for its owner alone, whole or not at all: it may hold personal data. `-` is
/// standard output. Failure kUnavailable.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace madoguchi::cli
