#include "madoguchi/adapters/cli/serve/answer_schemas.hpp"

#include "madoguchi/adapters/cli/backup_report.hpp"
#include "madoguchi/adapters/cli/checkpoint_report.hpp"
#include "madoguchi/adapters/cli/dashboard.hpp"
#include "madoguchi/adapters/cli/key_report.hpp"
#include "madoguchi/adapters/cli/look_audit.hpp"
#include "madoguchi/adapters/cli/policy_rows.hpp"
#include "madoguchi/adapters/cli/retention.hpp"
#include "madoguchi/adapters/cli/serve/row_schema.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"
#include "madoguchi/projections/queries/case_line.hpp"
#include "madoguchi/projections/rows/case_row.hpp"

namespace madoguchi::cli::serve {

namespace {

constexpr const char* kText = R"({"type":"string"})";
constexpr const char* kTextOrNull = R"({"type":["string","null"]})";
constexpr const char* kTexts = R"({"type":"array","items":{"type":"string"}})";
constexpr const char* kTruth = R"({"type":"boolean"})";
constexpr const char* kNumber = R"({"type":"integer"})";
constexpr const char* kObject = R"({"type":"object"})";
constexpr const char* kDate = R"({"type":["string","null"],"format":"date"})";

std::string ref(std::string_view name) {
    return R"({"$ref":"#/components/schemas/)" + std::string(name) + "\"}";
}

std::string list_of(std::string_view schema) {
    return R"({"type":"array","items":)" + std::string(schema) + "}";
}

std::string one_of(std::string_view words) { return R"({"enum":[)" + std::string(words) + "]}"; }

/// A person: each field in the open or sealed, or nothing but that they were erased.
std::string person() {
    constexpr const char* kField =
        R"({"anyOf":[{"type":"string"},{"type":"object","required":["sealed"]}]})";
    ObjectSchema fields;
    for (const char* const name :
         {"name", "kana", "birth_date", "postcode", "address", "phone", "register_no"}) {
        fields.optional(name, kField);
    }
    return R"({"anyOf":[)" + fields.text() + "," + ObjectSchema().member("erased", kTruth).text() +
           "]}";
}

ObjectSchema case_row() {
    ObjectSchema row;
    row.member("municipality", kText)
        .members_of<projections::CaseLine>()
        .optional("open_cases_of_agent", kNumber)
        .optional("found_as", kText)
        .member("requests", schema_of<std::vector<facts::ProcedureRequest>>())
        .member("policy_version", kText)
        .member("pending_approvals", schema_of<std::vector<projections::PendingColumns>>())
        .member("custody", schema_of<std::vector<projections::CustodyColumns>>())
        .member("principal", ref("Person"))
        .optional("agent", ref("Person"))
        .optional("other_agent", ref("Person"));
    return row;
}

ObjectSchema labelled() {
    ObjectSchema act;
    act.member("command", kText).member("label_ja", kText).member("label_en", kText);
    return act;
}

std::string document() {
    return ObjectSchema()
        .member("visit", kNumber)
        .member("holder", kText)
        .member("item", kText)
        .member("any_of", list_of(ObjectSchema().member("a", kNumber).member("b", kNumber).text()))
        .member("exclude", kTexts)
        .member("count", kNumber)
        .member("shown", kNumber)
        .member("shown_a", kNumber)
        .member("shown_b", kNumber)
        .member("complete", kTruth)
        .text();
}

void add_cases(std::map<std::string_view, std::string>& all) {
    all["Person"] = person();
    all["CaseRow"] = case_row().text();
    all["Cases"] = list_of(ref("CaseRow"));
    all["Act"] = labelled()
                     .member("main", kTruth)
                     .member("needs", kTexts)
                     .member("confirm", kTruth)
                     .member("second_person", kTruth)
                     .text();
    all["Blocked"] = labelled()
                         .member("code", kText)
                         .member("why_ja", kText)
                         .member("why_en", kText)
                         .member("ids", kTexts)
                         .text();
    all["Document"] = document();
    all["Case"] = case_row()
                      .member("version", kNumber)
                      .member("addresses_hidden", kTruth)
                      .member("allowed", list_of(ref("Act")))
                      .member("blocked", list_of(ref("Blocked")))
                      .member("documents", list_of(ref("Document")))
                      .text();
    all["History"] = list_of(ObjectSchema()
                                 .member("no", kNumber)
                                 .member("type", kText)
                                 .member("label_ja", kText)
                                 .member("label_en", kText)
                                 .member("occurred_at", kText)
                                 .member("recorded_at", kText)
                                 .member("position", kNumber)
                                 .member("actor", kText)
                                 .member("office", kText)
                                 .member("policy_version", kText)
                                 .member("corrected", kTruth)
                                 .member("voided", kTruth)
                                 .member("newer_than_build", kTruth)
                                 .optional("entry", kObject)
                                 .text());
    // Fields as they were asked for, or an entry.
    all["Revealed"] = R"({"type":"object","additionalProperties":true})";
}

void add_commands(std::map<std::string_view, std::string>& all) {
    all["Outcome"] = ObjectSchema()
                         .member("id", kText)
                         .member("answer", one_of(R"("accepted","rejected","nothing_to_do")"))
                         .optional("code", kText)
                         .optional("ids", kTexts)
                         .member("position", kNumber)
                         .member("version", kNumber)
                         .optional("repeated", kTruth)
                         .text();
    ObjectSchema taken;
    taken.member("result", one_of(R"("accepted","nothing_to_do")"))
        .member("version", kNumber)
        .member("position", kNumber)
        .member("outcome", ref("Outcome"));
    all["Taken"] = taken.text();
    all["CaseTaken"] = taken.optional("case", ref("Case")).text();
}

void add_lists(std::map<std::string_view, std::string>& all) {
    const std::string count = R"({"type":["integer","null"]})";
    all["Worklists"] = list_of(
        ObjectSchema().member("list", kText).member("title", kText).member("count", count).text());
    all["Worklist"] =
        ObjectSchema()
            .member("list", kText)
            .member("title", kText)
            .member("rows", list_of(R"({"type":"object","required":["municipality"]})"))
            .member("total", kNumber)
            .member("cursor", kText)
            .member("notes", kTexts)
            .text();
    all["Dashboard"] =
        ObjectSchema().member("municipality", kText).members_of<cli::Dashboard>().text();
    all["Looks"] = schema_of<std::vector<projections::LookFinding>>();
    all["Found"] = ObjectSchema()
                       .member("matched", one_of(R"("number","exactly","loosely")"))
                       .member("cases", ref("Cases"))
                       .text();
}

ObjectSchema policy_version() {
    ObjectSchema version;
    version.members_of<PolicyVersionRow>().member("covers_today", kTruth);
    return version;
}

void add_policies(std::map<std::string_view, std::string>& all) {
    const std::string contact =
        ObjectSchema().member("name", kText).member("phone", kText).member("address", kText).text();
    all["Policies"] = ObjectSchema()
                          .member("in_force", kText)
                          .member("contact", R"({"anyOf":[)" + contact + R"(,{"type":"null"}]})")
                          .member("versions", list_of(policy_version().text()))
                          .member("settings", schema_of<std::vector<SettingRow>>())
                          .member("settable", schema_of<std::vector<SettingKeyRow>>())
                          .text();
    all["Policy"] = policy_version()
                        .member("rules", list_of(ObjectSchema()
                                                     .member("id", kText)
                                                     .member("statement", kText)
                                                     .member("source", kText)
                                                     .member("heading", kText)
                                                     .member("law", kText)
                                                     .member("needs_review", kTruth)
                                                     .member("reviewed_by", kText)
                                                     .member("reviewed_at", kText)
                                                     .text()))
                        .member("silent", kTexts)
                        .member("unset", kTexts)
                        .text();
    const std::string differences = schema_of<std::vector<DifferenceRow>>();
    all["Differences"] = ObjectSchema()
                             .member("before", kText)
                             .member("after", kText)
                             .member("differences", differences)
                             .text();
    all["CheckedPolicy"] = ObjectSchema()
                               .member("findings", schema_of<std::vector<FindingRow>>())
                               .member("municipality", kText)
                               .member("version", kText)
                               .member("effective_from", kDate)
                               .member("sha256", kText)
                               .member("before", kText)
                               .member("differences", differences)
                               .member("unset", kTexts)
                               .text();
    all["Handling"] = schema_of<HandlingRow>();
}

void add_rules(std::map<std::string_view, std::string>& all) {
    all["Decisions"] = list_of(R"({"type":"object","required":["id"]})");
    const std::string hours = ObjectSchema()
                                  .member("days", kTexts)
                                  .member("from_minute", kNumber)
                                  .member("until_minute", kNumber)
                                  .text();
    all["Offices"] =
        list_of(ObjectSchema()
                    .member("office", kText)
                    .member("label", kText)
                    .member("short_name", kText)
                    .member("phone", kText)
                    .member("appointment", kTextOrNull)
                    .member("booking_phone", kText)
                    .member("hours", R"({"anyOf":[)" + list_of(hours) + R"(,{"type":"null"}]})")
                    .member("terminal_down", kTexts)
                    .member("next_open_day", kTextOrNull)
                    .text());
    add_policies(all);
}

void add_upkeep(std::map<std::string_view, std::string>& all) {
    all["Keys"] = ObjectSchema()
                      .members_of<DataKeysRow>()
                      .member("signing_keys", schema_of<std::vector<SigningKeyRow>>())
                      .text();
    all["Checkpoints"] = schema_of<CheckpointRow>();
    all["Clock"] = ObjectSchema().member("in_doubt", kTruth).text();
    all["Backups"] = schema_of<BackupReportRow>();
    all["Retention"] = schema_of<DuePage>();
}

void add_people(std::map<std::string_view, std::string>& all) {
    const std::string role = ObjectSchema().member("role", kText).member("office", kText).text();
    const std::string office = ObjectSchema().member("office", kText).member("label", kText).text();
    all["Session"] = ObjectSchema()
                         .member("staff", kText)
                         .member("name", kText)
                         .member("today", R"({"type":"string","format":"date"})")
                         .member("municipality", kText)
                         .member("municipality_label", kText)
                         .member("roles", list_of(role))
                         .member("permissions", kTexts)
                         .member("offices", list_of(office))
                         .member("office", kText)
                         .member("csrf", kText)
                         .member("locked", kTruth)
                         .member("must_change_password", kTruth)
                         .member("second_factor", kTruth)
                         .member("password", kTruth)
                         .member("identity", kTruth)
                         .member("training", kTruth)
                         .member("idle_lock_seconds", kNumber)
                         .text();
    all["SecondFactor"] = ObjectSchema().member("secret", kText).member("address", kText).text();
    all["Staff"] = list_of(ObjectSchema()
                               .member("staff", kText)
                               .member("name", kText)
                               .member("from", kDate)
                               .member("last_day", kDate)
                               .member("roles", schema_of<std::vector<staff::HeldRole>>())
                               .member("account", kTruth)
                               .member("identity", kText)
                               .text());
    all["Colleagues"] = list_of(ObjectSchema().member("staff", kText).member("name", kText).text());
    all["SignInWays"] =
        ObjectSchema()
            .member("training", kTruth)
            .member("training_at", kText)
            .member("keys", kTruth)
            .member(
                "providers",
                list_of(ObjectSchema().member("municipality", kText).member("label", kText).text()))
            .text();
    all["KeyChallenge"] = ObjectSchema()
                              .member("challenge", kText)
                              .member("party", kText)
                              .member("keys", kTexts)
                              .optional("user", kText)
                              .text();
    all["SecurityKeys"] = list_of(ObjectSchema()
                                      .member("key", kText)
                                      .member("label", kText)
                                      .member("added_at", kText)
                                      .text());
    all["ProviderAddress"] = ObjectSchema().member("address", kText).text();
    all["Account"] = ObjectSchema().member("staff", kText).member("password", kText).text();
    all["KeptEntry"] = ObjectSchema()
                           .member("name", kText)
                           .member("saved_at", kText)
                           .optional("content", kObject)
                           .text();
    all["Kept"] = list_of(ref("KeptEntry"));
    all["Status"] =
        ObjectSchema().member("status", kText).optional("clocks_in_doubt", kTexts).text();
}

}  // namespace

std::map<std::string_view, std::string> answer_schemas() {
    std::map<std::string_view, std::string> all;
    add_people(all);
    add_cases(all);
    add_commands(all);
    add_lists(all);
    add_rules(all);
    add_upkeep(all);
    return all;
}

}  // namespace madoguchi::cli::serve
