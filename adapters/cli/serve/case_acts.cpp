#include "madoguchi/adapters/cli/serve/case_acts.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/cli/case_now.hpp"
#include "madoguchi/adapters/cli/rejection_words.hpp"
#include "madoguchi/domain/cases/next_step.hpp"
#include "madoguchi/projections/labels.hpp"

namespace madoguchi::cli::serve {

namespace {

using protobuf::JsonWriter;

template <typename Texts>
void write_texts(JsonWriter& json, const char* name, const Texts& texts) {
    json.key(name);
    json.begin_list();
    for (const auto& text : texts) {
        json.text(text);
    }
    json.end_list();
}

void write_label(JsonWriter& json, std::string_view command) {
    const auto label = projections::label_in(projections::button_labels(), command);
    json.key("command");
    json.text(command);
    json.key("label_ja");
    json.text(label.ja);
    json.key("label_en");
    json.text(label.en);
}

void write_allowed(JsonWriter& json, const std::vector<cases::AllowedAct>& acts) {
    json.key("allowed");
    json.begin_list();
    for (const auto& act : acts) {
        json.begin_object();
        write_label(json, act.command);
        json.key("main");
        json.truth(act.main);
        write_texts(json, "needs", act.needs);
        json.key("confirm");
        json.truth(act.confirm);
        json.key("second_person");
        json.truth(act.second_person);
        json.end_object();
    }
    json.end_list();
}

void write_blocked(JsonWriter& json, const std::vector<cases::BlockedAct>& acts) {
    json.key("blocked");
    json.begin_list();
    for (const auto& act : acts) {
        const Problem words = problem(409, act.code);
        json.begin_object();
        write_label(json, act.command);
        json.key("code");
        json.text(act.code);
        json.key("why_ja");
        json.text(words.ja);
        json.key("why_en");
        json.text(words.en);
        write_texts(json, "ids", act.ids);
        json.end_object();
    }
    json.end_list();
}

void write_documents(JsonWriter& json, const std::vector<cases::Paper>& papers) {
    json.key("documents");
    json.begin_list();
    for (const auto& paper : papers) {
        json.begin_object();
        json.key("visit");
        json.number(paper.visit);
        json.key("holder");
        json.text(policy::word(paper.wanted.of));
        json.key("item");
        json.text(policy::word(paper.wanted.item));
        json.key("any_of");
        json.begin_list();
        for (const auto& counts : paper.wanted.any_of) {
            json.begin_object();
            json.key("a");
            json.integer(counts.a);
            json.key("b");
            json.integer(counts.b);
            json.end_object();
        }
        json.end_list();
        json.key("exclude");
        json.begin_list();
        for (const auto type : paper.wanted.exclude) {
            json.text(policy::word(type));
        }
        json.end_list();
        json.key("count");
        json.integer(paper.wanted.count.value_or(1));
        json.key("shown");
        json.integer(paper.all);
        json.key("shown_a");
        json.integer(paper.a);
        json.key("shown_b");
        json.integer(paper.b);
        json.key("complete");
        json.truth(paper.complete);
        json.end_object();
    }
    json.end_list();
}

}  // namespace

Answer<CaseWork> work_on(Services& services, const Call& call, const CaseRef& which,
                         const std::optional<cases::CaseState>& state) {
    const auto rules = services.directory.rules(call.tenant);
    if (!rules) {
        return refuse(problem_of(rules.error()));
    }
    CaseWork work;
    std::optional<Failure> unreadable;
    if (state) {
        constexpr std::size_t kPrefix = std::string_view("case/").size();
        const cases::DecisionContext context{
            .case_id = which.stream.text().substr(kPrefix),
            .today = services.installation.today(),
            .actor = facts::Staff(call.session.who.staff),
            .office = facts::Office(call.office),
            .standing = standing_of(services, call),
            .staff = &call.staff->state,
            .rules = rules->get(),
            .next_number = [](const std::string& /*series*/) { return std::uint64_t{1}; },
            .opaque_value = [](std::uint32_t letter_seq) { return std::uint64_t{letter_seq}; },
            .history =
                [&] {
                    auto entries = recorded_entries(services.installation, which);
                    if (!entries) {
                        unreadable = std::move(entries.error());
                    }
                    return std::move(entries).value_or(std::vector<facts::CaseEvent>());
                },
            // Asked for disposal and erasing only, which no screen of a case offers.
            .ended_on = [] { return std::optional<facts::Date>(); },
            .watches = [] { return std::vector<std::string>(); },
            .erasure_approved = [](const std::string& /*person*/) { return false; },
            // Asked when a case is opened and when it is said whose it is: neither hangs on it.
            .is_protected =
                [](const facts::Sensitive<std::string>& /*register_no*/) { return false; }};
        work.acts = cases::acts_now(*state, context);
        work.papers = cases::papers_now(*state, context);
        work.next_step = cases::next_step(*state, context).word;
    }
    if (unreadable) {
        return refuse(problem_of(*unreadable));
    }
    return work;
}

void write_work(JsonWriter& json, const CaseWork& work) {
    write_allowed(json, work.acts.allowed);
    write_blocked(json, work.acts.blocked);
    write_documents(json, work.papers);
}

}  // namespace madoguchi::cli::serve
