#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "stories.hpp"

namespace madoguchi::crash {

/// Reads every commit of the logs in `folder`, which nobody has open, and compares them with what
/// was acknowledged (id to answer): each is there once and says the same; positions, versions and
/// drawn numbers have no gap; what follows from a commit was done once; nothing is there that
/// nobody ordered. Says what is wrong with GoogleTest. Returns the number of commits.
std::uint64_t audit(const std::string& folder, const std::map<std::string, Order>& orders,
                    const std::map<std::string, std::string>& acknowledged);

}  // namespace madoguchi::crash
