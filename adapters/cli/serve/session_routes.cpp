#include <utility>

#include "madoguchi/adapters/accounts/totp.hpp"
#include "madoguchi/adapters/cli/serve/key_routes.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/session_json.hpp"
#include "madoguchi/adapters/cli/serve/signing_in.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/http/v1/http.pb.h"

// Signing in and out, locking, passwords, the second factor.
namespace madoguchi::cli::serve {

namespace {

using accounts::SecretText;
using accounts::Who;
using Kind = accounts::Refusal::Kind;

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

}  // namespace

Answer<http::Response> sign_in(Services& services, const Call& call) {
    madoguchi::http::v1::SignIn body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const Who who{body.municipality(), body.staff()};
    const SecretText password = secret_of(*body.mutable_password());
    const auto now = now_of(services.installation);
    const auto by_key = is_signed_in_by_key(services, who, body.code());
    if (!by_key) {
        return refuse(by_key.error());
    }
    if (*by_key) {
        return sign_in_by_key(services, call, who, password, body);
    }
    const auto signed_in = services.accounts.sign_in(who, password, body.code(), now);
    if (!signed_in) {
        services.metrics.sign_in(code_of(signed_in.error()));
        return refuse(problem_of(signed_in.error()));
    }
    return let_in(services, call.request, who, signed_in->must_change_password);
}

Answer<http::Response> show_session(Services& services, const Call& call) {
    return answer_session(services, call);
}

Answer<http::Response> sign_out(Services& services, const Call& call) {
    if (auto ended = services.sessions.end(call.session.id); !ended) {
        return refuse(store_problem(ended.error()));
    }
    http::Response response = no_content();
    response.headers.push_back(removed_cookie(session_cookie(services)));
    // Not "cookies": that would end the sessions of the office's other systems of the same domain.
    response.headers.push_back({"Clear-Site-Data", "\"cache\", \"storage\""});
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
    const auto name = call.staff->names.find(call.session.who.staff);
    const std::string_view own_name =
        name == call.staff->names.end() ? std::string_view() : name->second.reveal();
    if (auto changed =
            services.accounts.change_password(call.session.who, own_name, old, fresh, now);
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
