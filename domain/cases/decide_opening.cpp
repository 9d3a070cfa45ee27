#include <algorithm>
#include <array>

#include "madoguchi/domain/calendar/era.hpp"
#include "madoguchi/domain/cases/case_number.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/cases/entry_fields.hpp"
#include "madoguchi/domain/mark.hpp"
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/policy/words.hpp"
#include "madoguchi/facts/values/person.hpp"

namespace madoguchi::cases {

namespace {

/// Where neither page nor office says how a case may be opened, the counter is open and every other
/// way is asked about.
std::optional<Rejection> channel_fault(const policy::Policy& policy, const std::string& channel) {
    if (!policy::from_word<policy::OpeningChannel>(channel)) {
        return Rejection{RejectionCode::kUnknownWord, {"channel"}};
    }
    const auto& offered = policy.handling.opening_channels;
    if (offered.empty()) {
        return channel == "counter" ? std::nullopt
                                    : std::optional(Rejection{RejectionCode::kPolicySilent,
                                                              {"handling.opening_channels"}});
    }
    const bool is_offered = std::any_of(
        offered.begin(), offered.end(),
        [&channel](policy::OpeningChannel one) { return policy::word(one) == channel; });
    return is_offered ? std::nullopt
                      : std::optional(Rejection{RejectionCode::kChannelNotOffered, {channel}});
}

/// Targets may be left out only where a procedure has none.
bool asks_for_nothing(const std::vector<facts::ProcedureRequest>& procedures) {
    return procedures.empty() || std::any_of(procedures.begin(), procedures.end(),
                                             [](const facts::ProcedureRequest& one) {
                                                 return one.targets.empty() &&
                                                        !one.procedure.is("card_renew") &&
                                                        !one.procedure.is("switch_to_face_auth");
                                             });
}

std::string office_mark(const policy::Office& office) {
    return office.short_name.empty() ? office.code : office.short_name;
}

/// Whose birth date lies after the day.
std::vector<std::string> born_later(const std::array<const Person*, 2>& principal_and_agent,
                                    facts::Date day) {
    constexpr std::array kFields{"principal.birth_date", "agent.birth_date"};
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        const Person* const person = principal_and_agent.at(i);
        if (person != nullptr && person->birth_date && person->birth_date->reveal() > day) {
            fields.emplace_back(kFields.at(i));
        }
    }
    return fields;
}

/// What is wrong with an opening apart from the rules; nothing when it is well-formed.
std::optional<Rejection> opening_fault(const OpenCase& command, const Sitting& sitting) {
    if (asks_for_nothing(command.procedures)) {
        return Rejection{RejectionCode::kNothingAskedFor, {"procedures"}};
    }
    if (!command.agent && command.applicant != "self") {
        return Rejection{RejectionCode::kAgentMissing, {"agent"}};
    }
    if (command.agent && command.applicant == "self") {
        return Rejection{RejectionCode::kUnknownWord, {"agent"}};
    }
    if (auto born =
            born_later({&command.principal, command.agent ? &*command.agent : nullptr}, sitting.on);
        !born.empty()) {
        return Rejection{RejectionCode::kNotInOrder, std::move(born)};
    }
    if (const auto field = unknown_word(sitting)) {
        return Rejection{RejectionCode::kUnknownWord, {*field}};
    }
    if (!command.continues_case.empty() && !is_mark(command.continues_case)) {
        return Rejection{RejectionCode::kUnknownWord, {"continues_case"}};
    }
    return std::nullopt;
}

/// What a case can't be opened without.
std::vector<std::string> not_taken_down(const Person& principal) {
    std::vector<std::string> fields;
    if (principal.name.reveal().empty()) {
        fields.emplace_back("principal.name");
    }
    if (!principal.birth_date) {
        fields.emplace_back("principal.birth_date");
    }
    return fields;
}

}  // namespace

Decision Decider::operator()(const OpenCase& command) const {
    if (state_.opened()) {
        return rejected(RejectionCode::kCaseAlreadyOpened, {state_.case_number});
    }
    const auto policy = context_.rules->in_force(context_.today);
    if (!policy) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    const policy::Office* office = counter_of(*policy, context_.office.text());
    if (office == nullptr) {
        return rejected(RejectionCode::kUnknownWord, {"office"});
    }
    if (const auto fault = channel_fault(*policy, command.channel.text())) {
        return rejected(*fault);
    }
    if (auto fields = not_taken_down(command.principal); !fields.empty()) {
        return rejected(RejectionCode::kPersonIncomplete, std::move(fields));
    }
    const facts::Date birth_date = command.principal.birth_date->reveal();
    const Sitting sitting{.applicant = command.applicant,
                          .birth_date = birth_date,
                          .on = context_.today,
                          .office = context_.office,
                          .procedures = command.procedures,
                          .circumstances = command.circumstances,
                          .exceptions = {},
                          .visit = 1,
                          .visit1_office = {}};
    if (const auto fault = opening_fault(command, sitting)) {
        return rejected(*fault);
    }
    const auto no =
        command.procedures.size() < 2
            ? std::nullopt
            : allowed_here(*policy, policy->handling.several_procedures_in_one_sitting,
                           "handling.several_procedures_in_one_sitting", "several_procedures");
    if (no) {
        return rejected(*no);
    }
    const Assessment assessment = assess(*policy, sitting);
    Outcome outcome;
    const std::string year = calendar::fiscal_year_short(context_.today);
    const std::string series = "case/" + year + "/" + context_.office.text();
    const std::uint64_t serial = context_.next_number(series);
    outcome.draws.emplace_back(series, serial);
    const std::string number = case_number(year, office_mark(*office), serial);
    outcome.events.emplace_back(
        facts::CaseOpened{.case_number = number,
                          .opened_on = context_.today,
                          .office = context_.office,
                          .channel = command.channel,
                          .applicant = Sensitive<std::string>(command.applicant),
                          .treated_as = Sensitive<std::string>(assessment.treated_as),
                          .applicant_class = applicant_class(assessment.treated_as),
                          .age_class = age_class(birth_date, context_.today),
                          .principal = command.principal,
                          .agent = command.agent,
                          .procedures = command.procedures,
                          .circumstances = command.circumstances,
                          .route = assessment.route,
                          .visits = assessment.visits,
                          .protected_person = command.protected_person ||
                                              register_protects(command.principal.register_no),
                          .policy_version = policy->version,
                          .rule_ids = assessment.rule_ids,
                          .continues_case = command.continues_case});
    outcome.ids = {number, std::string(policy::word(assessment.outcome)),
                   assessment.route.empty() ? assessment.refusal.text() : assessment.route.text()};
    return outcome;
}

}  // namespace madoguchi::cases
