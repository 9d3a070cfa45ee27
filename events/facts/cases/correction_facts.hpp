#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

/// A correction of identity data was asked for; another person approves it.
struct CorrectionRequested {
    std::uint64_t event_no = 0;  ///< Number of the event within the case, from 1.
    std::string field;           ///< Stored name of the field, nested with dots: `principal.name`.
    Sensitive<std::string> old_value;
    Sensitive<std::string> new_value;
    Sensitive<std::string> reason;
    Staff requested_by;
    MADOGUCHI_FIELDS(CorrectionRequested, event_no, field, old_value, new_value, reason,
                     requested_by);
};

/// One field of an earlier event reads differently from now on. The event itself stays as it is.
struct EntryCorrected {
    std::uint64_t event_no = 0;
    std::string field;
    Sensitive<std::string> old_value;
    Sensitive<std::string> new_value;
    Sensitive<std::string> reason;
    Staff requested_by;
    Staff approved_by;  ///< Empty for fields that one person may correct.
    MADOGUCHI_FIELDS(EntryCorrected, event_no, field, old_value, new_value, reason, requested_by,
                     approved_by);
};

struct VoidRequested {
    std::uint64_t event_no = 0;
    Sensitive<std::string> reason;
    Staff requested_by;
    MADOGUCHI_FIELDS(VoidRequested, event_no, reason, requested_by);
};

/// An earlier event is left out from now on; nothing is deleted.
struct EntryVoided {
    std::uint64_t event_no = 0;
    Sensitive<std::string> reason;
    Staff requested_by;
    Staff approved_by;
    MADOGUCHI_FIELDS(EntryVoided, event_no, reason, requested_by, approved_by);
};

struct PolicyAdoptionRequested {
    std::string to_version;
    Sensitive<std::string> reason;
    Staff requested_by;
    MADOGUCHI_FIELDS(PolicyAdoptionRequested, to_version, reason, requested_by);
};

/// The case is bound to another policy version from now on.
struct PolicyVersionAdopted {
    std::string from_version;
    std::string to_version;
    Sensitive<std::string> reason;
    Staff requested_by;
    Staff approved_by;
    MADOGUCHI_FIELDS(PolicyVersionAdopted, from_version, to_version, reason, requested_by,
                     approved_by);
};

}  // namespace madoguchi::facts
