#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "madoguchi/adapters/cli/case_json.hpp"
#include "madoguchi/adapters/cli/case_now.hpp"
#include "madoguchi/adapters/cli/deficiency_slip.hpp"
#include "madoguchi/adapters/cli/letters.hpp"
#include "madoguchi/adapters/cli/serve/case_answer.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/http/v1/http.pb.h"
#include "madoguchi/projections/queries/case_queries.hpp"

// Looking at one case.
namespace madoguchi::cli::serve {

namespace {

using protobuf::JsonWriter;

/// A field of a person as a screen asks for it, and whether it says where they live.
struct PersonField {
    std::string_view name;
    bool whereabouts;
    std::string (*text)(const facts::Person& person);
};

constexpr std::array<PersonField, 7> kFields{{
    {"name", false, [](const facts::Person& person) { return person.name.reveal(); }},
    {"kana", false, [](const facts::Person& person) { return person.kana.reveal(); }},
    {"birth_date", false,
     [](const facts::Person& person) {
         return person.birth_date ? facts::date_text(person.birth_date->reveal()) : std::string();
     }},
    {"postcode", true, [](const facts::Person& person) { return person.postcode.reveal(); }},
    {"address", true, [](const facts::Person& person) { return person.address.reveal(); }},
    {"phone", true, [](const facts::Person& person) { return person.phone.reveal(); }},
    {"register_no", false, [](const facts::Person& person) { return person.register_no.reveal(); }},
}};

const PersonField* field_of(std::string_view name) {
    const auto* const found = std::ranges::find(kFields, name, &PersonField::name);
    return found == kFields.end() ? nullptr : found;
}

Answer<const facts::Person*> person_of(const CaseFile& file, const std::string& holder) {
    if (holder == "principal") {
        return &file.parties.principal;
    }
    if (holder == "agent" && file.parties.agent) {
        return &*file.parties.agent;
    }
    if (holder == "other_agent" && file.parties.other_agent) {
        return &*file.parties.other_agent;
    }
    return refuse(problem(422, "malformed", "holder: the case has no such person"));
}

/// Whether the entry asks for a correction that this person may approve now: who answers for it
/// sees what they approve, also of a person whose address is shown to no one.
Answer<bool> is_theirs_to_approve(const Services& services, const Call& call, const CaseRef& which,
                                  const HistoryEntry& entry) {
    const auto* const of_case = std::get_if<facts::CaseEvent>(&entry.event);
    const auto* const asked =
        of_case == nullptr ? nullptr : std::get_if<facts::CorrectionRequested>(of_case);
    const facts::Staff who(call.session.who.staff);
    if (asked == nullptr || asked->requested_by == who ||
        !standing_of(services, call).leads(facts::Office(call.office))) {
        return false;
    }
    const auto now = case_now(services.installation, which);
    if (!now) {
        return refuse(problem_of(now.error()));
    }
    return now->state &&
           std::ranges::any_of(now->state->pending, [&](const cases::PendingApproval& one) {
               return one.kind == "correction" && one.event_no == asked->event_no &&
                      one.field == asked->field && one.new_value == asked->new_value &&
                      one.requested_by == asked->requested_by;
           });
}

/// Shows one entry with where somebody lives or can be reached.
Answer<http::Response> reveal_entry(Services& services, const Call& call, const CaseRef& which,
                                    const madoguchi::http::v1::Reveal& body) {
    if (!body.holder().empty() || !body.fields().empty()) {
        return refuse(problem(422, "malformed", "entry: give either an entry or a holder"));
    }
    const auto entries = history(services.installation, which, {});
    if (!entries) {
        return refuse(problem_of(entries.error()));
    }
    const auto found = std::ranges::find(*entries, body.entry(), &HistoryEntry::event_no);
    if (found == entries->end()) {
        return refuse(problem(422, "malformed", "entry: the case has no such entry"));
    }
    const auto opened = looking_of(services, call, body.purpose()).open(which, "reveal");
    if (!opened) {
        return refuse(problem_of(opened.error()));
    }
    if (opened->shows_addresses()) {
        return json_response(entry_json(*found, protobuf::Reveal::kAll));
    }
    const auto approves = is_theirs_to_approve(services, call, which, *found);
    if (!approves) {
        return refuse(approves.error());
    }
    if (!*approves) {
        return refuse(problem(403, "addresses_hidden"));
    }
    return json_response(entry_json(*found, protobuf::Reveal::kNewValue));
}

}  // namespace

Answer<http::Response> show_case(Services& services, const Call& call) {
    const auto which = case_of(services, call, call.arguments[0]);
    if (!which) {
        return refuse(which.error());
    }
    auto json = case_answer(services, call, *which);
    if (!json) {
        return refuse(json.error());
    }
    return json_response(std::move(*json));
}

Answer<http::Response> show_history(Services& services, const Call& call) {
    const std::string day(call.request.parameter("as_known_on"));
    const auto as_known_on = day.empty() ? std::nullopt : facts::parse_date(day);
    if (!day.empty() && !as_known_on) {
        return refuse(problem(422, "malformed", "as_known_on: give a day as YYYY-MM-DD"));
    }
    const auto which = case_of(services, call, call.arguments[0]);
    if (!which) {
        return refuse(which.error());
    }
    const auto entries = history(services.installation, *which, as_known_on);
    if (!entries) {
        return refuse(problem_of(entries.error()));
    }
    const auto now = case_now(services.installation, *which);
    if (!now) {
        return refuse(problem_of(now.error()));
    }
    auto looking = looking_of(services, call, std::string(call.request.parameter("purpose")));
    const bool is_protected = now->state && now->state->protected_person;
    const auto opened = services.looks.open(looking, call.session.id, *which, "history",
                                            is_protected, now_of(services.installation));
    if (!opened) {
        return refuse(problem_of(opened.error()));
    }
    JsonWriter json;
    json.begin_list();
    for (const auto& entry : *entries) {
        // Where somebody lives is asked for field by field, or entry by entry.
        json.raw(entry_json(entry, protobuf::Reveal::kAllButAddresses));
    }
    json.end_list();
    return json_response(json.take());
}

Answer<http::Response> reveal_fields(Services& services, const Call& call) {
    madoguchi::http::v1::Reveal body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const auto which = case_of(services, call, call.arguments[0]);
    if (!which) {
        return refuse(which.error());
    }
    if (body.entry() != 0) {
        return reveal_entry(services, call, *which, body);
    }
    const std::set<std::string> names(body.fields().begin(), body.fields().end());
    if (names.empty() || !std::ranges::all_of(names, field_of)) {
        return refuse(problem(422, "malformed", "fields: name one or more fields of a person"));
    }
    const auto file = read_case(services.installation, *which);
    if (!file) {
        return refuse(problem_of(file.error()));
    }
    const auto person = person_of(*file, body.holder());
    if (!person) {
        return refuse(person.error());
    }
    const auto opened = looking_of(services, call, body.purpose()).open(*which, "reveal");
    if (!opened) {
        return refuse(problem_of(opened.error()));
    }
    JsonWriter json;
    json.begin_object();
    for (const std::string& name : names) {
        const PersonField* const field = field_of(name);
        if (field->whereabouts && !opened->shows_addresses()) {
            return refuse(problem(403, "addresses_hidden"));
        }
        json.key(name);
        json.text(field->text(**person));
    }
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> show_similar(Services& services, const Call& call) {
    madoguchi::http::v1::Similar body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const auto which = case_of(services, call, call.arguments[0]);
    if (!which) {
        return refuse(which.error());
    }
    const auto file = read_case(services.installation, *which);
    if (!file) {
        return refuse(problem_of(file.error()));
    }
    // What is found says something of who is looked for: it is a look at this case, too.
    auto looking = looking_of(services, call, body.purpose());
    const auto opened =
        services.looks.open(looking, call.session.id, *which, "show", file->row.protected_person,
                            now_of(services.installation));
    if (!opened) {
        return refuse(problem_of(opened.error()));
    }
    SearchFor wanted{.kana = file->parties.principal.kana.reveal(), .birth_date = {}};
    if (file->parties.principal.birth_date) {
        wanted.birth_date = file->parties.principal.birth_date->reveal();
    }
    if (wanted.kana.empty() && !wanted.birth_date) {
        return json_response("[]");
    }
    auto found = search_parties(services.installation, call.tenant.text(), wanted, looking);
    if (!found) {
        return refuse(problem_of(found.error()));
    }
    std::erase_if(*found, [&](const FoundParty& party) {
        return party.which.stream == which->stream || party.holder != "principal";
    });
    JsonWriter json;
    json.begin_list();
    for (const auto& party : *found) {
        const auto other = read_case(services.installation, party.which);
        if (!other) {
            return refuse(problem_of(other.error()));
        }
        json.raw(case_json(*other, nullptr, party.holder));
    }
    json.end_list();
    return json_response(json.take());
}

Answer<http::Response> draw_letter(Services& services, const Call& call) {
    madoguchi::http::v1::Letter body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    const auto which = case_of(services, call, call.arguments[0]);
    if (!which) {
        return refuse(which.error());
    }
    auto looking = looking_of(services, call, body.purpose());
    Result<Pdf> pdf = failed(ExitStatus::kUsage, "document: there is no such document");
    if (body.document().empty() || body.document() == "letter") {
        pdf = letter_pdf(services.installation, *which, looking);
    } else if (body.document() == "visit_slip") {
        pdf = visit_slip_pdf(services.installation, *which, looking);
    } else if (body.document() == "deficiency_slip") {
        pdf = deficiency_slip_pdf(services.installation, *which, looking);
    }
    if (!pdf) {
        return refuse(problem_of(pdf.error()));
    }
    return http::Response{.status = 200,
                          .content_type = "application/pdf",
                          .headers = {{"Content-Disposition", "inline"}},
                          .body = std::move(pdf->bytes)};
}

}  // namespace madoguchi::cli::serve
