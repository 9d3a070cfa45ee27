#include "madoguchi/adapters/cli/serve/call.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/adapters/protobuf/json_reader.hpp"

namespace madoguchi::cli::serve {

std::chrono::sys_seconds now_of(const Installation& installation) {
    return std::chrono::floor<std::chrono::seconds>(installation.now());
}

access::Standing standing_of(const Services& services, const Call& call) {
    return access::standing_of(call.staff->state, facts::Staff(call.session.who.staff),
                               services.installation.today());
}

Looking looking_of(Services& services, const Call& call, std::string purpose) {
    Installation& installation = services.installation;
    return Looking(installation, {.desk = {.actor = call.session.who.staff, .office = call.office},
                                  .purpose = std::move(purpose)});
}

bool has_json(const http::Request& request) {
    constexpr std::string_view kJson = "application/json";
    // Without blanks and capitals; JSON is UTF-8, whatever else is said of it isn't taken.
    std::string type;
    for (const char c : request.header("content-type")) {
        if (c != ' ' && c != '\t' && c != '"') {
            type += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return type == kJson || type == std::string(kJson) + ";charset=utf-8";
}

Answer<void> read_body(const Call& call, google::protobuf::Message& message) {
    if (!has_json(call.request)) {
        return refuse(problem(415, "media_type"));
    }
    if (const auto fault = protobuf::read_json(call.request.body, {}, message)) {
        return refuse(problem_of(*fault));
    }
    return {};
}

}  // namespace madoguchi::cli::serve
