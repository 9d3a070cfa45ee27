#include "madoguchi/adapters/keystore/gcm_sealer.hpp"

#include "madoguchi/adapters/keystore/aes_gcm.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"

namespace madoguchi::keystore {
namespace {

/// Begins what a box is bound to; another form of it gets another number.
constexpr std::string_view kForm = "madoguchi field 1";

/// What a box is bound to: each part after its length, so that no two places look alike. Valid
/// until the next call on this thread.
std::string_view bound_to(const codec::SealPlace& place) {
    thread_local std::string bound;
    bound = kForm;
    for (const std::string_view part : {place.tenant, place.stream, place.type, place.field}) {
        bound += static_cast<char>((part.size() >> 8U) & 0xFFU);
        bound += static_cast<char>(part.size() & 0xFFU);
        bound += part;
    }
    return bound;
}

Scope scope_of(const codec::SealPlace& place) {
    return {std::string(place.tenant), std::string(place.stream),
            static_cast<std::uint8_t>(place.subject)};
}

}  // namespace

codec::Expected<void, std::string> GcmSealer::seal(const codec::SealPlace& place,
                                                   std::string_view plain, codec::SealedBox& box) {
    const auto key =
        keys_.for_sealing(place.tenant, place.stream, static_cast<std::uint8_t>(place.subject));
    if (!key) {
        return codec::unexpected(key.error());
    }
    box.key_id = (*key)->id;
    seal_box((*key)->key.view(), bound_to(place), plain, box.box);
    return {};
}

codec::Expected<codec::Opened, codec::NotOpened> GcmSealer::open(const codec::SealPlace& place,
                                                                 std::string_view key_id,
                                                                 std::string_view box,
                                                                 std::string& plain) {
    plain.clear();
    const auto key = keys_.for_opening(key_id);
    if (!key) {
        return codec::unexpected(key.error());
    }
    if (*key == nullptr) {
        return codec::Opened::kErased;
    }
    plain.resize(plain_bytes(box));
    if (!open_box((*key)->key.view(), bound_to(place), box,
                  {reinterpret_cast<std::uint8_t*>(plain.data()), plain.size()})) {
        plain.clear();
        return codec::unexpected(codec::NotOpened{
            "can't be opened: it was altered, or comes from another place", false});
    }
    if (keys_.is_unassigned(key_id)) {
        keys_.assign(key_id, scope_of(place));
    }
    return codec::Opened::kOpened;
}

}  // namespace madoguchi::keystore
