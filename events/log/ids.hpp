#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace madoguchi::log {

/// An instant, UTC, in milliseconds. Never read from a clock in here: it comes with the command.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// A name with a type: explicit, ordered, without arithmetic.
template <typename Tag>
class Name {
 public:
    Name() = default;
    explicit Name(std::string text) : text_(std::move(text)) {}
    explicit Name(std::string_view text) : text_(text) {}
    explicit Name(const char* text) : text_(text) {}
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    auto operator<=>(const Name&) const = default;

 private:
    std::string text_;
};

/// A municipality: one log each. Lower-case ASCII, 1 to 32 characters, inclusive.
using TenantId = Name<struct TenantTag>;

/// A stream of one aggregate within a tenant's log, `<kind>/<key>`, e.g. `case/…`. ASCII, at most
/// 120 bytes.
using StreamId = Name<struct StreamTag>;

/// A number with a type: explicit, ordered, without arithmetic between kinds.
template <typename Tag>
class Ordinal {
 public:
    constexpr Ordinal() = default;
    constexpr explicit Ordinal(std::uint64_t value) : value_(value) {}
    [[nodiscard]] constexpr std::uint64_t value() const { return value_; }
    [[nodiscard]] constexpr Ordinal next() const { return Ordinal(value_ + 1); }
    constexpr auto operator<=>(const Ordinal&) const = default;

 private:
    std::uint64_t value_ = 0;
};

/// Place of a commit in its tenant's log: gapless, from 1. 0 means before the first.
using Position = Ordinal<struct PositionTag>;

/// Number of events in a stream: from 1. 0 means that there is no stream yet.
using StreamVersion = Ordinal<struct StreamVersionTag>;

/// Ownership term of a log: grows each time that a writer takes the log over. From 1.
using Term = Ordinal<struct TermTag>;

/// 16 bytes: a UUID made by the client, or derived from what a timer or process manager is about.
struct CommandId {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const CommandId&) const = default;
};

/// SHA-256 or HMAC-SHA-256 value.
using Digest = std::array<std::uint8_t, 32>;

/// What the client believes the stream's version to be. `nullopt` = no belief (timers, stations,
/// imports); 0 = the stream must not exist yet.
using ExpectedVersion = std::optional<StreamVersion>;

}  // namespace madoguchi::log

template <typename Tag>
struct std::hash<madoguchi::log::Name<Tag>> {
    std::size_t operator()(const madoguchi::log::Name<Tag>& name) const noexcept {
        return std::hash<std::string>{}(name.text());
    }
};

template <>
struct std::hash<madoguchi::log::CommandId> {
    std::size_t operator()(const madoguchi::log::CommandId& id) const noexcept {
        return std::hash<std::string_view>{}(
            {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
    }
};
