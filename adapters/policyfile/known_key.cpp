#include "madoguchi/adapters/policyfile/known_key.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <string>

#include "madoguchi/domain/policy/words.hpp"
#include "madoguchi/policy/v1/policy.pb.h"

namespace madoguchi::policyfile {

namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_field(std::string_view name) {
    const auto* const file = policy::v1::Policy::descriptor()->file();
    for (int i = 0; i < file->message_type_count(); ++i) {
        if (file->message_type(i)->FindFieldByName(std::string(name)) != nullptr) {
            return true;
        }
    }
    return false;
}

bool is_known_part(std::string_view part, const policy::Policy& policy) {
    return part == "*" || is_field(part) || policy::from_word<policy::Procedure>(part) ||
           policy::from_word<policy::Applicant>(part) ||
           policy.office(std::string(part)) != nullptr;
}

}  // namespace

bool is_known_key(std::string_view key, const policy::Policy& policy) {
    key = key.substr(0, key.find('('));
    if (!std::ranges::all_of(key, is_ascii)) {
        return true;
    }
    while (!key.empty()) {
        const auto end = std::min(key.find('.'), key.size());
        if (!is_known_part(key.substr(0, end), policy)) {
            return false;
        }
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return true;
}

}  // namespace madoguchi::policyfile
