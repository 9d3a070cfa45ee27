#include "madoguchi/adapters/http/response_message.hpp"

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/string_body.hpp>
#include <utility>

namespace madoguchi::http {

namespace {

namespace fields = boost::beast::http;

/// Nothing but what this server sends is run, framed or asked; PDFs are shown from memory.
constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self' blob:; "
    "object-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

template <typename Message>
void add_all_headers(Message& message, const Request* request, const Response& response,
                     bool encrypted) {
    message.set(fields::field::server, "madoguchi");
    if (request != nullptr) {
        message.set("X-Request-Id", request->id);
    }
    message.set(fields::field::cache_control, "no-store");
    message.set("Content-Security-Policy", kContentSecurityPolicy);
    message.set("X-Content-Type-Options", "nosniff");
    message.set("X-Frame-Options", "DENY");
    message.set("Referrer-Policy", "no-referrer");
    message.set("Cross-Origin-Opener-Policy", "same-origin");
    message.set("Cross-Origin-Resource-Policy", "same-origin");
    message.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (encrypted) {
        message.set("Strict-Transport-Security", "max-age=31536000");
    }
    if (!response.content_type.empty()) {
        message.set(fields::field::content_type, response.content_type);
    }
    for (const Field& header : response.headers) {
        if (header.name == "Set-Cookie") {
            message.insert(header.name, header.value);
        } else {
            message.set(header.name, header.value);
        }
    }
}

}  // namespace

void add_headers(fields::response<fields::empty_body>& message, const Request* request,
                 const Response& response, bool encrypted) {
    add_all_headers(message, request, response, encrypted);
}

fields::message_generator message_of(const Request* request, Response response, bool encrypted,
                                     bool keep_alive) {
    const auto status = static_cast<fields::status>(response.status);
    if (request != nullptr && request->method == "HEAD") {
        fields::response<fields::empty_body> message(status, 11);
        add_all_headers(message, request, response, encrypted);
        message.content_length(response.body.size());
        message.keep_alive(keep_alive);
        return fields::message_generator(std::move(message));
    }
    fields::response<fields::string_body> message(status, 11);
    add_all_headers(message, request, response, encrypted);
    message.body() = std::move(response.body);
    if (status != fields::status::not_modified) {  // It says nothing of the length of what is kept.
        message.prepare_payload();
    }
    message.keep_alive(keep_alive);
    return fields::message_generator(std::move(message));
}

}  // namespace madoguchi::http
