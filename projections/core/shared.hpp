#pragma once

#include <memory>
#include <utility>

namespace madoguchi::projections {

/// A large value that is copied by sharing it: immutable, compared by what it holds. Never empty.
/// Keeps `Row` small, since most rows are marks.
template <typename T>
class Shared {
 public:
    Shared() : value_(std::make_shared<const T>()) {}
    Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}  // NOLINT: a T is one
    explicit Shared(std::shared_ptr<const T> value) : value_(std::move(value)) {}
    [[nodiscard]] const T& get() const { return *value_; }
    [[nodiscard]] const std::shared_ptr<const T>& pointer() const { return value_; }
    friend bool operator==(const Shared& left, const Shared& right) {
        return left.value_ == right.value_ || *left.value_ == *right.value_;
    }

 private:
    std::shared_ptr<const T> value_;
};

}  // namespace madoguchi::projections
