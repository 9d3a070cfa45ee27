#include "madoguchi/codec/sealer.hpp"

namespace madoguchi::codec {
namespace {

constexpr std::string_view kPlainKey = "plain";

}  // namespace

Expected<void, std::string> PlainSealer::seal(const SealPlace& /*place*/, std::string_view plain,
                                              SealedBox& box) {
    box.key_id = kPlainKey;
    box.box = plain;
    return {};
}

Expected<Opened, NotOpened> PlainSealer::open(const SealPlace& /*place*/, std::string_view key_id,
                                              std::string_view box, std::string& plain) {
    if (key_id != kPlainKey) {
        return unexpected(NotOpened{"it is sealed, and no keys are set up", false});
    }
    plain = box;
    return Opened::kOpened;
}

Expected<void, std::string> ClosedSealer::seal(const SealPlace& /*place*/,
                                               std::string_view /*plain*/, SealedBox& /*box*/) {
    return unexpected(std::string("a reader without keys can't seal"));
}

Expected<Opened, NotOpened> ClosedSealer::open(const SealPlace& /*place*/,
                                               std::string_view /*key_id*/,
                                               std::string_view /*box*/, std::string& plain) {
    plain.clear();
    return Opened::kErased;
}

}  // namespace madoguchi::codec
