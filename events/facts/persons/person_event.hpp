#pragma once

#include <string>
#include <variant>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::facts {

// The register of persons holds who is who and nothing of what they are called: names stay in the
// cases, sealed.

/// A case was found to be one of this person's. The first one opens the entry.
struct CaseLinked {
    std::string case_id;
    Holder holder;  ///< As whom the person stands in the case.
    MADOGUCHI_FIELDS(CaseLinked, case_id, holder);
};

/// A wrong link was undone.
struct CaseUnlinked {
    std::string case_id;
    Holder holder;
    MADOGUCHI_FIELDS(CaseUnlinked, case_id, holder);
};

/// The person's data must not be erased for now, in no case of theirs.
struct PersonHoldPlaced {
    Reason ground;  ///< `disclosure_request` `appeal` `incident`
    std::string reference;
    Staff placed_by;
    MADOGUCHI_FIELDS(PersonHoldPlaced, ground, reference, placed_by);
};

struct PersonHoldLifted {
    Reason ground;
    std::string reference;
    Staff lifted_by;
    MADOGUCHI_FIELDS(PersonHoldLifted, ground, reference, lifted_by);
};

/// Somebody asked for the person to be erased.
struct ErasureRequested {
    Reason ground;          ///< `requested_by_person` `unlawful` `entered_wrongly` `purpose_ended`
    std::string reference;  ///< Number of the file that the request is in; no personal data.
    Staff requested_by;
    MADOGUCHI_FIELDS(ErasureRequested, ground, reference, requested_by);
};

/// The request was not granted, or was taken back.
struct ErasureDismissed {
    Staff dismissed_by;
    MADOGUCHI_FIELDS(ErasureDismissed, dismissed_by);
};

/// Another person granted it: the person is erased in every case that is linked now.
struct ErasureApproved {
    Staff requested_by;
    Staff approved_by;
    MADOGUCHI_FIELDS(ErasureApproved, requested_by, approved_by);
};

/// The person's data keys of one case are destroyed.
struct CaseErased {
    std::string case_id;
    Holder holder;
    Date erased_on;
    MADOGUCHI_FIELDS(CaseErased, case_id, holder, erased_on);
};

/// Everything that can happen to a person in the register. Stream key: `person/<opaque key>`.
using PersonEvent = std::variant<CaseLinked, CaseUnlinked, PersonHoldPlaced, PersonHoldLifted,
                                 ErasureRequested, ErasureDismissed, ErasureApproved, CaseErased>;

}  // namespace madoguchi::facts
