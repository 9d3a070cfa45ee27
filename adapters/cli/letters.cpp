#include "madoguchi/adapters/cli/letters.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "madoguchi/adapters/cli/case_now.hpp"
#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/cli/letter_words.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/adapters/cli/serve/demonstration.hpp"
#include "madoguchi/domain/cases/assessment.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli {

namespace {

/// What a letter takes from a case's history.
struct LetterFacts {
    facts::CaseOpened opened;
    Parties parties;
    std::optional<facts::AddressExceptionApproved> exception;
    std::optional<facts::LetterQueued> queued;
    std::optional<facts::LetterPrinted> printed;
    cases::CaseState state;
};

void collect(const facts::CaseEvent& event, LetterFacts& found) {
    if (const auto* opened = std::get_if<facts::CaseOpened>(&event)) {
        found.opened = *opened;
    } else if (const auto* exception = std::get_if<facts::AddressExceptionApproved>(&event)) {
        found.exception = *exception;
    } else if (const auto* queued = std::get_if<facts::LetterQueued>(&event)) {
        found.queued = *queued;
        found.printed.reset();
    } else if (const auto* printed = std::get_if<facts::LetterPrinted>(&event)) {
        found.printed = *printed;
    }
}

Result<LetterFacts> letter_facts(const Installation& installation, const CaseRef& which) {
    const auto entries = history(installation, which, {});
    if (!entries) {
        return log::unexpected(entries.error());
    }
    LetterFacts found;
    for (const auto& entry : *entries) {
        const auto* event = std::get_if<facts::CaseEvent>(&entry.event);
        if (entry.newer_than_build) {
            return failed(ExitStatus::kUsage,
                          "the case holds an entry of a newer version: upgrade before printing",
                          "newer_than_build");
        }
        if (event != nullptr && !entry.voided) {
            collect(*event, found);
            found.parties.take_in(*event);
        }
    }
    auto now = case_now(installation, which);
    if (!now) {
        return log::unexpected(now.error());
    }
    if (!now->state) {
        return failed(ExitStatus::kDamaged,
                      "the case's history is impossible: run verify, and report this error");
    }
    found.state = std::move(*now->state);
    if (!found.queued) {
        return failed(ExitStatus::kUsage, "the case has no letter: queue it first (queue_letter)",
                      "not_now");
    }
    if (!found.printed) {
        return failed(ExitStatus::kUsage,
                      "the letter isn't fixed yet: close a print batch with it first "
                      "(print_letter), which fixes its last day",
                      "letter_not_printed");
    }
    return found;
}

/// The case's policy version with today's values of the office.
Result<policy::Policy> policy_of(const Installation& installation, const CaseRef& which,
                                 const LetterFacts& found) {
    const auto published = published_policies(installation, which.tenant);
    if (!published) {
        return log::unexpected(published.error());
    }
    auto policy = published->version(found.state.policy_version, installation.today());
    if (!policy) {
        return failed(ExitStatus::kUsage,
                      "the policy version " + found.state.policy_version +
                          " isn't in the log: publish it (policy publish)",
                      "version_unknown");
    }
    return std::move(*policy);
}

Result<letter::Addressee> addressee(const LetterFacts& found) {
    const bool to_agent = found.queued->addressee == "statutory_agent_of_principal";
    if (to_agent && !found.parties.agent) {
        return failed(ExitStatus::kUsage,
                      "the letter goes to the principal's statutory agent, who isn't in the case: "
                      "record the agent first",
                      "agent_missing");
    }
    const facts::Person& to = to_agent ? *found.parties.agent : found.parties.principal;
    letter::Addressee result;
    result.name = to.name.reveal();
    result.postcode = to.postcode.reveal();
    result.address = to.address.reveal();
    if (found.queued->address_source == "approved_exception" && found.exception) {
        result.postcode = found.exception->postcode.reveal();
        result.address = found.exception->address.reveal();
    }
    if (!result.postcode.empty()) {
        result.barcode_address = result.address;
    }
    return result;
}

/// The address as it may be shown, `opened` being on record.
Result<letter::Addressee> addressee_for(LetterFor use, const Opened& opened,
                                        const LetterFacts& found) {
    auto to = addressee(found);
    if (!to || opened.shows_addresses()) {
        return to;
    }
    const auto& allowed = found.state.protected_acts;
    if (use == LetterFor::kPosting) {
        if (std::ranges::find(allowed, "post_letter") == allowed.end()) {
            return failed(ExitStatus::kUsage,
                          "支援措置: the section chief must allow this letter first "
                          "(approve_protected_handling, post_letter)",
                          "protected_person");
        }
        return to;
    }
    to->postcode.clear();
    to->barcode_address.reset();
    to->building.clear();
    to->address = kMasked;
    return to;
}

Result<letter::Sender> sender(const policy::Policy& policy, const policy::Office* office) {
    letter::Sender sender;
    // The head of a city, town, village or ward is called by its name and this character.
    sender.title = policy.name + "長";
    const policy::Contact contact = policy.contact.value_or(policy::Contact{});
    sender.section = contact.name.empty() && office != nullptr ? office->name : contact.name;
    sender.phone = contact.phone.empty() && office != nullptr ? office->phone : contact.phone;
    sender.address = contact.address;
    if (sender.phone.empty()) {
        return failed(ExitStatus::kUsage,
                      "the page gives no telephone number, where a principal could say that they "
                      "never applied: the office sets contact.phone (policy set)",
                      "contact_missing");
    }
    return sender;
}

letter::Deadline deadline(const facts::LetterPrinted& printed) {
    if (printed.valid_until) {
        return letter::DeadlineOn{*printed.valid_until};
    }
    return letter::DeadlineInWords{"この書類が届いた日の翌日から" +
                                   std::to_string(printed.days_after_arrival) + "日以内"};
}

std::optional<std::vector<decision::Document>> second_visit_documents(const policy::Policy& policy,
                                                                      const LetterFacts& found) {
    if (!found.state.birth_date) {
        return std::nullopt;
    }
    return cases::assess(policy, {.applicant = found.state.applicant.reveal(),
                                  .birth_date = found.state.birth_date->reveal(),
                                  .on = found.state.opened_on,
                                  .office = found.state.office,
                                  .procedures = found.state.procedures,
                                  .circumstances = found.state.circumstances,
                                  .exceptions = found.state.exceptions,
                                  .visit = 1,
                                  .visit1_office = found.state.office})
        .visit2_documents;
}

Failure failure_of_letter(const letter::LetterError& error, const std::string& whose) {
    const auto status = error.code == letter::LetterErrorCode::kWriteFailed ||
                                error.code == letter::LetterErrorCode::kFontMissing ||
                                error.code == letter::LetterErrorCode::kRenderer
                            ? ExitStatus::kUnavailable
                            : ExitStatus::kUsage;
    return {status, whose + (error.field.empty() ? "" : ": " + error.field) + ": " + error.detail};
}

}  // namespace

