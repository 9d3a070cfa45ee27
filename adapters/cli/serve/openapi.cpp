#include "madoguchi/adapters/cli/serve/openapi.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "madoguchi/adapters/cli/policy_rows.hpp"
#include "madoguchi/adapters/cli/serve/answer_schemas.hpp"
#include "madoguchi/adapters/cli/serve/route_refusals.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/row_schema.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/command/v1/command.pb.h"
#include "madoguchi/http/v1/http.pb.h"

namespace madoguchi::cli::serve {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using protobuf::JsonWriter;

/// Fields of a command that the server sets, and a client must not.
const std::set<std::string> kSetHere{"tenant", "id", "stream", "actor", "expected_version"};

const Descriptor* message_of(std::string_view name) {
    // Named, so that the linker keeps their files.
    (void)madoguchi::command::v1::Command::descriptor();
    (void)madoguchi::http::v1::SignIn::descriptor();
    return google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(
        std::string(name));
}

void field(JsonWriter& json, std::string_view name, std::string_view text) {
    json.key(name);
    json.text(text);
}

void write_reference(JsonWriter& json, std::string_view schema) {
    json.begin_object();
    field(json, "$ref", "#/components/schemas/" + std::string(schema));
    json.end_object();
}

void write_value(JsonWriter& json, const FieldDescriptor& what) {
    if (what.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        write_reference(json, what.message_type()->full_name());
        return;
    }
    json.begin_object();
    switch (what.cpp_type()) {
        case FieldDescriptor::CPPTYPE_BOOL:
            field(json, "type", "boolean");
            break;
        case FieldDescriptor::CPPTYPE_INT32:
        case FieldDescriptor::CPPTYPE_UINT32:
            field(json, "type", "integer");
            break;
        case FieldDescriptor::CPPTYPE_INT64:
        case FieldDescriptor::CPPTYPE_UINT64:
            // Both are read: digits where a program's own numbers don't hold 64 bits.
            json.key("type");
            json.raw(R"(["integer","string"])");
            json.key("minimum");
            json.number(0);
            field(json, "pattern", "^[0-9]+$");
            break;
        case FieldDescriptor::CPPTYPE_DOUBLE:
        case FieldDescriptor::CPPTYPE_FLOAT:
            field(json, "type", "number");
            break;
        case FieldDescriptor::CPPTYPE_STRING:
        case FieldDescriptor::CPPTYPE_ENUM:
        case FieldDescriptor::CPPTYPE_MESSAGE:
            field(json, "type", "string");
            break;
    }
    json.end_object();
}

bool is_clients(const FieldDescriptor& what) {
    return what.containing_type() != madoguchi::command::v1::Command::descriptor() ||
           kSetHere.count(what.name()) == 0;
}

void write_schema(JsonWriter& json, const Descriptor& message) {
    json.begin_object();
    field(json, "type", "object");
    json.key("additionalProperties");
    json.truth(false);
    if (&message == madoguchi::command::v1::Command::descriptor()) {
        // Where it is done; of a municipality's rules and staff it may be empty.
        json.key("required");
        json.raw(R"(["office"])");
    }
    json.key("properties");
    json.begin_object();
    for (int i = 0; i < message.field_count(); ++i) {
        const FieldDescriptor& each = *message.field(i);
        if (!is_clients(each)) {
            continue;
        }
        json.key(each.name());
        if (each.is_repeated()) {
            json.begin_object();
            field(json, "type", "array");
            json.key("items");
            write_value(json, each);
            json.end_object();
        } else {
            write_value(json, each);
        }
    }
    json.end_object();
    json.end_object();
}

/// A message and all that it is made of.
void gather(const Descriptor& message, std::map<std::string, const Descriptor*>& all) {
    if (!all.emplace(message.full_name(), &message).second) {
        return;
    }
    for (int i = 0; i < message.field_count(); ++i) {
        if (const auto* const part = message.field(i)->message_type(); part != nullptr) {
            gather(*part, all);
        }
    }
}

/// What a query parameter takes, where that isn't any text.
std::string_view schema_of_parameter(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSchemas{{
        {"from", R"({"type":"string","format":"date"})"},
        {"until", R"({"type":"string","format":"date"})"},
        {"limit", R"({"type":"integer","minimum":1,"maximum":1000})"},
        {"days_min", R"({"type":"integer","minimum":0,"maximum":99999})"},
        {"names", R"({"type":"string","enum":["0","1"]})"},
        {"held", R"({"type":"string","enum":["0","1"]})"},
        {"order", R"({"type":"string","enum":["asc","desc"]})"},
        {"Prefer", R"({"type":"string","enum":["return=minimal"]})"},
    }};
    const auto* const found =
        std::ranges::find(kSchemas, name, &std::pair<std::string_view, std::string_view>::first);
    return found == kSchemas.end() ? R"({"type":"string"})" : found->second;
}

void write_parameters(JsonWriter& json, const Route& route) {
    json.key("parameters");
    json.begin_list();
    const auto write = [&](std::string_view name, std::string_view in, bool required) {
        json.begin_object();
        field(json, "name", name);
        field(json, "in", in);
        json.key("required");
        json.truth(required);
        json.key("schema");
        // `from` of policies is a version.
        json.raw(std::string(in == "path" || route.handle == compare_policies
                                 ? R"({"type":"string"})"
                                 : schema_of_parameter(name)));
        json.end_object();
    };
    for (const auto segment : segments_of(route.path)) {
        if (is_argument(segment)) {
            write(name_of_argument(segment), "path", true);
        }
    }
    for (auto rest = route.query; !rest.empty();) {
        const auto name = rest.substr(0, rest.find(' '));
        write(name, "query", false);
        rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    }
    if (needs_session(route)) {
        write("X-Office", "header", false);
    }
    if (takes_commands(route)) {
        write("Idempotency-Key", "header", true);
        write("If-Match", "header", false);
        write("Prefer", "header", false);
    }
    json.end_list();
}

void write_refusal(JsonWriter& json, const Refusal& refusal) {
    json.key(refusal.status);
    json.begin_object();
    field(json, "description", refusal.about);
    if (refusal.comes_again) {
        json.key("headers");
        json.raw(R"({"Retry-After":{"description":"seconds after which to send it again",)"
                 R"("schema":{"type":"string","pattern":"^[0-9]+$"}}})");
    }
    json.key("content");
    json.raw(R"({"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}})");
    json.end_object();
}

