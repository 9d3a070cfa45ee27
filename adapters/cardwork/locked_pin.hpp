#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "madoguchi/domain/card/card_error.hpp"

namespace madoguchi::cardwork {

/// Bytes in memory that is locked (never swapped), left out of core dumps, and wiped when it goes.
/// The length lies in the same memory. Can be moved, not copied; has no formatter and no
/// comparison.
class LockedBytes {
 public:
    /// Room for `capacity` bytes, 1 to 512 inclusive. Error `kReaderFailed`: the memory can't be
    /// locked (RLIMIT_MEMLOCK).
    [[nodiscard]] static card::CardResult<LockedBytes> reserve(std::size_t capacity);

    LockedBytes(LockedBytes&& other) noexcept = default;
    LockedBytes& operator=(LockedBytes&& other) noexcept = default;
    LockedBytes(const LockedBytes&) = delete;
    LockedBytes& operator=(const LockedBytes&) = delete;
    ~LockedBytes() = default;

    /// Adds bytes. Returns false, and adds nothing, when there is no room.
    [[nodiscard]] bool append(std::span<const std::uint8_t> bytes);
    [[nodiscard]] bool append(std::uint8_t byte);

    /// Valid until the next call that isn't const. Whoever gets it keeps no copy.
    [[nodiscard]] std::span<const std::uint8_t> view() const;

 private:
    struct Page;
    struct Release {
        void operator()(Page* page) const;
    };
    explicit LockedBytes(std::unique_ptr<Page, Release> page);

    std::unique_ptr<Page, Release> page_;
};

/// A PIN on its way from a person to the card.
class LockedPin {
 public:
    /// An empty one: characters are added as they are typed. Error: as `LockedBytes::reserve`.
    [[nodiscard]] static card::CardResult<LockedPin> empty();

    /// Takes the characters out of `typed`, which is overwritten with zeros in any case. Error:
    /// more than 16 characters, or as `LockedBytes::reserve`.
    [[nodiscard]] static card::CardResult<LockedPin> take(std::span<char> typed);

    /// Adds one character. Returns false when 16 are there.
    [[nodiscard]] bool append(char character);

    [[nodiscard]] std::span<const std::uint8_t> view() const { return bytes_.view(); }

 private:
    explicit LockedPin(LockedBytes bytes) : bytes_(std::move(bytes)) {}

    LockedBytes bytes_;
};

}  // namespace madoguchi::cardwork
