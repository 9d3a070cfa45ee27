#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::persons {

/// Why a command to a person in the register can't be done. Numbers are stored in outcomes: never
/// changed or reused; the order is the order of checking.
enum class RejectionCode : std::uint32_t {
    kPersonUnknown = 801,     ///< No case is linked to this person.
    kPersonErased = 802,      ///< The erasure has been approved: who comes again gets a new entry.
    kUnknownWord = 803,       ///< A ground that isn't in its vocabulary.
    kReferenceMissing = 804,  ///< The number of the file is missing.
    kHoldUnknown = 805,       ///< There is no such hold.
    kErasureNotRequested = 806,  ///< Nobody asked for what is to be approved or dismissed.
    kSecondPersonMissing = 807,  ///< Who approves must be another than who asked.
    kRetentionHold = 808,        ///< A hold forbids erasing; `ids` says which.
    kCaseOpen = 809,             ///< A case of the person is open; `ids` says which.
    kCaseInCustody = 810,  ///< Something of a case is still in custody; `ids` says which case.
    kLinkUnknown = 811,    ///< The case isn't linked to this person.
    kSectionChiefMissing = 812,  ///< A section chief or a manager decides this: checked first.
};

/// Stored name of a code, e.g. `person_unknown`.
[[nodiscard]] const char* name_of(RejectionCode code);

/// A command that can't be done.
struct Rejection {
    RejectionCode code = RejectionCode::kPersonUnknown;
    std::vector<std::string> ids;
    bool operator==(const Rejection&) const = default;
};

}  // namespace madoguchi::persons
