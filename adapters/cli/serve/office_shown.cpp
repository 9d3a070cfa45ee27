#include "madoguchi/adapters/cli/serve/office_shown.hpp"

#include "madoguchi/domain/access/reading.hpp"

namespace madoguchi::cli::serve {

Answer<std::string> office_shown(const Services& services, const Call& call, std::string_view act,
                                 std::string asked) {
    const auto standing = standing_of(services, call);
    auto why = access::not_permitted_to_read(standing, act, facts::Office(asked));
    if (why && asked.empty() && !call.office.empty()) {
        asked = call.office;
        why = access::not_permitted_to_read(standing, act, facts::Office(asked));
    }
    if (why) {
        return refuse(problem(403, "not_permitted", *why));
    }
    return asked;
}

}  // namespace madoguchi::cli::serve