void write_response(JsonWriter& json, std::string_view status, std::string_view about,
                    std::string_view media, std::string_view schema) {
    json.key(status);
    json.begin_object();
    field(json, "description", about);
    if (!media.empty()) {
        json.key("content");
        json.begin_object();
        json.key(media);
        json.begin_object();
        if (!schema.empty()) {
            json.key("schema");
            write_reference(json, schema);
        }
        json.end_object();
        json.end_object();
    }
    json.end_object();
}

void write_responses(JsonWriter& json, const Route& route) {
    json.begin_object();
    if (route.answer.empty()) {
        write_response(json, "204", "done", "", "");
    } else if (route.answer.find('/') != std::string_view::npos) {
        write_response(json, "200", "done", route.answer, "");
    } else {
        write_response(json, "200", "done", "application/json", route.answer);
    }
    if (route.handle == show_readiness) {
        write_response(json, "503", "not ready", "application/json", route.answer);
    }
    for (const Refusal& refusal : refusals_of(route)) {
        write_refusal(json, refusal);
    }
    write_response(json, "default", "a problem", "application/problem+json", "Problem");
    json.end_object();
}

void write_operation(JsonWriter& json, const Route& route) {
    json.begin_object();
    field(json, "summary", route.about);
    write_parameters(json, route);
    if (!route.body.empty()) {
        json.key("requestBody");
        json.begin_object();
        json.key("required");
        json.truth(true);
        json.key("content");
        json.begin_object();
        json.key("application/json");
        json.begin_object();
        json.key("schema");
        if (message_of(route.body) == nullptr) {
            json.raw(R"({"type":")" + std::string(route.body) + R"("})");
        } else {
            write_reference(json, route.body);
        }
        json.end_object();
        json.end_object();
        json.end_object();
    }
    if (needs_session(route)) {
        json.key("security");
        json.raw(route.method == "GET" ? R"([{"session":[]}])" : R"([{"session":[],"csrf":[]}])");
    }
    json.key("responses");
    write_responses(json, route);
    json.end_object();
}

void write_paths(JsonWriter& json) {
    std::map<std::string_view, std::vector<const Route*>> by_path;
    for (const Route& route : routes()) {
        by_path[route.path].push_back(&route);
    }
    json.key("paths");
    json.begin_object();
    for (const auto& [path, of_path] : by_path) {
        json.key(path);
        json.begin_object();
        for (const Route* const route : of_path) {
            std::string method(route->method);
            for (char& c : method) {
                c = static_cast<char>(c - 'A' + 'a');
            }
            json.key(method);
            write_operation(json, *route);
        }
        json.end_object();
    }
    json.end_object();
}

void write_components(JsonWriter& json, std::string_view cookie) {
    std::map<std::string, const Descriptor*> messages;
    for (const Route& route : routes()) {
        if (const auto* const message = message_of(route.body); message != nullptr) {
            gather(*message, messages);
        }
    }
    json.key("components");
    json.begin_object();
    json.key("securitySchemes");
    json.raw(R"({"session":{"type":"apiKey","in":"cookie","name":")" + std::string(cookie) +
             R"("},"csrf":{"type":"apiKey","in":"header","name":"X-CSRF-Token"}})");
    json.key("schemas");
    json.begin_object();
    json.key("Problem");
    json.raw(R"({"type":"object","required":["type","code","title","detail_en","status"],)"
             R"("properties":{"type":{"type":"string"},"code":{"type":"string"},)"
             R"("title":{"type":"string"},"detail_en":{"type":"string"},)"
             R"("status":{"type":"integer"},"ids":{"type":"array","items":{"type":"string"}},)"
             R"("findings":)" +
             schema_of<std::vector<FindingRow>>() +
             R"(,"field":{"type":"string"},"version":{"type":["integer","string"]},)"
             R"("rules":{"type":"array","items":{"type":"object","required":["id","statement"],)"
             R"("properties":{"id":{"type":"string"},"statement":{"type":"string"}}}},)"
             R"("allowed":{"type":"array","items":{"type":"object",)"
             R"("required":["command","label_ja","label_en"],"properties":{)"
             R"("command":{"type":"string"},"label_ja":{"type":"string"},)"
             R"("label_en":{"type":"string"}}}}}})");
    for (const auto& [name, message] : messages) {
        json.key(name);
        write_schema(json, *message);
    }
    for (const auto& [name, schema] : answer_schemas()) {
        json.key(name);
        json.raw(schema);
    }
    json.end_object();
    json.end_object();
}

}  // namespace

std::string openapi(std::string_view cookie) {
    JsonWriter json;
    json.begin_object();
    field(json, "openapi", "3.1.0");
    json.key("info");
    json.raw(R"({"title":"Madoguchi","version":"0.1.0"})");
    write_paths(json);
    write_components(json, cookie);
    json.end_object();
    return json.take();
}

}  // namespace madoguchi::cli::serve
