#include "stories.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>

#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/core/event_context.hpp"

namespace madoguchi::crash {
namespace {

constexpr std::size_t kUnderWayMax = 12;

log::UtcTime now() {
    return std::chrono::time_point_cast<log::UtcTime::duration>(std::chrono::system_clock::now());
}

/// Invented people, so many that searching finds some of them.
json person(std::uint64_t number, const char* given, const char* kana) {
    const std::string month = std::to_string(1 + number % 9);
    return {{"name", std::string("試験 ") + given},
            {"kana", std::string("シケン ") + kana},
            {"birth_date", "19" + std::to_string(50 + number % 40) + "-0" + month + "-11"},
            {"postcode", "9990001"},
            {"address", "見本町" + month + "丁目2番3号"},
            {"register_no", std::to_string(90'000'000 + number)}};
}

/// `value` with what stands for people, days and cases put in.
json filled(json value, std::uint64_t number) {
    const facts::Date today = projections::day_in_japan(now());
    for (auto& [name, field] : value.items()) {
        if (field == "@principal") {
            field = person(number, "太郎", "タロウ");
        } else if (field == "@agent") {
            field = person(number + 1, "花子", "ハナコ");
        } else if (field == "@today") {
            field = facts::date_text(today);
        } else if (field == "@later") {
            field = facts::date_text(today + std::chrono::days(800));
        } else if (field == "@new_case") {
            field = std::to_string(number) + "-next";
        }
    }
    return value;
}

}  // namespace

Stories::Stories(const std::string& path) {
    std::ifstream in(path);
    file_ = json::parse(in);
}

std::map<std::string, std::string> Stories::policies() const {
    std::map<std::string, std::string> files;
    for (const auto& [code, municipality] : file_.at("municipalities").items()) {
        files[code] = municipality.at("policy");
    }
    return files;
}

std::vector<Order> Stories::preparation() {
    std::vector<Order> orders;
    for (const auto& [code, municipality] : file_.at("municipalities").items()) {
        for (const json& step : municipality.at("prepare")) {
            orders.push_back(order(code, "policy/" + code, step, 0));
        }
    }
    return orders;
}

Order Stories::next(std::mt19937_64& random) {
    const json& stories = file_.at("stories");
    const std::uint64_t chosen = random() % kUnderWayMax;
    if (chosen >= under_way_.size()) {
        under_way_.push_back({&stories.at(random() % stories.size()), 0, ++cases_});
    }
    const auto told = under_way_.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(
                                               chosen, under_way_.size() - 1));
    const json& steps = told->story->at("steps");
    Order made = order(told->story->at("municipality"), "case/" + std::to_string(told->number),
                       steps.at(told->step), told->number);
    if (++told->step == steps.size()) {
        under_way_.erase(told);
    }
    return made;
}

Order Stories::order(const std::string& municipality, const std::string& stream,
                     const json& payload, std::uint64_t number) {
    const auto step = payload.items().begin();
    const json& chiefs = file_.at("chief_does");
    const bool by_chief = std::ranges::find(chiefs, json(step.key())) != chiefs.end();
    const std::string last = std::to_string(++orders_);
    Order made;
    made.id = "00000000-0000-4000-8000-" + std::string(12 - last.size(), '0') + last;
    const json content = filled(step.value(), number);
    made.command = {{"tenant", municipality},
                    {"id", made.id},
                    {"stream", stream},
                    {"actor", by_chief ? "h1" : "k1"},
                    {"office", file_.at("municipalities").at(municipality).at("office")},
                    {"occurred_at", protobuf::time_text(now())},
                    {step.key(), content}};
    if (content.contains("new_case")) {
        made.follows_on = "case/" + content.at("new_case").get<std::string>();
    }
    return made;
}

}  // namespace madoguchi::crash
