#include "workload.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "give_up.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/policyfile/read_policy.hpp"
#include "madoguchi/adapters/protobuf/command_json.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::bench {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kPeople = 256;

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        give_up(path + " can't be read");
    }
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Spreads numbers over all values (splitmix64), so that ids are as far apart as clients' are.
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ value >> 27) * 0x94D049BB133111EBULL;
    return value ^ value >> 31;
}

log::CommandId id_of(std::uint64_t high, std::uint64_t low) {
    log::CommandId id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.bytes[i] = static_cast<std::uint8_t>(high >> (56 - 8 * i));
        id.bytes[i + 8] = static_cast<std::uint8_t>(low >> (56 - 8 * i));
    }
    return id;
}

Json person(std::size_t number, const char* given, const char* kana) {
    static constexpr const char* kFamilies[] = {"試験", "見本", "例示", "仮名"};
    static constexpr const char* kFamilyKana[] = {"シケン", "ミホン", "レイジ", "カメイ"};
    char birth[32];
    std::snprintf(birth, sizeof birth, "19%02zu-%02zu-%02zu", 40 + number % 50, 1 + number % 12,
                  1 + number % 28);
    const std::size_t family = number % 4;
    return {{"name", std::string(kFamilies[family]) + " " + given},
            {"kana", std::string(kFamilyKana[family]) + " " + kana},
            {"birth_date", birth},
            {"postcode", "9990001"},
            {"address", "見本町" + std::to_string(1 + number % 9) + "丁目2番3号"},
            {"phone", "0000-00-0001"},
            {"register_no", std::to_string(90'000'000 + number)}};
}

log::UtcTime morning_of(const std::string& day) {
    return *protobuf::parse_time(day + "T09:00:00+09:00");
}

/// `value` with what stands for people and versions put in.
Json filled(Json value, std::size_t number, const std::string& policy_version) {
    for (auto& [name, field] : value.items()) {
        if (field == "@principal") {
            field = person(number, "太郎", "タロウ");
        } else if (field == "@agent") {
            field = person(number + 1, "花子", "ハナコ");
        } else if (field == "@policy_version") {
            field = policy_version;
        }
    }
    return value;
}

/// Makes commands of one municipality from their JSON.
class Maker {
 public:
    explicit Maker(const Json& file) : file_(file) {}

    [[nodiscard]] log::Command make(const std::string& stream, const std::string& name,
                                    const Json& payload, log::UtcTime at) const {
        const auto& chiefs = file_.at("chief_does");
        const bool chief = std::ranges::find(chiefs, Json(name)) != chiefs.end();
        return make_as(file_.at(chief ? "chief" : "clerk"), stream, name, payload, at);
    }

    [[nodiscard]] log::Command make_as(const std::string& actor, const std::string& stream,
                                       const std::string& name, const Json& payload,
                                       log::UtcTime at) const {
        const Json command = {{"tenant", file_.at("tenant")},
                              {"id", "00000000-0000-4000-8000-000000000000"},
                              {"stream", stream},
                              {"actor", actor},
                              {"office", file_.at("office")},
                              {name, payload}};
        auto read = protobuf::read_command(command.dump(), at);
        if (!read) {
            give_up("workload.json: " + name + ": " + read.error().text());
        }
        return std::move(*read);
    }

 private:
    const Json& file_;
};

}  // namespace

Workload::Workload(const std::string& path, const std::string& policies) {
    const Json file = Json::parse(text_of(path));
    tenant_ = log::TenantId(file.at("tenant").get<std::string>());
    office_ = file.at("office");
    const std::string first_day = file.at("visits").front().at("day");
    const log::UtcTime prepared_at = morning_of(first_day);
    const std::string policy_text = text_of(policies + "/" + file.at("policy").get<std::string>());
    const auto policy = policyfile::read_policy(policy_text, file.at("policy"));
    if (!policy.policy) {
        give_up("the policy has findings: " + policyfile::format(policy.findings.front()));
    }
    const std::string& version = policy.policy->version;
    const Maker maker(file);
    const std::string staff = "staff/" + tenant_.text();
    const std::string administrator = file.at("administrator");
    const auto employ = [&](const std::string& actor, const char* name, const Json& payload) {
        preparation_.push_back(maker.make_as(actor, staff, name, payload, prepared_at));
    };
    employ("console", "appoint_administrator", {{"staff", administrator}, {"name", "試験 管理"}});
    for (const auto& [code, role] : file.at("staff").items()) {
        employ(administrator, "register_staff",
               {{"staff", code}, {"name", "試験 職員"}, {"from", first_day}});
        employ(administrator, "grant_role", {{"staff", code}, {"role", role}, {"from", first_day}});
    }
    const std::string stream = "policy/" + tenant_.text();
    preparation_.push_back(maker.make(stream, "publish_policy_version",
                                      {{"version", version},
                                       {"effective_from", first_day},
                                       {"text", policy_text},
                                       {"sha256", log::to_hex(openssl::sha256(policy_text))}},
                                      prepared_at));
    for (const Json& step : file.at("prepare")) {
        const auto only = step.items().begin();
        preparation_.push_back(
            maker.make(stream, only.key(), filled(only.value(), 0, version), prepared_at));
    }
    for (std::size_t i = 0; i < preparation_.size(); ++i) {
        preparation_[i].id = id_of(0, i + 1);
    }
    const auto keep = [](log::Command command) {
        return Step{std::move(command.type), std::move(command.payload), std::move(command.actor),
                    command.occurred_at};
    };
    for (const Json& visit : file.at("visits")) {
        begins_at_ = morning_of(visit.at("day"));
        for (const Json& step : visit.at("steps")) {
            const auto only = step.items().begin();
            for (std::size_t number = 0; steps_.empty() && number < kPeople; ++number) {
                openings_.push_back(keep(maker.make(
                    "case/1", only.key(), filled(only.value(), number, version), begins_at_)));
            }
            steps_.push_back(keep(
                maker.make("case/1", only.key(), filled(only.value(), 0, version), begins_at_)));
        }
    }
}

log::Command Workload::command(std::uint64_t number, std::size_t step) const {
    const Step& made = step == 0 ? openings_[number % openings_.size()] : steps_[step];
    const std::uint64_t key = mixed(number);
    char stream[32];
    std::snprintf(stream, sizeof stream, "case/%016llx", static_cast<unsigned long long>(key));
    return {.tenant = tenant_,
            .id = id_of(mixed(key + step), mixed(key ^ step)),
            .stream = log::StreamId(stream),
            .expected = {},
            .actor = made.actor,
            .office = office_,
            .occurred_at = made.occurred_at,
            .type = made.type,
            .payload = made.payload};
}

std::size_t Workload::stands_at(std::uint64_t number) const {
    return 1 + mixed(number ^ 0x5EEDULL) % steps_.size();
}

}  // namespace madoguchi::bench