letter::Imprint imprint_of(const Installation& installation, facts::Date dated) {
    return {.created_at = dated, .training = serve::is_for_training(installation.folder())};
}

Result<Pdf> pdf_of(letter::Expected<letter::Rendered> rendered, const letter::StringSink& sink,
                   const std::string& whose) {
    if (!rendered) {
        return log::unexpected(failure_of_letter(rendered.error(), whose));
    }
    return Pdf{.bytes = sink.bytes(), .pages = rendered->pages};
}

Result<letter::LetterContent> letter_content(const Installation& installation, const Opened& opened,
                                             LetterFor use) {
    const CaseRef& which = opened.which();
    const auto found = letter_facts(installation, which);
    if (!found) {
        return log::unexpected(found.error());
    }
    const auto policy = policy_of(installation, which, *found);
    if (!policy) {
        return log::unexpected(policy.error());
    }
    const policy::Office* office = policy->office(found->opened.office.text());
    auto to = addressee_for(use, opened, *found);
    auto from = sender(*policy, office);
    const auto number = letter::LetterNumber::parse(found->queued->letter_number);
    if (!to || !from) {
        return log::unexpected(!to ? to.error() : from.error());
    }
    if (!number) {
        return failed(ExitStatus::kDamaged, "the stored letter number has a wrong check symbol");
    }
    letter::LetterContent content;
    content.number = *number;
    content.document_number = found->queued->document_number;
    content.dated = found->printed->planned_posting_on;
    content.title =
        policy->letter && !policy->letter->name.empty() ? policy->letter->name : "照会書兼回答書";
    content.addressee = std::move(*to);
    if (found->queued->addressee == "statutory_agent_of_principal") {
        content.principal_name = found->parties.principal.name.reveal();
    }
    content.sender = std::move(*from);
    content.applied_on = found->opened.opened_on;
    content.agent = {
        .name = found->parties.agent ? found->parties.agent->name.reveal() : std::string(),
        .is_statutory = found->opened.applicant_class == "statutory"};
    content.procedures = procedure_words(found->state.procedures);
    content.deadline = deadline(*found->printed);
    content.documents =
        documents_to_bring(*policy, second_visit_documents(*policy, *found), content.dated);
    content.places = places(*policy, found->opened.office.text());
    content.pins = pin_boxes(found->state.procedures);
    content.rules = reply_rules(*policy);
    return content;
}

