#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::facts {

struct PostageCollected {
    std::uint32_t yen = 0;
    Method method;      ///< `cash` `stamps`
    std::string payer;  ///< `applicant` `office`
    std::string receipt_number;
    std::uint32_t letter_seq = 1;  ///< The letter it is for.
    MADOGUCHI_FIELDS(PostageCollected, yen, method, payer, receipt_number, letter_seq);
};

/// Less was paid than posting costs; how the gap is met is the office's affair.
struct PostageShortfall {
    std::uint32_t due_yen = 0;
    std::uint32_t paid_yen = 0;
    MADOGUCHI_FIELDS(PostageShortfall, due_yen, paid_yen);
};

struct PostageRefunded {
    std::uint32_t yen = 0;
    Method method;
    Reason reason;
    std::string receipt_number;
    MADOGUCHI_FIELDS(PostageRefunded, yen, method, reason, receipt_number);
};

struct FeeCollected {
    std::uint32_t yen = 0;
    Reason ground;  ///< e.g. `card_reissued`
    std::string receipt_number;
    MADOGUCHI_FIELDS(FeeCollected, yen, ground, receipt_number);
};

struct FeeWaived {
    std::uint32_t yen = 0;
    Reason ground;
    MADOGUCHI_FIELDS(FeeWaived, yen, ground);
};

struct ReceiptIssued {
    std::string receipt_number;  ///< Drawn from the office's series of the fiscal year.
    std::uint32_t yen = 0;
    std::string what;  ///< `postage` `fee` `refund`
    MADOGUCHI_FIELDS(ReceiptIssued, receipt_number, yen, what);
};

}  // namespace madoguchi::facts
