#include "madoguchi/adapters/protobuf/commit_json.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/codec/event_codec.hpp"

namespace madoguchi::protobuf {
namespace {

using codec::FieldShape;
using codec::Form;
using codec::Kind;
using codec::Shape;
using codec::Type;

const char* name_of(log::OutcomeKind kind) {
    switch (kind) {
        case log::OutcomeKind::kAccepted:
            return "accepted";
        case log::OutcomeKind::kRejected:
            return "rejected";
        case log::OutcomeKind::kNothingToDo:
            return "nothing_to_do";
    }
    return "";
}

const char* name_of(log::AnswerKind kind) {
    switch (kind) {
        case log::AnswerKind::kStored:
            return "stored";
        case log::AnswerKind::kIdReused:
            return "id_reused";
        case log::AnswerKind::kStale:
            return "stale";
        case log::AnswerKind::kNotTaken:
            return "not_taken";
        case log::AnswerKind::kQuarantined:
            return "quarantined";
        case log::AnswerKind::kFailed:
            return "failed";
    }
    return "";
}

/// Fields that say where somebody lives or can be reached.
constexpr std::array<std::string_view, 4> kWhereabouts{"postcode", "address", "phone", "contact"};

/// Of a correction: the path of the field that it replaces, and the values, which are what that
/// field is.
constexpr std::string_view kCorrectedField = "field";
constexpr std::array<std::string_view, 2> kCorrectedValues{"old_value", "new_value"};

bool is_among(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

/// Writes structs with a field table.
class StructWriter {
 public:
    StructWriter(JsonWriter& json, Reveal reveal) : json_(json), reveal_(reveal) {}

    // NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
    void fields(const Shape& shape, const void* object) {
        for (const FieldShape& field : shape.fields) {
            const void* const at = static_cast<const std::byte*>(object) + field.offset;
            if (field.form == Form::kSingle) {
                if (field.name == kCorrectedField && field.type.kind == Kind::kText) {
                    const std::string_view path = field.type.text(at);
                    corrected_ = path.substr(path.rfind('.') + 1);
                }
                if (!is_empty(field.type, at)) {
                    json_.key(field.name);
                    value(field, at);
                }
                continue;
            }
            const std::size_t count = field.count(at);
            if (count == 0) {
                continue;
            }
            json_.key(field.name);
            if (field.form == Form::kOptional) {
                value(field, field.at(at, 0));
                continue;
            }
            json_.begin_list();
            for (std::size_t i = 0; i < count; ++i) {
                value(field, field.at(at, i));
            }
            json_.end_list();
        }
    }

 private:
    /// Nothing was taken down: the field is left out.
    static bool is_empty(const Type& type, const void* at) {
        return (type.kind == Kind::kText && type.text(at).empty()) ||
               (type.kind == Kind::kDate && type.number(at) == 0);
    }

    [[nodiscard]] bool is_shown_without_addresses(std::string_view name) const {
        return !is_among(is_among(name, kCorrectedValues) ? corrected_ : name, kWhereabouts);
    }

    /// Whether a sealed field of that name is written.
    [[nodiscard]] bool is_shown(std::string_view name) const {
        switch (reveal_) {
            case Reveal::kNothing:
                return false;
            case Reveal::kAllButAddresses:
                return is_shown_without_addresses(name);
            case Reveal::kNewValue:
                return name == "new_value" || is_shown_without_addresses(name);
            case Reveal::kAll:
                return true;
        }
        return false;
    }

    // NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
    void value(const FieldShape& field, const void* at) {
        const Type& type = field.type;
        if (type.sensitive && !is_shown(field.name)) {
            json_.begin_object();
            json_.key("sealed");
            json_.truth(true);
            json_.end_object();
            return;
        }
        switch (type.kind) {
            case Kind::kText:
                json_.text(type.text(at));
                return;
            case Kind::kBool:
                json_.truth(type.number(at) != 0);
                return;
            case Kind::kUint32:
            case Kind::kUint64:
                json_.number(type.number(at));
                return;
            case Kind::kDate:
                json_.text(facts::date_text(facts::Date(std::chrono::days(
                    static_cast<std::int32_t>(static_cast<std::int64_t>(type.number(at)))))));
                return;
            case Kind::kGroup:
                json_.begin_object();
                fields(*type.group, at);
                json_.end_object();
                return;
        }
    }

    JsonWriter& json_;
    Reveal reveal_;
    std::string_view corrected_;  ///< Last part of the path that a correction replaces.
};

void write_event(JsonWriter& json, const facts::AnyEvent& event, Reveal reveal) {
    std::visit(
        [&](const auto& aggregate) {
            const auto& form =
                codec::EventRegistry::current().form_at(event.index(), aggregate.index());
            const void* const fact = std::visit(
                [](const auto& inner) { return static_cast<const void*>(&inner); }, aggregate);
            StructWriter(json, reveal).fields(*form.shape, fact);
        },
        event);
}

void write_outcome(JsonWriter& json, const log::Outcome& outcome) {
    if (outcome.kind == log::OutcomeKind::kRejected) {
        json.key("code");
        json.text(outcome.code_name);
    }
    if (!outcome.ids.empty()) {
        json.key("ids");
        json.begin_list();
        for (const auto& id : outcome.ids) {
            json.text(id);
        }
        json.end_list();
    }
}

void write_text(JsonWriter& json, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        json.key(name);
        json.text(text);
    }
}

void write_head(JsonWriter& json, const log::Commit& commit) {
    json.key("position");
    json.number(commit.position.value());
    write_text(json, "recorded_at", time_text(commit.recorded_at));
    write_text(json, "occurred_at", time_text(commit.occurred_at));
    write_text(json, "stream", commit.stream.text());
    json.key("version_before");
    json.number(commit.version_before.value());
    write_text(json, "actor", commit.actor);
    write_text(json, "office", commit.office);
    write_text(json, "policy_version", commit.policy_version);
    write_text(json, "command_id", uuid_text(commit.command_id));
    write_text(json, "command", commit.command_type);
    write_text(json, "outcome", name_of(commit.outcome.kind));
    write_outcome(json, commit.outcome);
}

}  // namespace

log::Expected<std::string, std::string> commit_json(const log::Commit& commit,
                                                    codec::Sealer& sealer, Reveal reveal) {
    const codec::StreamPlace place{commit.tenant.text(), commit.stream.text()};
    JsonWriter json;
    json.begin_object();
    write_head(json, commit);
    json.key("events");
    json.begin_list();
    for (const auto& stored : commit.events) {
        const auto event = codec::decode(stored.type, stored.payload, place, sealer);
        if (!event) {
            return log::unexpected("position " + std::to_string(commit.position.value()) + ": " +
                                   event.error().text());
        }
        json.begin_object();
        write_text(json, "type", stored.type);
        if (const auto* const fact = std::get_if<facts::AnyEvent>(&*event)) {
            write_event(json, *fact, reveal);
        } else {
            json.key("newer_than_build");
            json.truth(true);
        }
        json.end_object();
    }
    json.end_list();
    json.end_object();
    return json.take();
}

std::string event_json(const facts::AnyEvent& event, Reveal reveal) {
    JsonWriter json;
    json.begin_object();
    write_event(json, event, reveal);
    json.end_object();
    return json.take();
}

std::string answer_json(const log::CommandId& id, const log::Answer& answer) {
    const bool stored = answer.kind == log::AnswerKind::kStored;
    JsonWriter json;
    json.begin_object();
    write_text(json, "id", uuid_text(id));
    write_text(json, "answer", stored ? name_of(answer.outcome.kind) : name_of(answer.kind));
    if (stored) {
        write_outcome(json, answer.outcome);
        json.key("position");
        json.number(answer.position.value());
    } else {
        write_text(json, "code", answer.code);
        write_text(json, "detail", answer.detail);
    }
    if (stored || answer.kind == log::AnswerKind::kStale) {
        json.key("version");
        json.number(answer.version.value());
    }
    if (answer.repeated) {
        json.key("repeated");
        json.truth(true);
    }
    json.end_object();
    return json.take();
}

}  // namespace madoguchi::protobuf
