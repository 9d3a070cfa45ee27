#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace madoguchi::crash {

/// Compares the whole log in `folder`, whose server has ended in good order, with what was
/// acknowledged, and checks what must hold of any log; with GoogleTest expectations. Returns the
/// number of commits.
std::uint64_t audit(const std::string& folder,
                    const std::map<std::uint64_t, std::string>& acknowledged);

}  // namespace madoguchi::crash
