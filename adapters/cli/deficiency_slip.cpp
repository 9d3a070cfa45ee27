#include "madoguchi/adapters/cli/deficiency_slip.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "madoguchi/adapters/cli/letter_words.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/domain/cases/assessment.hpp"
#include "madoguchi/projections/core/event_context.hpp"

namespace madoguchi::cli {

namespace {

/// What the slip takes from a case's history.
struct Shortfall {
    facts::CaseOpened opened;
    std::vector<facts::ProcedureRequest> procedures;
    facts::Circumstances circumstances;
    std::string letter_number;  ///< Of the newest letter; empty for none.
    std::optional<facts::Date> last_day;
    facts::Date visited_on{};
    std::uint32_t visit = 0;  ///< 0: nothing was short, or it was put right.
    std::vector<std::string> missing;
    bool handed_back = false;
    bool new_letter = false;
};

void fall_short(Shortfall& found, facts::Date on, std::uint32_t visit,
                std::vector<std::string> missing) {
    found.visited_on = on;
    found.visit = visit;
    found.missing = std::move(missing);
    found.handed_back = false;
    found.new_letter = false;
}

void collect(const facts::CaseEvent& event, facts::Date on, Shortfall& found) {
    if (const auto* opened = std::get_if<facts::CaseOpened>(&event)) {
        found.opened = *opened;
        found.procedures = opened->procedures;
        found.circumstances = opened->circumstances;
    } else if (const auto* asked = std::get_if<facts::CircumstancesRecorded>(&event)) {
        found.circumstances = asked->circumstances;
    } else if (const auto* accepted = std::get_if<facts::ApplicationAccepted>(&event)) {
        found.procedures = accepted->procedures;
        found.visit = 0;
    } else if (const auto* queued = std::get_if<facts::LetterQueued>(&event)) {
        found.letter_number = queued->letter_number;
        found.last_day.reset();
    } else if (const auto* printed = std::get_if<facts::LetterPrinted>(&event)) {
        found.last_day = printed->valid_until;
    } else if (const auto* delivered = std::get_if<facts::LetterDelivered>(&event)) {
        found.last_day = delivered->valid_until ? delivered->valid_until : found.last_day;
    } else if (std::holds_alternative<facts::SecondVisitOpened>(event)) {
        found.visit = 0;
    } else if (const auto* listed = std::get_if<facts::DocumentsFoundMissing>(&event)) {
        fall_short(found, on, listed->visit, listed->missing);
    } else if (const auto* back = std::get_if<facts::ReplyHandedBackUnopened>(&event)) {
        fall_short(found, on, 2, back->missing);
        found.handed_back = true;
    } else if (const auto* rejected = std::get_if<facts::ReplyRejected>(&event)) {
        fall_short(found, on, 2, {rejected->reason.text()});
        found.new_letter = rejected->needs_new_letter;
    }
}

Result<Shortfall> shortfall(const Installation& installation, const CaseRef& which) {
    const auto entries = history(installation, which, {});
    if (!entries) {
        return log::unexpected(entries.error());
    }
    Shortfall found;
    for (const auto& entry : *entries) {
        const auto* event = std::get_if<facts::CaseEvent>(&entry.event);
        if (event != nullptr && !entry.voided && !entry.newer_than_build) {
            collect(*event, projections::day_in_japan(entry.occurred_at), found);
        }
    }
    if (found.visit == 0) {
        return failed(ExitStatus::kUsage,
                      "nothing is short at this case's last visit: there is no slip to write",
                      "not_now");
    }
    return found;
}

/// What the person brings next time, as the rules of the case's version say it.
std::vector<letter::PersonDocuments> to_bring(const policy::Policy& policy,
                                              const Shortfall& found) {
    if (!found.opened.principal.birth_date) {
        return {};
    }
    const auto lists =
        cases::assess(policy, {.applicant = found.opened.applicant.reveal(),
                               .birth_date = found.opened.principal.birth_date->reveal(),
                               .on = found.visited_on,
                               .office = found.opened.office,
                               .procedures = found.procedures,
                               .circumstances = found.circumstances,
                               .exceptions = {},
                               .visit = 1,
                               .visit1_office = found.opened.office});
    return documents_to_bring(policy,
                              found.visit >= 2 ? lists.visit2_documents : lists.visit1_documents,
                              found.visited_on);
}

}  // namespace

Result<Pdf> deficiency_slip_pdf(const Installation& installation, const CaseRef& which,
                                Looking& looking) {
    if (const auto opened = looking.open(which, "deficiency_slip"); !opened) {
        return log::unexpected(opened.error());
    }
    const auto found = shortfall(installation, which);
    if (!found) {
        return log::unexpected(found.error());
    }
    const auto published = published_policies(installation, which.tenant);
    if (!published) {
        return log::unexpected(published.error());
    }
    const auto policy = published->version(found->opened.policy_version, installation.today());
    if (!policy) {
        return failed(ExitStatus::kUsage,
                      "the policy version " + found->opened.policy_version +
                          " isn't in the log: publish it (policy publish)",
                      "version_unknown");
    }
    const policy::Office* office = policy->office(found->opened.office.text());
    const policy::Contact contact = policy->contact.value_or(policy::Contact{});
    letter::DeficiencySlip slip;
    if (const auto number = letter::LetterNumber::parse(found->letter_number)) {
        slip.number = *number;
    }
    slip.visited_on = found->visited_on;
    for (const std::string& what : found->missing) {
        slip.missing.push_back(shortfall_words(what));
    }
    if (!found->new_letter) {
        slip.bring = to_bring(*policy, *found);
        if (found->visit >= 2 && found->last_day) {
            slip.deadline = letter::DeadlineOn{*found->last_day};
        }
    }
    slip.reply_handed_back = found->handed_back;
    slip.new_letter_comes = found->new_letter;
    slip.places = places(*policy, found->opened.office.text());
    slip.section = contact.name.empty() && office != nullptr ? office->name : contact.name;
    slip.phone = contact.phone.empty() && office != nullptr ? office->phone : contact.phone;
    letter::StringSink sink;
    return pdf_of(letter::render(slip, imprint_of(installation, slip.visited_on), sink), sink,
                  "the deficiency slip");
}

}  // namespace madoguchi::cli
