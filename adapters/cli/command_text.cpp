#include "madoguchi/adapters/cli/command_text.hpp"

#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"

namespace madoguchi::cli {

CommandText::CommandText(std::string_view tenant, std::string_view stream, const Desk& desk,
                         std::string_view id) {
    json_.begin_object();
    field("tenant", tenant);
    field("id", id);
    field("stream", stream);
    field("actor", desk.actor);
    field("office", desk.office);
}

void CommandText::open(std::string_view name) { open_group(name); }

void CommandText::field(std::string_view name, std::string_view text) {
    if (!text.empty()) {
        json_.key(name);
        json_.text(text);
    }
}

void CommandText::truth(std::string_view name, bool truth) {
    json_.key(name);
    json_.truth(truth);
}

void CommandText::open_group(std::string_view name) {
    json_.key(name);
    json_.begin_object();
}

void CommandText::close_group() { json_.end_object(); }

std::string CommandText::take() {
    json_.end_object();
    json_.end_object();
    return json_.take();
}

log::Digest sha256_of(std::string_view text) { return openssl::sha256(text); }

}  // namespace madoguchi::cli
