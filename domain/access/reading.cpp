#include "madoguchi/domain/access/reading.hpp"

namespace madoguchi::access {

bool crosses_offices(Permission permission) {
    return permission != Permission::kReadStaff && permission != Permission::kReadAudit;
}

std::optional<std::string> not_permitted_to_read(const Standing& standing, std::string_view query,
                                                 const facts::Office& office) {
    const auto permission = needed_for(query);
    return permission && crosses_offices(*permission)
               ? not_permitted_to_ask(standing, query, office)
               : not_permitted(standing, query, office);
}

bool is_among(const staff::Member& member, const facts::Office& office, facts::Date day) {
    return office.empty() || member.roles.empty() || Standing(member, day).works_at(office);
}

}  // namespace madoguchi::access
