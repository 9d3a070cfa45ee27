#include "madoguchi/adapters/cli/command_text.hpp"

#include <sys/random.h>

#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/assert.hpp"

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

void CommandText::number(std::string_view name, std::uint64_t number) {
    if (number != 0) {
        json_.key(name);
        json_.number(number);
    }
}

void CommandText::texts(std::string_view name, const std::vector<std::string>& texts) {
    json_.key(name);
    json_.begin_list();
    for (const std::string& text : texts) {
        json_.text(text);
    }
    json_.end_list();
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

std::string fresh_id() {
    log::CommandId id;
    // So few bytes come at once, or the system has no random numbers at all.
    MADOGUCHI_LOG_ASSERT(::getrandom(id.bytes.data(), id.bytes.size(), 0) ==
                         static_cast<::ssize_t>(id.bytes.size()));
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | 0x40U);  // RFC 9562, version 4
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);
    return protobuf::uuid_text(id);
}

log::Digest sha256_of(std::string_view text) { return openssl::sha256(text); }

}  // namespace madoguchi::cli
