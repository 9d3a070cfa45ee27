#pragma once

#include <string>
#include <variant>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/person.hpp"

namespace madoguchi::facts {

/// A certificate about to expire was taken onto the worklist from an import.
struct ExpiryWatchOpened {
    Target kind;  ///< `signature` `user_auth`
    Person principal;
    Date expires_on;
    Date opens_on;       ///< First day of renewal by the policy (DATE-10, DATE-11).
    Date safe_from;      ///< The day after, everywhere (AMB-01).
    Date last_open_day;  ///< Last open day of the office up to the expiry (DATE-11).
    std::string policy_version;
    MADOGUCHI_FIELDS(ExpiryWatchOpened, kind, principal, expires_on, opens_on, safe_from,
                     last_open_day, policy_version);
};

/// A later import says another expiry: the certificate was renewed elsewhere or read wrongly.
struct ExpiryWatchRescheduled {
    Date expires_on;
    Date opens_on;
    Date safe_from;
    Date last_open_day;
    MADOGUCHI_FIELDS(ExpiryWatchRescheduled, expires_on, opens_on, safe_from, last_open_day);
};

/// The person doesn't want to renew; that is no error.
struct WatchClosedNotWanted {
    MADOGUCHI_FIELDS(WatchClosedNotWanted);
};

struct WatchClosedRenewed {
    std::string case_number;
    MADOGUCHI_FIELDS(WatchClosedRenewed, case_number);
};

struct WatchClosedExpired {
    Date expired_on;
    MADOGUCHI_FIELDS(WatchClosedExpired, expired_on);
};

/// The person whose certificate it is was erased; nothing of them is left in the watch.
struct WatchErased {
    MADOGUCHI_FIELDS(WatchErased);
};

/// The register says that the person is under 支援措置. It doesn't say why.
struct PersonProtected {
    Date notified_on;
    MADOGUCHI_FIELDS(PersonProtected, notified_on);
};

/// The register says that the person isn't under 支援措置 any more.
struct PersonProtectionEnded {
    Date notified_on;
    MADOGUCHI_FIELDS(PersonProtectionEnded, notified_on);
};

/// Everything that can happen to the watch over one certificate, or over one person's 支援措置.
/// Stream key: `watch/<keyed digest of 宛名番号 and kind>`.
using WatchEvent = std::variant<ExpiryWatchOpened, ExpiryWatchRescheduled, WatchClosedNotWanted,
                                WatchClosedRenewed, WatchClosedExpired, WatchErased,
                                PersonProtected, PersonProtectionEnded>;

}  // namespace madoguchi::facts
