#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/protobuf/json_reader.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"

// What a person keeps on the server: drafts and filters. Nobody else is shown them.
namespace madoguchi::cli::serve {

namespace {

using protobuf::JsonWriter;

Problem store_problem(const std::string& detail) { return problem(503, "unavailable", detail); }

void write_entry(JsonWriter& json, const Shelf::Entry& entry, bool with_content) {
    json.begin_object();
    json.key("name");
    json.text(entry.name);
    json.key("saved_at");
    json.text(protobuf::time_text(entry.saved_at));
    if (with_content) {
        json.key("content");
        json.raw(entry.content);
    }
    json.end_object();
}

Answer<http::Response> list_of(Shelf& shelf, const Services& services, const Call& call,
                               bool with_content) {
    const auto entries = shelf.list(call.session.who, now_of(services.installation));
    if (!entries) {
        return refuse(store_problem(entries.error()));
    }
    JsonWriter json;
    json.begin_list();
    for (const auto& entry : *entries) {
        write_entry(json, entry, with_content);
    }
    json.end_list();
    return json_response(json.take());
}

/// The body, where it is something that may be kept.
Answer<void> may_be_kept(const Call& call) {
    if (!has_json(call.request)) {
        return refuse(problem(415, "media_type"));
    }
    if (!is_shelf_name(call.arguments[0])) {
        return refuse(problem(422, "malformed", "give a name of letters, digits, - and _"));
    }
    if (const auto fault = protobuf::check_kept_json(call.request.body, {})) {
        return refuse(problem(422, fault->code, "the body " + fault->what));
    }
    return {};
}

/// A title is a few words on a button.
constexpr std::size_t kTitleBytesMax = 120;

/// Codes, a day or a number, as lists are narrowed by: nothing that anybody is called.
bool is_code(std::string_view value) {
    return std::ranges::all_of(value, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.' || c == ':' || c == ',';
    });
}

/// Whether an address is that of a list, with parameters that lists take, codes, and no others.
bool is_list_address(std::string_view address) {
    const auto target = http::parse_target(address);
    if (!target || target->path.size() != 2 || target->path[0] != "lists") {
        return false;
    }
    http::Request asked;
    asked.method = "GET";
    asked.path = {"v1", "worklists", target->path[1]};
    const Routed list = find_route(asked);
    return list.route != nullptr && list.route->handle == show_worklist &&
           std::ranges::all_of(target->parameters, [&](const auto& one) {
               return one.name != "cursor" && takes_parameter(*list.route, one.name) &&
                      is_code(one.value);
           });
}

/// What a saved filter is: a title and the address of a list.
Answer<void> must_be_filter(const Call& call) {
    const auto& body = call.request.body;
    const auto filter = nlohmann::json::parse(body.begin(), body.end());
    for (const auto& [key, value] : filter.items()) {
        const bool is_known = key == "title" || key == "address";
        if (!is_known || !value.is_string()) {
            return refuse(problem(422, "malformed", "a filter has a title and an address, texts"));
        }
    }
    if (filter.value("title", "").size() > kTitleBytesMax) {
        return refuse(problem(422, "malformed", "title: at most 120 bytes"));
    }
    if (!is_list_address(filter.value("address", ""))) {
        return refuse(
            problem(422, "malformed",
                    "address: give /lists/NAME with parameters that lists take, and codes"));
    }
    return {};
}

Answer<http::Response> put_in(Shelf& shelf, const Services& services, const Call& call) {
    const auto& body = call.request.body;
    const auto put =
        shelf.put(call.session.who, call.arguments[0], body, now_of(services.installation));
    if (!put) {
        return refuse(store_problem(put.error()));
    }
    switch (*put) {
        case Shelf::Put::kTooLarge:
            return refuse(problem(413, "draft_too_large"));
        case Shelf::Put::kTooMany:
            return refuse(problem(409, "too_many_kept"));
        case Shelf::Put::kDone:
            break;
    }
    return http::Response{.status = 204};
}

Answer<http::Response> show_of(Shelf& shelf, const Services& services, const Call& call) {
    const auto entry =
        shelf.find(call.session.who, call.arguments[0], now_of(services.installation));
    if (!entry) {
        return refuse(store_problem(entry.error()));
    }
    if (!*entry) {
        return refuse(problem(404, "not_found"));
    }
    JsonWriter json;
    write_entry(json, **entry, true);
    return json_response(json.take());
}

Answer<http::Response> remove_from(Shelf& shelf, const Call& call) {
    if (auto done = shelf.remove(call.session.who, call.arguments[0]); !done) {
        return refuse(store_problem(done.error()));
    }
    return http::Response{.status = 204};
}

}  // namespace

Answer<http::Response> list_drafts(Services& services, const Call& call) {
    return list_of(services.drafts, services, call, false);
}
Answer<http::Response> put_draft(Services& services, const Call& call) {
    if (auto may = may_be_kept(call); !may) {
        return refuse(may.error());
    }
    return put_in(services.drafts, services, call);
}
Answer<http::Response> show_draft(Services& services, const Call& call) {
    return show_of(services.drafts, services, call);
}
Answer<http::Response> remove_draft(Services& services, const Call& call) {
    return remove_from(services.drafts, call);
}

Answer<http::Response> list_filters(Services& services, const Call& call) {
    return list_of(services.filters, services, call, true);
}
Answer<http::Response> put_filter(Services& services, const Call& call) {
    auto may = may_be_kept(call);
    if (may) {
        may = must_be_filter(call);
    }
    if (!may) {
        return refuse(may.error());
    }
    return put_in(services.filters, services, call);
}
Answer<http::Response> remove_filter(Services& services, const Call& call) {
    return remove_from(services.filters, call);
}

}  // namespace madoguchi::cli::serve
