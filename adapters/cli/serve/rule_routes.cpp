#include <array>
#include <map>
#include <utility>

#include "madoguchi/adapters/cli/opening_days.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/adapters/queries/answer_queries.hpp"

// What the rules answer. Public pages are their source: nothing here is personal.
namespace madoguchi::cli::serve {

namespace {

/// The hours of every week; those of single days of a month are left out, null where the page is
/// silent.
void write_hours(protobuf::JsonWriter& json, const policy::Office& office) {
    static constexpr std::array<const char*, 8> kDays{"sun", "mon", "tue", "wed",
                                                      "thu", "fri", "sat", "holiday"};
    if (!office.hours) {
        json.null();
        return;
    }
    json.begin_list();
    for (const auto& span : office.hours->spans) {
        if (!span.only_on.empty()) {
            continue;
        }
        json.begin_object();
        json.key("days");
        json.begin_list();
        for (std::size_t day = 0; day < kDays.size(); ++day) {
            if (span.days[day]) {
                json.text(kDays[day]);
            }
        }
        json.end_list();
        json.key("from_minute");
        json.integer(span.from_minute);
        json.key("until_minute");
        json.integer(span.until_minute);
        json.end_object();
    }
    json.end_list();
}

/// The days of the coming month on which the page says that the terminal is down.
void write_downtimes(protobuf::JsonWriter& json, const policy::Office& office, facts::Date today) {
    constexpr std::chrono::days kAhead{31};
    json.begin_list();
    for (facts::Date day = today; day <= today + kAhead; day += std::chrono::days(1)) {
        if (policy::terminal_down_on(office, day)) {
            json.text(facts::date_text(day));
        }
    }
    json.end_list();
}

}  // namespace

Answer<http::Response> decide_queries(Services& services, const Call& call) {
    if (!has_json(call.request)) {
        return refuse(problem(415, "media_type"));
    }
    // What the lookup hands out has to stay where it is, and is asked for by every query.
    std::map<std::pair<std::string, calendar::Date>, policy::Policy> kept;
    const queries::PolicyLookup lookup =
        [&](std::string_view municipality,
            std::optional<calendar::Date> day) -> const policy::Policy* {
        const std::pair<std::string, calendar::Date> key(
            municipality, day.value_or(services.installation.today()));
        if (const auto known = kept.find(key); known != kept.end()) {
            return &known->second;
        }
        const log::TenantId tenant(municipality);
        if (!services.installation.serves(tenant)) {
            return nullptr;
        }
        const auto policies = services.directory.policies(tenant);
        auto policy = policies ? (*policies)->in_force(key.second) : std::nullopt;
        return policy ? &kept.emplace(key, std::move(*policy)).first->second : nullptr;
    };
    auto answers = queries::answer_queries(call.request.body, lookup, queries::Asker::kCounter);
    if (!answers.error.empty()) {
        return refuse(problem(422, "malformed", answers.error));
    }
    return json_response(std::move(answers.json));
}

Answer<http::Response> list_offices(Services& services, const Call& call) {
    const auto policies = services.directory.policies(call.tenant);
    if (!policies) {
        return refuse(problem_of(policies.error()));
    }
    const auto today = services.installation.today();
    const auto policy = (*policies)->in_force(today);
    DaysToCome days(services.installation, call.tenant, opening_days(**policies, today));
    protobuf::JsonWriter json;
    json.begin_list();
    for (const auto& office : policy ? policy->offices : std::vector<policy::Office>()) {
        json.begin_object();
        json.key("office");
        json.text(office.code);
        json.key("label");
        json.text(office.name);
        json.key("short_name");
        json.text(office.short_name);
        json.key("phone");
        json.text(office.phone);
        json.key("appointment");
        if (office.appointment) {
            json.text(policy::word(*office.appointment));
        } else {
            json.null();
        }
        json.key("booking_phone");
        json.text(office.booking_phone);
        json.key("hours");
        write_hours(json, office);
        json.key("terminal_down");
        write_downtimes(json, office, today);
        const auto next = days.next_open_day(office.code);
        if (!next) {
            return refuse(problem_of(next.error()));
        }
        json.key("next_open_day");
        if (*next) {
            json.text(facts::date_text(**next));
        } else {
            json.null();
        }
        json.end_object();
    }
    json.end_list();
    return json_response(json.take());
}

}  // namespace madoguchi::cli::serve
