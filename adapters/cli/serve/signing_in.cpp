#include "madoguchi/adapters/cli/serve/signing_in.hpp"

#include <string.h>

#include <utility>

#include "madoguchi/adapters/cli/serve/session_json.hpp"

namespace madoguchi::cli::serve {

namespace {

using accounts::Refusal;
using accounts::SecretText;
using accounts::Who;

constexpr std::string_view kCookieEnd = "; Path=/; Secure; HttpOnly; SameSite=Strict";

/// The person's own standing decides whether an account is of any use.
Answer<std::shared_ptr<const StaffBook>> employed(Services& services, const Who& who) {
    const log::TenantId tenant(who.municipality);
    if (!services.installation.serves(tenant)) {
        return refuse(problem(401, "sign_in_failed"));
    }
    auto book = services.directory.staff(tenant);
    if (!book) {
        return refuse(problem_of(book.error()));
    }
    const auto standing =
        access::standing_of((*book)->state, facts::Staff(who.staff), services.installation.today());
    if (!standing.employed()) {
        return refuse(problem(401, "sign_in_failed"));
    }
    return std::move(*book);
}

/// Ends the session that the browser holds: its cookie is about to be another's.
Answer<void> end_held(Services& services, const http::Request& request) {
    const auto held = services.sessions.find(std::string(request.cookie(session_cookie(services))),
                                             now_of(services.installation), false);
    if (!held) {
        return {};
    }
    if (auto ended = services.sessions.end(held->id); !ended) {
        return refuse(problem(503, "unavailable", ended.error()));
    }
    return {};
}

}  // namespace

SecretText secret_of(std::string& text) {
    SecretText secret(text);
    ::explicit_bzero(text.data(), text.size());
    text.clear();
    return secret;
}

std::string_view code_of(const Refusal& refusal) {
    switch (refusal.kind) {
        case Refusal::Kind::kWrong:
            return "sign_in_failed";
        case Refusal::Kind::kCodeNeeded:
            return "code_needed";
        case Refusal::Kind::kCodeWrong:
            return "code_wrong";
        case Refusal::Kind::kWait:
            return "too_many_failures";
        case Refusal::Kind::kBusy:
            return "busy";
        case Refusal::Kind::kWeak:
            return "password_weak";
        case Refusal::Kind::kFailed:
            break;
    }
    return "unavailable";
}

Problem problem_of(const Refusal& refusal) {
    Problem why = problem(401, code_of(refusal));
    if (refusal.kind == Refusal::Kind::kWait) {
        why.status = 429;
    } else if (refusal.kind == Refusal::Kind::kBusy || refusal.kind == Refusal::Kind::kFailed) {
        why.status = 503;
    } else if (refusal.kind == Refusal::Kind::kWeak) {
        const Problem reason = problem(422, refusal.detail);
        why.status = reason.status;
        why.ja = reason.ja;
        why.en = reason.en;
        why.ids = {refusal.detail};
    }
    why.retry_after = refusal.retry_after;
    return why;
}

http::Field cookie(std::string_view name, std::string_view value, std::chrono::seconds life) {
    std::string text(name);
    text.append("=").append(value).append(kCookieEnd);
    if (life.count() > 0) {
        text += "; Max-Age=" + std::to_string(life.count());
    }
    return {"Set-Cookie", std::move(text)};
}

http::Field removed_cookie(std::string_view name) {
    return {"Set-Cookie", std::string(name) + "=" + std::string(kCookieEnd) + "; Max-Age=0"};
}

Answer<http::Response> let_in(Services& services, const http::Request& request, const Who& who,
                              bool must_change_password) {
    const auto staff = employed(services, who);
    if (!staff) {
        services.metrics.sign_in(staff.error().code);
        return refuse(staff.error());
    }
    if (auto ended = end_held(services, request); !ended) {
        return refuse(ended.error());
    }
    auto started =
        services.sessions.start(who, must_change_password, now_of(services.installation));
    if (!started) {
        return refuse(problem(503, "unavailable", started.error()));
    }
    services.metrics.sign_in("signed_in");
    Call inside{.request = request,
                .session = started->session,
                .tenant = log::TenantId(who.municipality),
                .staff = *staff};
    inside.office = usual_office(services, inside.tenant, **staff, who.staff);
    auto json = session_json(services, inside);
    if (!json) {
        return refuse(json.error());
    }
    auto response = json_response(std::move(*json));
    response.headers.push_back(cookie(session_cookie(services), started->cookie));
    return response;
}

}  // namespace madoguchi::cli::serve
