#pragma once

#include <string>
#include <variant>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/person.hpp"

namespace madoguchi::watches {

using facts::Date;
using facts::Person;
using facts::Target;

/// One row of an import of certificates about to expire.
struct ImportExpiry {
    Target kind;
    Person principal;
    Date expires_on;
    MADOGUCHI_FIELDS(ImportExpiry, kind, principal, expires_on);
};

struct CloseWatchNotWanted {
    MADOGUCHI_FIELDS(CloseWatchNotWanted);
};

struct CloseWatchRenewed {
    std::string case_number;
    MADOGUCHI_FIELDS(CloseWatchRenewed, case_number);
};

/// Timer: the certificate's last day is over.
struct ExpireWatch {
    MADOGUCHI_FIELDS(ExpireWatch);
};

/// Process manager: the person was erased and the watch's data keys are gone.
struct EraseWatch {
    MADOGUCHI_FIELDS(EraseWatch);
};

/// One row of an import of the register: the person is under 支援措置, or isn't any more.
struct RecordProtection {
    bool protected_person = false;
    Date notified_on;
    MADOGUCHI_FIELDS(RecordProtection, protected_person, notified_on);
};

/// Everything that can be asked of the watch over one certificate, or over one person's 支援措置.
using WatchCommand = std::variant<ImportExpiry, CloseWatchNotWanted, CloseWatchRenewed, ExpireWatch,
                                  EraseWatch, RecordProtection>;

}  // namespace madoguchi::watches
