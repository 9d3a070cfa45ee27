#include <string.h>

#include <utility>

#include "madoguchi/adapters/accounts/totp.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/session_json.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/http/v1/http.pb.h"

// Signing in and out, locking, passwords, the second factor.
namespace madoguchi::cli::serve {

namespace {

using accounts::Refusal;
using accounts::SecretText;
using accounts::Who;
using Kind = Refusal::Kind;

constexpr const char* kCookieName = "__Host-session=";
constexpr const char* kCookieEnd = "; Path=/; Secure; HttpOnly; SameSite=Strict";

/// Takes a text out of a message: it is overwritten there.
SecretText secret_of(std::string& text) {
    SecretText secret(text);
    ::explicit_bzero(text.data(), text.size());
    text.clear();
    return secret;
}

std::string_view code_of(const Refusal& refusal) {
    switch (refusal.kind) {
        case Kind::kWrong:
            return "sign_in_failed";
        case Kind::kCodeNeeded:
            return "code_needed";
        case Kind::kCodeWrong:
            return "code_wrong";
        case Kind::kWait:
            return "too_many_failures";
        case Kind::kBusy:
            return "busy";
        case Kind::kWeak:
            return "password_weak";
        case Kind::kFailed:
            break;
    }
    return "unavailable";
}

Problem problem_of(const Refusal& refusal) {
    Problem why = problem(401, code_of(refusal));
    if (refusal.kind == Kind::kWait) {
        why.status = 429;
    } else if (refusal.kind == Kind::kBusy || refusal.kind == Kind::kFailed) {
        why.status = 503;
    } else if (refusal.kind == Kind::kWeak) {
        why.status = 422;
        why.ids = {refusal.detail};
    }
    why.retry_after = refusal.retry_after;
    return why;
}

http::Response no_content() { return {.status = 204}; }

/// A problem of the store of sessions.
Problem store_problem(const std::string& detail) { return problem(503, "unavailable", detail); }

Answer<http::Response> answer_session(Services& services, const Call& call) {
    auto json = session_json(services, call);
    if (!json) {
        return refuse(json.error());
    }
    return json_response(std::move(*json));
}

/// The person's own standing decides whether an account is of any use.
Answer<std::shared_ptr<const StaffBook>> employed(Services& services, const Who& who) {
    const log::TenantId tenant(who.municipality);
    auto book = services.directory.staff(tenant);
    if (!book) {
        return refuse(cli::serve::problem_of(book.error()));
    }
    const auto standing =
        access::standing_of((*book)->state, facts::Staff(who.staff), services.installation.today());
    if (!standing.employed()) {
        return refuse(problem(401, "sign_in_failed"));
    }
    return std::move(*book);
}

}  // namespace

Answer<http::Response> sign_in(Services& services, const Call& call) {
    madoguchi::http::v1::SignIn body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const Who who{body.municipality(), body.staff()};
    const SecretText password = secret_of(*body.mutable_password());
    const auto now = now_of(services.installation);
    const auto signed_in = services.accounts.sign_in(who, password, body.code(), now);
    if (!signed_in) {
        services.metrics.sign_in(code_of(signed_in.error()));
        return refuse(problem_of(signed_in.error()));
    }
    auto staff = services.installation.serves(log::TenantId(who.municipality))
                     ? employed(services, who)
                     : refuse(problem(401, "sign_in_failed"));
    if (!staff) {
        services.metrics.sign_in(staff.error().code);
        return refuse(staff.error());
    }
    auto started = services.sessions.start(who, signed_in->must_change_password, now);
    if (!started) {
        return refuse(store_problem(started.error()));
    }
    services.metrics.sign_in("signed_in");
    Call inside{.request = call.request,
                .session = started->session,
                .tenant = log::TenantId(who.municipality),
                .staff = *staff};
    inside.office = usual_office(services, inside.tenant, **staff, who.staff);
    auto response = answer_session(services, inside);
    if (response) {
        response->headers.push_back({"Set-Cookie", kCookieName + started->cookie + kCookieEnd});
    }
    return response;
}

Answer<http::Response> show_session(Services& services, const Call& call) {
    return answer_session(services, call);
}

Answer<http::Response> sign_out(Services& services, const Call& call) {
    if (auto ended = services.sessions.end(call.session.id); !ended) {
        return refuse(store_problem(ended.error()));
    }
    http::Response response = no_content();
    response.headers.push_back(
        {"Set-Cookie", kCookieName + std::string(kCookieEnd) + "; Max-Age=0"});
    response.headers.push_back({"Clear-Site-Data", "\"cache\", \"cookies\", \"storage\""});
    return response;
}

Answer<http::Response> lock_session(Services& services, const Call& call) {
    services.sessions.lock(call.session.id);
    return no_content();
}

Answer<http::Response> unlock_session(Services& services, const Call& call) {
    madoguchi::http::v1::Password body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const auto now = now_of(services.installation);
    const SecretText password = secret_of(*body.mutable_password());
    if (auto right = services.accounts.check(call.session.who, password, now); !right) {
        services.metrics.sign_in(code_of(right.error()));
        return refuse(problem_of(right.error()));
    }
    services.sessions.unlock(call.session.id, now);
    Call open = call;
    open.session.locked = false;
    return answer_session(services, open);
}

Answer<http::Response> change_password(Services& services, const Call& call) {
    if (call.session.locked) {
        return refuse(problem(401, "session_locked"));
    }
    madoguchi::http::v1::NewPassword body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const SecretText old = secret_of(*body.mutable_old());
    const SecretText fresh = secret_of(*body.mutable_new_());
    const auto now = now_of(services.installation);
    if (auto changed = services.accounts.change_password(call.session.who, old, fresh, now);
        !changed) {
        return refuse(problem_of(changed.error()));
    }
    auto done = services.sessions.password_changed(call.session.id);
    if (done) {
        done = services.sessions.end_others(call.session.who, call.session.id);
    }
    if (!done) {
        return refuse(store_problem(done.error()));
    }
    return no_content();
}

Answer<http::Response> ask_second_factor(Services& services, const Call& call) {
    madoguchi::http::v1::Password body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const SecretText password = secret_of(*body.mutable_password());
    const auto secret = services.accounts.ask_second_factor(call.session.who, password,
                                                            now_of(services.installation));
    if (!secret) {
        return refuse(problem_of(secret.error()));
    }
    protobuf::JsonWriter json;
    json.begin_object();
    json.key("secret");
    json.text(accounts::base32(*secret));
    json.key("address");
    json.text(accounts::totp_address(*secret, "Madoguchi", call.session.who.staff));
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> confirm_second_factor(Services& services, const Call& call) {
    madoguchi::http::v1::Code body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const auto done = services.accounts.confirm_second_factor(call.session.who, body.code(),
                                                              now_of(services.installation));
    if (!done) {
        return refuse(done.error().kind == Kind::kWrong ? problem(409, "second_factor_not_asked")
                                                        : problem_of(done.error()));
    }
    return no_content();
}

}  // namespace madoguchi::cli::serve
