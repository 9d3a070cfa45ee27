#include "madoguchi/adapters/cardwork/locked_pin.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <string>

namespace madoguchi::cardwork {
namespace {

constexpr std::size_t kBytesMax = 512;
constexpr std::size_t kPageBytes = 4096;
constexpr std::size_t kPinCharactersMax = 16;

}  // namespace

struct LockedBytes::Page {
    std::size_t capacity = 0;
    std::size_t size = 0;
    std::array<std::uint8_t, kBytesMax> bytes{};
};

void LockedBytes::Release::operator()(Page* page) const {
    ::explicit_bzero(page, sizeof(Page));
    ::munmap(page, kPageBytes);  // unlocks as well
}

LockedBytes::LockedBytes(std::unique_ptr<Page, Release> page) : page_(std::move(page)) {}

card::CardResult<LockedBytes> LockedBytes::reserve(std::size_t capacity) {
    static_assert(sizeof(Page) <= kPageBytes);
    void* memory =
        ::mmap(nullptr, kPageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return tl::unexpected(
            card::CardError{card::CardErrorCode::kReaderFailed,
                            "no memory for a PIN: " + std::string(std::strerror(errno))});
    }
    if (::mlock(memory, kPageBytes) != 0 || ::madvise(memory, kPageBytes, MADV_DONTDUMP) != 0) {
        const std::string reason = std::strerror(errno);
        ::munmap(memory, kPageBytes);
        return tl::unexpected(card::CardError{
            card::CardErrorCode::kReaderFailed,
            "memory for a PIN can't be locked (" + reason + "): raise RLIMIT_MEMLOCK"});
    }
    std::unique_ptr<Page, Release> page(new (memory) Page);
    page->capacity = std::min(capacity, kBytesMax);
    return LockedBytes(std::move(page));
}

bool LockedBytes::append(std::span<const std::uint8_t> bytes) {
    if (bytes.size() > page_->capacity - page_->size) {
        return false;
    }
    std::copy(bytes.begin(), bytes.end(),
              page_->bytes.begin() + static_cast<std::ptrdiff_t>(page_->size));
    page_->size += bytes.size();
    return true;
}

bool LockedBytes::append(std::uint8_t byte) { return append(std::span(&byte, 1)); }

std::span<const std::uint8_t> LockedBytes::view() const {
    return std::span(page_->bytes).first(page_->size);
}

card::CardResult<LockedPin> LockedPin::empty() {
    return LockedBytes::reserve(kPinCharactersMax).map([](LockedBytes&& bytes) {
        return LockedPin(std::move(bytes));
    });
}

card::CardResult<LockedPin> LockedPin::take(std::span<char> typed) {
    auto pin = empty();
    bool fits = pin.has_value();
    for (std::size_t i = 0; fits && i < typed.size(); ++i) {
        fits = pin->append(typed[i]);
    }
    ::explicit_bzero(typed.data(), typed.size());
    if (pin && !fits) {
        return tl::unexpected(card::CardError{card::CardErrorCode::kRefused,
                                              "a PIN has more characters than any card takes"});
    }
    return pin;
}

bool LockedPin::append(char character) {
    return bytes_.append(static_cast<std::uint8_t>(character));
}

}  // namespace madoguchi::cardwork
