#include "madoguchi/adapters/cli/serve/key_routes.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/cli/serve/sign_in_ways.hpp"
#include "madoguchi/adapters/cli/serve/signing_in.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/http/v1/http.pb.h"

// Security keys: registering and removing one's own, and signing in by them.
namespace madoguchi::cli::serve {

namespace {

using accounts::KeptKey;
using accounts::SecretText;
using accounts::Who;
using protobuf::JsonWriter;
using Ceremony = SignInWays::KeyChallenge::Ceremony;

Problem store_problem(const std::string& detail) { return problem(503, "unavailable", detail); }

/// What somebody brought isn't taken: said to them, and why to whoever runs the server.
Problem wrong_key(const Services& services, const std::string& why) {
    services.ways.report("security key: " + why);
    return problem(401, "key_wrong");
}

/// Challenges are good once, for whom and for what they were made.
Answer<void> take_challenge(Services& services, const std::string& challenge, const Who& who,
                            Ceremony ceremony) {
    const auto taken = services.ways.key_challenges.take(challenge, now_of(services.installation));
    if (!taken || taken->who != who || taken->ceremony != ceremony) {
        return refuse(wrong_key(services, "the challenge is used, too old, or another's"));
    }
    return {};
}

/// A challenge and what a browser needs beside it. `user`: for a new key.
std::string challenge_json(Services& services, const Who& who, Ceremony ceremony,
                           const std::vector<KeptKey>& keys) {
    JsonWriter json;
    json.begin_object();
    json.key("challenge");
    json.text(services.ways.key_challenges.put({who, ceremony}, now_of(services.installation)));
    json.key("party");
    json.text(services.ways.party.id);
    json.key("keys");
    json.begin_list();
    for (const auto& key : keys) {
        json.text(accounts::hex_of(key.id));
    }
    json.end_list();
    if (ceremony == Ceremony::kRegistration) {
        json.key("user");
        json.text(accounts::sha256_hex(who.municipality + "/" + who.staff));
    }
    json.end_object();
    return json.take();
}

/// Keys are of use where browsers know the server by a name.
Answer<void> offered(const Services& services) {
    return services.ways.party.id.empty() ? refuse(problem(409, "keys_not_offered"))
                                          : Answer<void>();
}

Answer<std::vector<KeptKey>> keys_of(const Services& services, const Who& who) {
    auto keys = services.ways.keys.of(who);
    if (!keys) {
        return refuse(store_problem(keys.error()));
    }
    return std::move(*keys);
}

/// The password again, before something of the second factor is changed.
Answer<void> confirm_password(Services& services, const Call& call, std::string& password) {
    const SecretText given = secret_of(password);
    const auto right =
        services.accounts.check(call.session.who, given, now_of(services.installation));
    return right ? Answer<void>() : refuse(problem_of(right.error()));
}

/// The key's new counter, when it has signed the challenge.
Answer<void> verify(Services& services, const Who& who, const std::vector<KeptKey>& keys,
                    const madoguchi::http::v1::KeyAssertion& brought) {
    if (auto taken = take_challenge(services, brought.challenge(), who, Ceremony::kSignIn);
        !taken) {
        return taken;
    }
    const auto key = std::ranges::find(keys, accounts::bytes_of_hex(brought.id()), &KeptKey::id);
    if (key == keys.end()) {
        return refuse(wrong_key(services, "the key isn't registered"));
    }
    const auto counter = webauthn::asserted(
        services.ways.party, brought.challenge(),
        {key->id, key->public_key, key->algorithm, key->counter},
        {.client_data = accounts::bytes_of_hex(brought.client_data()),
         .authenticator_data = accounts::bytes_of_hex(brought.authenticator_data()),
         .signature = accounts::bytes_of_hex(brought.signature())});
    if (!counter) {
        return refuse(wrong_key(services, counter.error()));
    }
    const auto counted = services.ways.keys.count(who, accounts::name_of(*key), *counter);
    if (!counted) {
        return refuse(store_problem(counted.error()));
    }
    return *counted ? Answer<void>() : refuse(wrong_key(services, "the counter doesn't grow"));
}

}  // namespace

Answer<bool> is_signed_in_by_key(Services& services, const Who& who, std::string_view code) {
    const auto keys = keys_of(services, who);
    if (!keys || keys->empty()) {
        return keys.map([](const auto& /*none*/) { return false; });
    }
    const auto has_code = services.accounts.has_second_factor(who);
    if (!has_code) {
        return refuse(problem_of(has_code.error()));
    }
    return code.empty() || !*has_code;
}

Answer<http::Response> sign_in_by_key(Services& services, const Call& call, const Who& who,
                                      const SecretText& password,
                                      const madoguchi::http::v1::SignIn& body) {
    const auto now = now_of(services.installation);
    const auto known = services.accounts.begin_sign_in(who, password, now);
    if (!known) {
        services.metrics.sign_in(code_of(known.error()));
        return refuse(problem_of(known.error()));
    }
    const auto keys = keys_of(services, who);
    if (!keys) {
        return refuse(keys.error());
    }
    if (!body.has_key()) {
        services.metrics.sign_in("key_needed");
        Problem needed = problem(401, "key_needed");
        needed.ids =
            known->second_factor ? std::vector<std::string>{"code"} : std::vector<std::string>();
        return refuse(std::move(needed));
    }
    const auto verified = verify(services, who, *keys, body.key());
    services.accounts.finish_sign_in(who, verified.has_value(), now);
    if (!verified) {
        services.metrics.sign_in(verified.error().code);
        return refuse(verified.error());
    }
    return let_in(services, call.request, who, known->must_change_password);
}

Answer<http::Response> challenge_key(Services& services, const Call& call) {
    madoguchi::http::v1::SignIn body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const Who who{body.municipality(), body.staff()};
    const SecretText password = secret_of(*body.mutable_password());
    if (auto here = offered(services); !here) {
        return refuse(here.error());
    }
    const auto known =
        services.accounts.begin_sign_in(who, password, now_of(services.installation));
    if (!known) {
        services.metrics.sign_in(code_of(known.error()));
        return refuse(problem_of(known.error()));
    }
    const auto keys = keys_of(services, who);
    if (!keys) {
        return refuse(keys.error());
    }
    return json_response(challenge_json(services, who, Ceremony::kSignIn, *keys));
}

Answer<http::Response> list_keys(Services& services, const Call& call) {
    const auto keys = keys_of(services, call.session.who);
    if (!keys) {
        return refuse(keys.error());
    }
    JsonWriter json;
    json.begin_list();
    for (const auto& key : *keys) {
        json.begin_object();
        json.key("key");
        json.text(accounts::name_of(key));
        json.key("label");
        json.text(key.label);
        json.key("added_at");
        json.text(protobuf::time_text(key.added_at));
        json.end_object();
    }
    json.end_list();
    return json_response(json.take());
}

Answer<http::Response> challenge_new_key(Services& services, const Call& call) {
    madoguchi::http::v1::Password body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    if (auto here = offered(services); !here) {
        return refuse(here.error());
    }
    if (auto right = confirm_password(services, call, *body.mutable_password()); !right) {
        return refuse(right.error());
    }
    const auto keys = keys_of(services, call.session.who);
    if (!keys) {
        return refuse(keys.error());
    }
    return json_response(
        challenge_json(services, call.session.who, Ceremony::kRegistration, *keys));
}

Answer<http::Response> add_key(Services& services, const Call& call) {
    madoguchi::http::v1::NewKey body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const std::string& label = body.label();
    if (label.empty() || label.size() > accounts::SecurityKeys::kLabelBytesMax ||
        std::ranges::any_of(label, [](char c) { return static_cast<unsigned char>(c) < 0x20U; })) {
        Problem why = problem(422, "malformed", "give the key a name of 1 to 120 bytes");
        why.field = "/label";
        return refuse(std::move(why));
    }
    const Who& who = call.session.who;
    if (auto taken = take_challenge(services, body.challenge(), who, Ceremony::kRegistration);
        !taken) {
        return refuse(taken.error());
    }
    auto made = webauthn::registered(services.ways.party, body.challenge(),
                                     {.client_data = accounts::bytes_of_hex(body.client_data()),
                                      .attestation = accounts::bytes_of_hex(body.attestation())});
    if (!made) {
        return refuse(wrong_key(services, made.error()));
    }
    const auto added = services.ways.keys.add(who, {.label = label,
                                                    .id = std::move(made->id),
                                                    .public_key = std::move(made->public_key),
                                                    .algorithm = made->algorithm,
                                                    .counter = made->counter,
                                                    .added_at = now_of(services.installation)});
    if (!added) {
        return refuse(store_problem(added.error()));
    }
    return *added ? Answer<http::Response>(http::Response{.status = 204})
                  : refuse(problem(409, "too_many_kept"));
}

Answer<http::Response> remove_key(Services& services, const Call& call) {
    madoguchi::http::v1::Password body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    if (auto right = confirm_password(services, call, *body.mutable_password()); !right) {
        return refuse(right.error());
    }
    const auto removed = services.ways.keys.remove(call.session.who, call.arguments[0]);
    if (!removed) {
        return refuse(store_problem(removed.error()));
    }
    return *removed ? Answer<http::Response>(http::Response{.status = 204})
                    : refuse(problem(404, "not_found"));
}

}  // namespace madoguchi::cli::serve
