#include "madoguchi/adapters/cli/serve/event_log.hpp"

#include <iostream>

#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"

namespace madoguchi::cli::serve {

namespace {

void field(protobuf::JsonWriter& json, std::string_view name, std::string_view text) {
    json.key(name);
    json.text(text);
}

protobuf::JsonWriter begin(log::UtcTime at, std::string_view level) {
    protobuf::JsonWriter json;
    json.begin_object();
    field(json, "at", protobuf::time_text(at));
    field(json, "level", level);
    return json;
}

}  // namespace

void EventLog::answered(log::UtcTime at, const Answered& what) {
    auto json = begin(at, what.status >= 500 ? "error" : "info");
    field(json, "event", "answered");
    field(json, "request", what.request);
    field(json, "method", what.method);
    field(json, "route", what.route);
    json.key("status");
    json.number(what.status);
    if (!what.code.empty()) {
        field(json, "code", what.code);
    }
    if (!what.detail.empty()) {
        field(json, "detail", what.detail);
    }
    json.key("took_us");
    json.integer(what.took.count());
    json.end_object();
    write(json.take());
}

void EventLog::note(log::UtcTime at, std::string_view level, std::string_view text) {
    auto json = begin(at, level);
    field(json, "event", "note");
    field(json, "text", text);
    json.end_object();
    write(json.take());
}

void EventLog::write(const std::string& line) {
    const std::lock_guard lock(mutex_);
    std::cerr << line << '\n';
}

}  // namespace madoguchi::cli::serve
