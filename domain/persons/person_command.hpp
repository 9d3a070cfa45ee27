#pragma once

#include <string>
#include <variant>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::persons {

using facts::Holder;
using facts::Reason;

/// Process manager: a case says that one of its people is this person.
struct RecordCaseLinked {
    std::string case_id;
    Holder holder;
    MADOGUCHI_FIELDS(RecordCaseLinked, case_id, holder);
};

/// Process manager: a case has undone that.
struct RecordCaseUnlinked {
    std::string case_id;
    Holder holder;
    MADOGUCHI_FIELDS(RecordCaseUnlinked, case_id, holder);
};

struct PlacePersonHold {
    Reason ground;  ///< `disclosure_request` `appeal` `incident`
    std::string reference;
    MADOGUCHI_FIELDS(PlacePersonHold, ground, reference);
};

struct LiftPersonHold {
    Reason ground;
    std::string reference;
    MADOGUCHI_FIELDS(LiftPersonHold, ground, reference);
};

struct RequestErasure {
    Reason ground;  ///< `requested_by_person` `unlawful` `entered_wrongly` `purpose_ended`
    std::string reference;
    MADOGUCHI_FIELDS(RequestErasure, ground, reference);
};

/// Not granted by another, or taken back by who asked.
struct DismissErasure {
    MADOGUCHI_FIELDS(DismissErasure);
};

struct ApproveErasure {
    MADOGUCHI_FIELDS(ApproveErasure);
};

/// Process manager: the person's data keys of a case are destroyed.
struct RecordCaseErased {
    std::string case_id;
    Holder holder;
    MADOGUCHI_FIELDS(RecordCaseErased, case_id, holder);
};

/// Everything that can be asked of a person in the register.
using PersonCommand =
    std::variant<RecordCaseLinked, RecordCaseUnlinked, PlacePersonHold, LiftPersonHold,
                 RequestErasure, DismissErasure, ApproveErasure, RecordCaseErased>;

}  // namespace madoguchi::persons
