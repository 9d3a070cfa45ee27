#pragma once

#include <string>
#include <variant>
#include <vector>

#include "madoguchi/domain/cases/commands/intake_commands.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::cases {

/// "The same person": who one of the case's people is in the register of persons.
struct IdentifyParty {
    Holder holder;
    std::string person;  ///< Lower-case letters, digits and hyphens, at most 64.
    Reason ground;       ///< `register_number` `name_and_birth_date` `said_by_clerk`
    MADOGUCHI_FIELDS(IdentifyParty, holder, person, ground);
};

/// "Not the same."
struct DistinguishParty {
    Holder holder;
    std::string person;
    MADOGUCHI_FIELDS(DistinguishParty, holder, person);
};

/// Undoes a wrong link; the person isn't proposed for this party again.
struct ReleaseParty {
    Holder holder;
    MADOGUCHI_FIELDS(ReleaseParty, holder);
};

/// Process manager: an erasure was approved.
struct EraseParty {
    Holder holder;
    std::string person;
    MADOGUCHI_FIELDS(EraseParty, holder, person);
};

/// Process manager: the data keys are gone.
struct RecordKeysDestroyed {
    std::vector<Holder> of;  ///< `principal` `agent` `other_agent` `case`
    MADOGUCHI_FIELDS(RecordKeysDestroyed, of);
};

struct PlaceRetentionHold {
    Reason ground;  ///< `disclosure_request` `appeal` `incident`
    std::string reference;
    std::string person;  ///< Empty unless the hold lies on a person.
    MADOGUCHI_FIELDS(PlaceRetentionHold, ground, reference, person);
};

struct LiftRetentionHold {
    Reason ground;
    std::string reference;
    std::string person;
    MADOGUCHI_FIELDS(LiftRetentionHold, ground, reference, person);
};

struct RequestDisposal {
    MADOGUCHI_FIELDS(RequestDisposal);
};

struct ApproveDisposal {
    MADOGUCHI_FIELDS(ApproveDisposal);
};

/// What a person's stream asks of the person's cases.
using CaseCommandOfRegister = std::variant<EraseParty, PlaceRetentionHold, LiftRetentionHold>;

}  // namespace madoguchi::cases
