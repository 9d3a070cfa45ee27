#pragma once

#include <string.h>

#include <cstddef>
#include <memory>
#include <string>

namespace madoguchi::http {

/// Overwrites what it gives back: bodies hold passwords and personal data.
template <typename T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <typename Other>
    explicit(false) WipingAllocator(const WipingAllocator<Other>& /*other*/) {}

    [[nodiscard]] T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* first, std::size_t count) {
        ::explicit_bzero(static_cast<void*>(first), count * sizeof(T));
        std::allocator<T>().deallocate(first, count);
    }
    template <typename Other>
    bool operator==(const WipingAllocator<Other>& /*other*/) const {
        return true;
    }
};

/// A text whose memory is overwritten before it is given back.
using WipingString = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;

}  // namespace madoguchi::http
