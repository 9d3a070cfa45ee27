#pragma once

#include <optional>
#include <string>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::facts {

/// A person as the counter knows them. Every field is sealed; empty or absent where nothing was
/// taken down.
struct Person {
    Sensitive<std::string> name;  ///< As in the resident record, characters unchanged.
    Sensitive<std::string> kana;  ///< Furigana, as written.
    std::optional<Sensitive<Date>> birth_date;  ///< 1900-01-01 or later.
    Sensitive<std::string> postcode;            ///< Seven digits.
    Sensitive<std::string> address;             ///< Registered address.
    Sensitive<std::string> phone;               ///< Digits and hyphens.
    Sensitive<std::string> register_no;         ///< 宛名番号; never a My Number.
    MADOGUCHI_FIELDS(Person, name, kana, birth_date, postcode, address, phone, register_no);
};

}  // namespace madoguchi::facts
