#include "madoguchi/adapters/virtualcard/card_memory.hpp"

#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

#include "madoguchi/adapters/virtualcard/card_file.hpp"
#include "madoguchi/domain/card/profile.hpp"

namespace madoguchi::virtualcard {
namespace {

constexpr std::string_view kFormat = "madoguchi-virtual-card 1";

std::int32_t days_of(std::chrono::sys_days date) {
    return static_cast<std::int32_t>(date.time_since_epoch().count());
}

bool take_holder(Fields& fields, Holder& holder) {
    std::string birth_date;
    std::string sex;
    if (!take_text(fields, "holder.name", holder.name) ||
        !take_text(fields, "holder.address", holder.address) ||
        !take_text(fields, "holder.birth_date", birth_date) ||
        !take_text(fields, "holder.sex", sex) || sex.size() != 1 ||
        !take_text(fields, "holder.municipality_code", holder.municipality_code) ||
        !take_text(fields, "holder.prefecture", holder.prefecture) ||
        !take_text(fields, "holder.city", holder.city)) {
        return false;
    }
    std::int32_t days = 0;
    const char* end = birth_date.data() + birth_date.size();
    const auto parsed = std::from_chars(birth_date.data(), end, days);
    if (parsed.ec != std::errc{} || parsed.ptr != end) {
        return false;
    }
    holder.sex = sex[0];
    holder.birth_date = std::chrono::sys_days(std::chrono::days(days));
    return true;
}

bool take_pin(Fields& fields, card::Credential credential, PinMemory& pin) {
    const std::string name = "pin." + std::string(code(credential));
    std::uint32_t tries = 0;
    if (!take_text(fields, name + ".value", pin.value) ||
        !take_number(fields, name + ".tries", tries) ||
        tries > card::profile(credential).tries_max) {
        return false;
    }
    pin.tries = static_cast<std::uint8_t>(tries);
    return true;
}

bool take_key(Fields& fields, card::CertificateKind kind, KeyMemory& key) {
    const std::string name = "key." + std::string(code(kind));
    return take_bytes(fields, name + ".private", key.key) &&
           take_bytes(fields, name + ".certificate", key.certificate) &&
           take_number(fields, name + ".issues", key.issues);
}

}  // namespace

std::string encode(const CardMemory& memory) {
    Fields fields;
    fields["number"] = to_hex(memory.number);
    const auto& holder = memory.holder;
    fields["holder.name"] = to_hex(holder.name);
    fields["holder.address"] = to_hex(holder.address);
    fields["holder.birth_date"] = to_hex(std::to_string(days_of(holder.birth_date)));
    fields["holder.sex"] = to_hex(std::string_view(&holder.sex, 1));
    fields["holder.municipality_code"] = to_hex(holder.municipality_code);
    fields["holder.prefecture"] = to_hex(holder.prefecture);
    fields["holder.city"] = to_hex(holder.city);
    for (const auto credential : card::kCredentials) {
        const auto& pin = memory.pins.at(card::index(credential));
        const std::string name = "pin." + std::string(code(credential));
        fields[name + ".value"] = to_hex(pin.value);
        fields[name + ".tries"] = std::to_string(pin.tries);
    }
    for (const auto kind : card::kCertificateKinds) {
        const auto& key = memory.keys.at(card::index(kind));
        const std::string name = "key." + std::string(code(kind));
        fields[name + ".private"] = to_hex(key.key);
        fields[name + ".certificate"] = to_hex(key.certificate);
        fields[name + ".issues"] = std::to_string(key.issues);
    }
    return format_fields(fields, kFormat);
}

std::optional<CardMemory> decode(const std::string& text) {
    auto fields = parse_fields(text, kFormat);
    CardMemory memory;
    if (!fields || !take_text(*fields, "number", memory.number) ||
        !take_holder(*fields, memory.holder)) {
        return std::nullopt;
    }
    for (const auto credential : card::kCredentials) {
        if (!take_pin(*fields, credential, memory.pin(credential))) {
            return std::nullopt;
        }
    }
    for (const auto kind : card::kCertificateKinds) {
        if (!take_key(*fields, kind, memory.key(kind))) {
            return std::nullopt;
        }
    }
    return fields->empty() ? std::optional(std::move(memory)) : std::nullopt;
}

}  // namespace madoguchi::virtualcard
