#include "madoguchi/codec/event_codec.hpp"

#include "madoguchi/codec/mapping.hpp"

namespace madoguchi::codec {
namespace {

/// Most facts fit without growing.
constexpr std::size_t kPayloadBytes = 256;

template <typename Event>
Expected<StoredFact, CodecError> encode_of(std::size_t aggregate, const Event& event,
                                           const StreamPlace& place, Sealer& sealer) {
    const auto& form = EventRegistry::current().form_at(aggregate, event.index());
    const void* const fact =
        std::visit([](const auto& inner) { return static_cast<const void*>(&inner); }, event);
    Expected<StoredFact, CodecError> stored{StoredFact{form.name, {}}};
    stored->payload.reserve(kPayloadBytes);
    const Origin origin{place.tenant, place.stream, form.name};
    if (auto done = form.mapping.encode(fact, origin, sealer, stored->payload); !done) {
        return unexpected(std::move(done.error()));
    }
    return stored;
}

// The order of the aggregates in AnyEvent.
constexpr std::size_t kCase = 0;
constexpr std::size_t kIncident = 1;
constexpr std::size_t kLook = 2;
constexpr std::size_t kOffice = 3;
constexpr std::size_t kPerson = 4;
constexpr std::size_t kPolicy = 5;
constexpr std::size_t kStaff = 6;
constexpr std::size_t kWatch = 7;
static_assert(
    std::is_same_v<facts::AnyEvent,
                   std::variant<facts::CaseEvent, facts::IncidentEvent, facts::LookEvent,
                                facts::OfficeEvent, facts::PersonEvent, facts::PolicyEvent,
                                facts::StaffEvent, facts::WatchEvent>>);

}  // namespace

Expected<StoredFact, CodecError> encode(const facts::CaseEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return encode_of(kCase, event, place, sealer);
}

Expected<StoredFact, CodecError> encode(const facts::IncidentEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return encode_of(kIncident, event, place, sealer);
}

Expected<StoredFact, CodecError> encode(const facts::LookEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return encode_of(kLook, event, place, sealer);
}

Expected<StoredFact, CodecError> encode(const facts::OfficeEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return encode_of(kOffice, event, place, sealer);
}

Expected<StoredFact, CodecError> encode(const facts::PersonEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return encode_of(kPerson, event, place, sealer);
}

Expected<StoredFact, CodecError> encode(const facts::PolicyEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return encode_of(kPolicy, event, place, sealer);
}

Expected<StoredFact, CodecError> encode(const facts::StaffEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return encode_of(kStaff, event, place, sealer);
}

Expected<StoredFact, CodecError> encode(const facts::WatchEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return encode_of(kWatch, event, place, sealer);
}

Expected<StoredFact, CodecError> encode(const facts::AnyEvent& event, const StreamPlace& place,
                                        Sealer& sealer) {
    return std::visit([&](const auto& inner) { return encode(inner, place, sealer); }, event);
}

Expected<DecodedEvent, CodecError> decode(std::string_view type, std::string_view payload,
                                          const StreamPlace& place, Sealer& sealer,
                                          const EventRegistry& registry) {
    // Begins with a small fact, and is returned without being moved: a fact may be a kilobyte.
    Expected<DecodedEvent, CodecError> event{in_place, std::in_place_type<facts::AnyEvent>,
                                             std::in_place_type<facts::WatchEvent>,
                                             std::in_place_type<facts::WatchClosedNotWanted>};
    const auto* const form = registry.find(type);
    if (form == nullptr) {
        *event = facts::UnknownEvent{std::string(type)};
        return event;
    }
    const Origin origin{place.tenant, place.stream, form->name};
    auto& fact = std::get<facts::AnyEvent>(*event);
    auto done = form->retired ? form->read_retired(*form, payload, origin, sealer, fact)
                              : form->mapping.decode(payload, origin, sealer, form->emplace(fact));
    if (!done) {
        event = unexpected(std::move(done.error()));
    }
    return event;
}

}  // namespace madoguchi::codec
