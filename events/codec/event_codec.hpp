#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "madoguchi/codec/event_registry.hpp"
#include "madoguchi/codec/expected.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/facts/any_event.hpp"

namespace madoguchi::codec {

/// The stream that an event belongs to: what sealed fields are bound to.
struct StreamPlace {
    std::string_view tenant;
    std::string_view stream;
};

/// A fact as it is stored.
struct StoredFact {
    std::string_view type;  ///< Wire name; lives as long as the program.
    std::string payload;    ///< The serialised message of that type.
};

/// What a stored event is: a fact, or one that is newer than this build.
using DecodedEvent = std::variant<facts::AnyEvent, facts::UnknownEvent>;

/// A fact in its current stored form. Errors: text that isn't UTF-8, a date outside the years 0 to
/// 9999, the sealer's.
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::CaseEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::IncidentEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::LookEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::OfficeEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::PersonEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::PolicyEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::StaffEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::WatchEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);
[[nodiscard]] Expected<StoredFact, CodecError> encode(const facts::AnyEvent& event,
                                                      const StreamPlace& place, Sealer& sealer);

/// Reads a stored event, upcast to the current form. A type that the registry doesn't know is an
/// `UnknownEvent`. Error: the bytes are no message of that type; names type and field.
[[nodiscard]] Expected<DecodedEvent, CodecError> decode(
    std::string_view type, std::string_view payload, const StreamPlace& place, Sealer& sealer,
    const EventRegistry& registry = EventRegistry::current());

}  // namespace madoguchi::codec
