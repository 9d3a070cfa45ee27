#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace madoguchi::codec {

/// Whose data a sealed field is. With tenant and stream it says which data key seals it, so that
/// one person's data of one case can be erased and the rest of the case stays. Stored in the key
/// database; numbers are never used again.
enum class Subject : std::uint8_t {
    kPrincipal = 1,  ///< 本人.
    kAgent = 2,      ///< 代理人.
    kStream = 3,  ///< The case (office, watch …) itself: free text, and what is of several people.
    kOtherAgent = 4,  ///< Who came to a second visit in the agent's place.
    kSuccessor = 5,   ///< Who took the matter on in the agent's place, in a case of their own; goes
                      ///< with the agent of that case, too.
};

/// How the subject of a sealed field is found.
enum class SubjectRule : std::uint8_t {
    kPrincipal,
    kAgent,
    kOtherAgent,
    kSuccessor,
    kStream,
    kAsCorrected,  ///< The value of another field, whose path the sibling `field` holds.
};

/// The rule for a sealed field of a stored message, by the message's full protobuf name and the
/// field's path: the table in subject.cpp. None for a field that isn't in the table, which ends the
/// program where its mapping is made. Thread-safe.
[[nodiscard]] std::optional<SubjectRule> subject_rule(std::string_view message,
                                                      std::string_view path);

/// The subject under a rule. `corrected`: the path that the sibling `field` holds; empty but for
/// kAsCorrected.
[[nodiscard]] Subject subject_of(SubjectRule rule, std::string_view corrected);

}  // namespace madoguchi::codec
