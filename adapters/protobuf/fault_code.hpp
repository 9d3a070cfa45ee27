#pragma once

#include <array>
#include <string_view>

/// Why what was sent can't be taken, for programs and for whoever words it. Stable.
namespace madoguchi::protobuf::fault_code {

inline constexpr std::string_view kMalformed = "malformed";  ///< Of no other kind.
inline constexpr std::string_view kTooLong = "text_too_long";
inline constexpr std::string_view kCharacter = "character_not_taken";
inline constexpr std::string_view kMyNumber = "my_number_in_text";
inline constexpr std::string_view kResidentCode = "resident_code_in_text";
inline constexpr std::string_view kPin = "pin_in_text";
inline constexpr std::string_view kNoSuchDay = "no_such_day";
inline constexpr std::string_view kPostcode = "no_postcode";
inline constexpr std::string_view kKana = "kana_with_kanji";
inline constexpr std::string_view kPhone = "no_phone_number";

inline constexpr std::array kAll{kMalformed, kTooLong,   kCharacter, kMyNumber, kResidentCode,
                                 kPin,       kNoSuchDay, kPostcode,  kKana,     kPhone};

}  // namespace madoguchi::protobuf::fault_code
