#include "madoguchi/projections/core/view_store.hpp"

#include <utility>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::projections {

std::string text_of(const ViewId& id) { return id.name + " v" + std::to_string(id.version); }

KeyRange keys_under(std::string prefix) {
    MADOGUCHI_LOG_ASSERT(!prefix.empty());
    MADOGUCHI_LOG_ASSERT(prefix.back() != '\xff');
    std::string until = prefix;
    until.back() = static_cast<char>(static_cast<unsigned char>(until.back()) + 1);
    return {.from = std::move(prefix), .until = std::move(until)};
}

}  // namespace madoguchi::projections