letter::VisitSlip visit_slip(const letter::LetterContent& content) {
    return letter::visit_slip_of(content);
}

namespace {

/// A letter's content to look at, on record as seen in `view`.
Result<letter::LetterContent> looked_at(const Installation& installation, const CaseRef& which,
                                        std::string_view view, Looking& looking) {
    const auto opened = looking.open(which, view);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    return letter_content(installation, *opened, LetterFor::kLooking);
}

}  // namespace

Result<Pdf> letter_pdf(const Installation& installation, const CaseRef& which, Looking& looking) {
    const auto content = looked_at(installation, which, "letter", looking);
    if (!content) {
        return log::unexpected(content.error());
    }
    letter::StringSink sink;
    return pdf_of(letter::render(*content, {}, imprint_of(installation, content->dated), sink),
                  sink, "the letter");
}

Result<Pdf> visit_slip_pdf(const Installation& installation, const CaseRef& which,
                           Looking& looking) {
    const auto content = looked_at(installation, which, "visit_slip", looking);
    if (!content) {
        return log::unexpected(content.error());
    }
    letter::StringSink sink;
    return pdf_of(
        letter::render(visit_slip(*content), imprint_of(installation, content->dated), sink), sink,
        "the visit slip");
}

namespace {

/// The cases whose printed letter is in `batch`.
Result<std::vector<CaseRef>> cases_of_batch(const Installation& installation,
                                            const log::TenantId& tenant, const std::string& batch) {
    using projections::Worklist;
    const auto view = installation.view("cases", tenant);
    if (!view) {
        return log::unexpected(view.error());
    }
    std::vector<CaseRef> found;
    for (const Worklist list :
         {Worklist::kToHandOver, Worklist::kToPost, Worklist::kAwaitingReply}) {
        projections::WorklistQuery query;
        query.list = list;
        query.today = installation.today();
        query.limit = 1'000;
        do {
            const auto page = projections::worklist_page(**view, query);
            if (!page) {
                return log::unexpected(failure_of(page.error()));
            }
            for (const auto& line : page->lines) {
                const auto row = projections::case_row(**view, line.stream);
                if (row && *row && (*row)->letter.batch == batch) {
                    found.push_back({tenant, log::StreamId(line.stream)});
                }
            }
            query.after = page->next;
        } while (!query.after.empty());
    }
    return found;
}

}  // namespace

Result<Pdf> batch_pdf(const Installation& installation, const log::TenantId& tenant,
                      const std::string& batch, const std::string& operated_by, Looking& looking) {
    const auto found = cases_of_batch(installation, tenant, batch);
    if (!found) {
        return log::unexpected(found.error());
    }
    if (found->empty()) {
        return failed(ExitStatus::kNotFound, "no letter of " + tenant.text() +
                                                 " that is printed or posted is in batch '" +
                                                 batch + "'");
    }
    const auto opened = looking.open(*found, "print_batch");
    if (!opened) {
        return log::unexpected(opened.error());
    }
    std::vector<letter::LetterContent> letters;
    for (const auto& one : *opened) {
        auto content = letter_content(installation, one, LetterFor::kPosting);
        if (!content) {
            return failed(content.error().status,
                          one.which().stream.text() + ": " + content.error().what);
        }
        letters.push_back(std::move(*content));
    }
    const letter::BatchCover cover{.batch = batch,
                                   .office = letters.front().sender.section,
                                   .operated_by = operated_by,
                                   .printer = {},
                                   .planned_posting_on = letters.front().dated};
    letter::StringSink sink;
    auto rendered = letter::render_batch(letters, cover, {},
                                         imprint_of(installation, letters.front().dated), sink);
    const std::string whose =
        rendered ? "" : found->at(rendered.error().letter_index).stream.text();
    return pdf_of(std::move(rendered), sink, whose);
}

}  // namespace madoguchi::cli
