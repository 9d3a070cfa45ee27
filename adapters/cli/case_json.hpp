#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"

namespace madoguchi::cli {

/// How much of a person a case shows.
enum class Show : std::uint8_t {
    kPerson,  ///< Not where they live or can be reached: that is asked for by itself.
    kAll,
};

/// A case as one JSON object. Personal data is marked as sealed unless the case was opened; then
/// addresses are, where they may not be shown. `opened` may be null. `found_as`: whom
/// of it a search found, `principal` or `agent`; empty where nobody searched.
[[nodiscard]] std::string case_json(const CaseFile& file, const Opened* opened,
                                    std::string_view found_as = {}, Show show = Show::kAll);
/// The members of that object into the one that is open.
void write_case(protobuf::JsonWriter& json, const CaseFile& file, const Opened* opened,
                std::string_view found_as = {}, Show show = Show::kAll);

/// One entry of a case's history as a JSON object.
[[nodiscard]] std::string entry_json(const HistoryEntry& entry, protobuf::Reveal reveal);

/// Whether what was sealed of `principal` or `agent` is gone for good.
[[nodiscard]] bool is_erased(const CaseFile& file, std::string_view holder);

}  // namespace madoguchi::cli
