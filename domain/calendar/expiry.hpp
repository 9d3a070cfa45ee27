#pragma once

#include <optional>

#include "madoguchi/domain/calendar/date.hpp"

namespace madoguchi::calendar {

/// The birthday in `year`: 29 February stands for 28 February in common years (DATE-05).
[[nodiscard]] Date birthday_in(int year, Date born);

/// The `nth` birthday strictly after `day`; a birthday on `day` itself isn't counted (DATE-01).
/// `nth` is at least 1.
[[nodiscard]] Date nth_birthday_after(Date born, Date day, int nth);

/// Full years on `day`, the birthday itself counted as reached. Born on 29 February: from 1 March
/// in common years (DATE-12). Negative when `day` lies before the birth.
[[nodiscard]] int age_on(Date born, Date day);

/// "Until" is inclusive: what expires today is still valid today (DATE-02).
[[nodiscard]] constexpr bool valid_on(Date day, Date expires_on) { return day <= expires_on; }

/// What an electronic certificate's last day depends on.
struct CertificateFacts {
    Date born;
    Date issued_on;
    bool renewed_early = false;  ///< Issued by renewal within the window (DATE-06).
    bool signature = false;      ///< The signature certificate, else user authentication.
    std::optional<Date> card_expires_on = {};  ///< Caps the result (DATE-03).
    std::optional<Date> residence_until =
        {};  ///< Last day of the period of stay; caps it (DATE-04).
    std::optional<Date> user_auth_expires_on =
        {};  ///< Caps the signature certificate only (DATE-07).
};

/// Forecast of a certificate's last valid day: the 5th birthday after issue, the 6th after an early
/// renewal, then the caps (DATE-01, 03 to 07). The date read from the card wins over this.
[[nodiscard]] Date certificate_expiry(const CertificateFacts& facts);

/// Last valid day of a card: the 10th birthday after issue, the 5th for who was a minor at issue.
/// A minor is under 20 for applications received before 2022-04-01, else under 18 (DATE-08, 09).
[[nodiscard]] Date card_expiry(Date born, Date application_received_on, Date issued_on,
                               std::optional<Date> residence_until = std::nullopt);

/// When a certificate can be renewed.
struct RenewalWindow {
    Date opens_on;   ///< First day by the policy's own wording.
    Date safe_from;  ///< The day after "months before", safe everywhere; what a proxy is told.
    Date closes_on;  ///< The certificate's last valid day, inclusive.
    bool operator==(const RenewalWindow&) const = default;
};

/// The window that opens `months` before `expires_on` plus `day_offset` days (DATE-10, DATE-11).
[[nodiscard]] RenewalWindow renewal_window(Date expires_on, int months, int day_offset);

/// The last day on which a certificate "issued within `months` months" is accepted, the day of
/// issue not counted (DATE-13).
[[nodiscard]] Date last_day_within_months(Date issued_on, int months);

/// The first day on which relying systems can be expected to know a new certificate, where they
/// take `after_days` (DATE-18).
[[nodiscard]] Date usable_from(Date operation_on, int after_days);

}  // namespace madoguchi::calendar
