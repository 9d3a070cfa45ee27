#include "madoguchi/codec/key_id_collector.hpp"

namespace madoguchi::codec {

Expected<void, std::string> KeyIdCollector::seal(const SealPlace& /*place*/,
                                                 std::string_view /*plain*/, SealedBox& /*box*/) {
    return unexpected(std::string("who collects key ids can't seal"));
}

Expected<Opened, NotOpened> KeyIdCollector::open(const SealPlace& place, std::string_view key_id,
                                                 std::string_view /*box*/, std::string& plain) {
    found_(place, key_id);
    plain.clear();
    return Opened::kErased;
}

}  // namespace madoguchi::codec
