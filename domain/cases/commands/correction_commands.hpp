#pragma once

#include <cstdint>
#include <string>

#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

using facts::Sensitive;

/// Corrects a field that one person may correct.
struct CorrectEntry {
    std::uint64_t event_no = 0;
    std::string field;
    Sensitive<std::string> new_value;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(CorrectEntry, event_no, field, new_value, reason);
};

/// Asks for a correction that another person must approve (identity data).
struct RequestCorrection {
    std::uint64_t event_no = 0;
    std::string field;
    Sensitive<std::string> new_value;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(RequestCorrection, event_no, field, new_value, reason);
};

struct ApproveCorrection {
    std::uint64_t event_no = 0;
    std::string field;
    MADOGUCHI_FIELDS(ApproveCorrection, event_no, field);
};

struct RequestVoid {
    std::uint64_t event_no = 0;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(RequestVoid, event_no, reason);
};

struct VoidEntry {
    std::uint64_t event_no = 0;
    MADOGUCHI_FIELDS(VoidEntry, event_no);
};

struct RequestPolicyAdoption {
    std::string to_version;
    Sensitive<std::string> reason;
    MADOGUCHI_FIELDS(RequestPolicyAdoption, to_version, reason);
};

struct AdoptPolicyVersion {
    std::string to_version;
    MADOGUCHI_FIELDS(AdoptPolicyVersion, to_version);
};

}  // namespace madoguchi::cases
