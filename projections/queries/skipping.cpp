#include "madoguchi/projections/queries/skipping.hpp"

#include <string_view>

namespace madoguchi::projections {

Expected<std::set<std::string>, StoreError> parts_after(const ViewReader& view,
                                                        const std::string& prefix) {
    std::set<std::string> parts;
    KeyRange range = keys_under(prefix);
    while (true) {
        std::string part;
        const auto found = view.scan_keys(range, [&](std::string_view key) {
            key.remove_prefix(prefix.size());
            part = key.substr(0, key.find('/'));
            return false;
        });
        if (!found) {
            return log::unexpected(found.error());
        }
        if (*found == 0) {
            return parts;
        }
        range.from = keys_under(prefix + part + '/').until;
        parts.insert(std::move(part));
    }
}

Expected<std::set<std::string>, StoreError> offices_after(const ViewReader& view,
                                                          const std::string& prefix,
                                                          const std::string& office) {
    return office.empty() ? parts_after(view, prefix)
                          : Expected<std::set<std::string>, StoreError>({office});
}

}  // namespace madoguchi::projections
