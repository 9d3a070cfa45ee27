#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "madoguchi/adapters/queries/query.hpp"
#include "madoguchi/domain/cases/papers.hpp"
#include "madoguchi/domain/decision/decision.hpp"
#include "madoguchi/domain/policy/period_words.hpp"

namespace madoguchi::queries {

using nlohmann::json;
using policy::word;

namespace {

constexpr int kAgeMax = 150;

bool needs_targets(policy::Procedure procedure) {
    return procedure != policy::Procedure::kCardRenew &&
           procedure != policy::Procedure::kSwitchToFaceAuth;
}

bool takes_certificates_only(policy::Procedure procedure) {
    return procedure == policy::Procedure::kIssue || procedure == policy::Procedure::kRenew ||
           procedure == policy::Procedure::kRevoke;
}

std::vector<policy::Target> read_targets(Given& given, policy::Procedure procedure) {
    const auto targets = given.words<policy::Target>("targets");
    if (!targets || targets->empty()) {
        if (needs_targets(procedure)) given.fail("targets", "is missing");
        return {};
    }
    for (auto it = targets->begin(); it != targets->end(); ++it) {
        if (std::find(targets->begin(), it, *it) != it) given.fail("targets", "names one twice");
        const bool certificate =
            *it == policy::Target::kSignature || *it == policy::Target::kUserAuth;
        if (takes_certificates_only(procedure) && !certificate) {
            given.fail("targets", "must be certificates: signature, user_auth");
        }
    }
    return *targets;
}

// The contract's defaults: a key that is left out has its usual value.
decision::Facts read_facts(Given& given) {
    decision::Facts facts;
    facts.cert_expires_on = given.date("cert_expires_on");
    facts.card_expires_on = given.date("card_expires_on");
    facts.cert_state = given.word<policy::CertificateState>("cert_state")
                           .value_or(policy::CertificateState::kValid);
    if (given.text("lapse_cause") != "none") {
        facts.lapse_cause = given.word<policy::LapseEvent>("lapse_cause");
    }
    facts.notice = given.word<policy::Notice>("notice").value_or(policy::Notice::kAtHand);
    facts.notice_form = given.word<policy::NoticeForm>("notice_form");
    facts.pins_known = given.words<policy::Target>("pins_known").value_or(all_pins());
    facts.pins_locked =
        given.words<policy::Target>("pins_locked").value_or(std::vector<policy::Target>{});
    facts.wants_pin_change = given.flag("wants_pin_change").value_or(false);
    facts.card_issued = given.flag("card_issued").value_or(true);
    facts.card_at_hand = given.flag("card_at_hand").value_or(true);
    facts.resident_here = given.flag("resident_here").value_or(true);
    facts.agent_photo_id = given.flag("agent_photo_id").value_or(true);
    facts.second_id = given.flag("second_id").value_or(true);
    facts.mail_reaches_registered_address =
        given.flag("mail_reaches_registered_address").value_or(true);
    facts.card_reissued = given.flag("card_reissued").value_or(false);
    facts.first_card_delivery = given.flag("first_card_delivery").value_or(false);
    facts.same_household = given.flag("same_household").value_or(false);
    facts.parent_child = given.flag("parent_child").value_or(false);
    facts.honseki_here = given.flag("honseki_here").value_or(false);
    facts.agency_confirmed_by_record = given.flag("agency_confirmed_by_record").value_or(false);
    facts.unavoidable_reason = given.flag("unavoidable_reason").value_or(false);
    facts.principal_accompanies = given.flag("principal_accompanies").value_or(false);
    facts.face_auth_card = given.flag("face_auth_card").value_or(false);
    facts.visit = given.integer("visit", 1, 2).value_or(1);
    facts.visit1_office = given.text("visit1_office");
    given.no_others();
    return facts;
}

void check_office(const policy::Policy& policy, const Given& given, const char* key,
                  const std::optional<std::string>& office) {
    if (office && policy.office(*office) == nullptr) {
        given.fail(key, "is not an office of this municipality");
    }
}

decision::Request read_request(const policy::Policy& policy, Given& given) {
    decision::Request request;
    request.procedure = given.required_word<policy::Procedure>("procedure");
    request.targets = read_targets(given, request.procedure);
    request.applicant = given.required_word<policy::Applicant>("applicant");
    request.principal_age = given.required_integer("principal_age", 0, kAgeMax);
    request.principal_is_ward = given.flag("principal_is_ward").value_or(false);
    request.date = given.required_date("date");
    request.office = given.text("office");
    check_office(policy, given, "office", request.office);
    static const json kNoFacts = json::object();
    auto facts = given.object("facts").value_or(Given{kNoFacts, "facts."});
    request.facts = read_facts(facts);
    check_office(policy, facts, "visit1_office", request.facts.visit1_office);
    given.no_others();
    return request;
}

json text_or_null(std::string_view text) { return text.empty() ? json{} : json(text); }

template <typename Enum>
json word_or_null(const std::optional<Enum>& value) {
    return value ? json(word(*value)) : json{};
}

template <typename T>
json value_or_null(const std::optional<T>& value) {
    return value ? json(*value) : json{};
}

template <typename Enum>
json words_of(const std::vector<Enum>& values) {
    json array = json::array();
    for (const auto value : values) array.push_back(word(value));
    return array;
}

json texts_or_null(const std::vector<std::string>& texts) {
    return texts.empty() ? json{} : json(texts);
}

json way_of(const policy::ClassCount& way) {
    json object = json::object();
    if (way.a > 0) object["A"] = way.a;
    if (way.b > 0) object["B"] = way.b;
    return object;
}

// Every key stands in every document; what the rule is silent about is null.
json document_of(const decision::Document& document) {
    json object{{"of", word(document.of)},
                {"item", word(document.item)},
                {"any_of", nullptr},
                {"count", value_or_null(document.count)},
                {"exclude", document.exclude.empty() ? json{} : words_of(document.exclude)},
                {"optional", document.optional},
                {"not_needed_if", text_or_null(document.not_needed_if)},
                {"completed_by", word_or_null(document.completed_by)},
                {"sealed", value_or_null(document.sealed)},
                {"power_of_attorney_part", document.power_of_attorney_part},
                {"issued_within_months", value_or_null(document.issued_within_months)},
                {"discretionary_waiver", document.discretionary_waiver}};
    if (!document.any_of.empty()) {
        object["any_of"] = json::array();
        for (const auto& way : document.any_of) object["any_of"].push_back(way_of(way));
    }
    return object;
}

json documents_of(const std::optional<std::vector<decision::Document>>& documents) {
    if (!documents) return {};
    json array = json::array();
    for (const auto& document : *documents) array.push_back(document_of(document));
    return array;
}

json period_of(const std::optional<calendar::ReplyPeriod>& period) {
    if (!period) return {};
    json object{{"unit", word(period->unit)},
                {"anchor", word(period->anchor)},
                {"first_day_counted", period->first_day_counted},
                {"closed_day_roll", period->closed_day_roll},
                {"capped_by_certificate", period->capped_by_certificate}};
    if (period->until) object["until"] = calendar::format_iso(*period->until);
    if (period->unit != calendar::PeriodUnit::kUntilDate) object["length"] = period->length;
    return object;
}

json letter_of(const std::optional<decision::Letter>& letter) {
    if (!letter) return {};
    return {{"name", text_or_null(letter->name)},
            {"issuer", word(letter->issuer)},
            {"addressee", word(letter->addressee)},
            {"address", word_or_null(letter->address)},
            {"post", word_or_null(letter->post)},
            {"no_forwarding", value_or_null(letter->no_forwarding)},
            {"sealed_return", value_or_null(letter->sealed_return)},
            {"validity", period_of(letter->validity)}};
}

json reason_of(const std::optional<bool>& required) {
    if (!required) return {};
    return *required ? "required" : "not_required";
}

json contact_of(const policy::Contact* contact) {
    if (contact == nullptr) return {};
    return {{"name", contact->name},
            {"phone", text_or_null(contact->phone)},
            {"fax", text_or_null(contact->fax)},
            {"address", text_or_null(contact->address)}};
}

void write_outcome(const decision::Decision& decision, json& out) {
    out["outcome"] = word(decision.outcome);
    out["refusal"] = word_or_null(decision.refusal);
    out["reroute_to"] = text_or_null(decision.reroute_to);
    out["remedy"] = text_or_null(decision.remedy);
    out["exception_possible"] = decision.exception_possible;
    out["treated_as"] = word_or_null(decision.treated_as);
    out["allowed_targets"] = words_of(decision.allowed_targets);
    out["refused_targets"] = json::object();
    for (const auto& refused : decision.refused_targets) {
        out["refused_targets"][std::string{word(refused.target)}] = word(refused.refusal);
    }
    out["referred_targets"] = words_of(decision.referred_targets);
    out["contact"] = contact_of(decision.contact);
    out["warnings"] = decision.warnings;
}

void write_way(const decision::Decision& decision, json& out) {
    out["visits"] = value_or_null(decision.visits);
    out["same_day"] = value_or_null(decision.same_day);
    out["route"] = word_or_null(decision.route);
    out["prerequisites"] = words_of(decision.prerequisites);
    out["visit1_documents"] = documents_of(decision.visit1_documents);
    out["visit2_documents"] = documents_of(decision.visit2_documents);
    out["pins_entered"] = decision.pins_entered ? words_of(*decision.pins_entered) : json{};
    out["pin_entered_by"] = word_or_null(decision.pin_entered_by);
    out["power_of_attorney"] = word_or_null(decision.power_of_attorney);
    out["reason_evidence"] = reason_of(decision.reason_evidence);
    out["must_be_present"] = words_of(decision.must_be_present);
    out["opens_on"] = decision.opens_on ? json(calendar::format_iso(*decision.opens_on)) : json{};
}

void write_terms(const decision::Decision& decision, json& out) {
    out["fee_yen"] = value_or_null(decision.fee_yen);
    out["postage_yen"] = value_or_null(decision.postage_yen);
    out["postage_methods"] =
        decision.postage_methods.empty() ? json{} : words_of(decision.postage_methods);
    out["letter"] = letter_of(decision.letter);
    out["offices"] = texts_or_null(decision.offices);
    out["appointment"] = word_or_null(decision.appointment);
    out["booking_phone"] = text_or_null(decision.booking_phone);
    out["visit2_same_counter"] = value_or_null(decision.visit2_same_counter);
    out["photo_required"] = value_or_null(decision.photo_required);
    out["new_photo_required"] = value_or_null(decision.new_photo_required);
    out["application_form"] = text_or_null(decision.application_form);
    out["application_form_source"] = text_or_null(decision.application_form_source);
    out["ready_in"] = text_or_null(decision.ready_in);
    out["pickup_appointment"] = text_or_null(decision.pickup_appointment);
    out["support_offices"] = texts_or_null(decision.support_offices);
}

}  // namespace

void answer_decide(const policy::Policy* policy, Given& given, Asker asker, Answer& answer) {
    const decision::Request request = read_request(needed(policy), given);
    decision::Decision decision = decision::decide(*policy, request);
    const bool by_agent = request.applicant != policy::Applicant::kSelf;
    if (asker == Asker::kCounter && by_agent && decision.outcome == policy::Outcome::kAllowed) {
        decision.visit1_documents =
            cases::with_agent_identified(std::move(decision.visit1_documents), policy);
    }
    write_outcome(decision, answer.json);
    write_way(decision, answer.json);
    write_terms(decision, answer.json);
    answer.citations = decision.citations;
}

}  // namespace madoguchi::queries
