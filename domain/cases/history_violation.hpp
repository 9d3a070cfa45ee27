#pragma once

#include <stdexcept>
#include <string>

namespace madoguchi::cases {

/// A stream that can't have happened. Thrown by `evolve`, caught only where a stream is loaded:
/// that stream is quarantined and reported, the others go on.
class HistoryViolation : public std::logic_error {
 public:
    explicit HistoryViolation(const std::string& what) : std::logic_error(what) {}
};

}  // namespace madoguchi::cases
