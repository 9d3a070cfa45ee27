#pragma once

#include <compare>
#include <utility>

namespace madoguchi::facts {

/// Personal data: sealed wherever it is stored, and never printed. There is no formatter and no
/// `operator<<`; who needs the value says `reveal()`, so that a reader can find every place.
template <typename T>
class Sensitive {
 public:
    Sensitive() = default;
    explicit Sensitive(T value) : value_(std::move(value)) {}
    [[nodiscard]] const T& reveal() const { return value_; }
    auto operator<=>(const Sensitive&) const = default;

 private:
    T value_{};
};

}  // namespace madoguchi::facts
