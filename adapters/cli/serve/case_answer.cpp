#include "madoguchi/adapters/cli/serve/case_answer.hpp"

#include <utility>

#include "madoguchi/adapters/cli/agent_notice.hpp"
#include "madoguchi/adapters/cli/case_json.hpp"
#include "madoguchi/adapters/cli/case_now.hpp"
#include "madoguchi/adapters/cli/opening_days.hpp"
#include "madoguchi/adapters/cli/serve/case_acts.hpp"
#include "madoguchi/projections/labels.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

namespace madoguchi::cli::serve {

Answer<CaseRef> case_of(const Services& services, const Call& call, const std::string& wanted) {
    return or_problem(find_case(services.installation, wanted, call.tenant.text()));
}

Answer<std::string> case_answer(Services& services, const Call& call, const CaseRef& which) {
    const auto now = case_now(services.installation, which);
    if (!now) {
        return refuse(problem_of(now.error()));
    }
    auto file = read_case(services.installation, which);
    if (!file) {
        return refuse(problem_of(file.error()));
    }
    const auto policies = services.directory.policies(call.tenant);
    if (!policies) {
        return refuse(problem_of(policies.error()));
    }
    const auto many = many_cases_of_agent(services.installation, which, **policies);
    if (!many) {
        return refuse(problem_of(many.error()));
    }
    file->many_of_agent = *many;
    DaysToCome open_days(services.installation, call.tenant,
                         opening_days(**policies, services.installation.today()));
    if (auto filled = open_days.fill_in(file->line); !filled) {
        return refuse(problem_of(filled.error()));
    }
    auto looking = looking_of(services, call, std::string(call.request.parameter("purpose")));
    const auto opened =
        services.looks.open(looking, call.session.id, which, "show", file->row.protected_person,
                            now_of(services.installation));
    if (!opened) {
        return refuse(problem_of(opened.error()));
    }
    const auto work = work_on(services, call, which, now->state);
    if (!work) {
        return refuse(work.error());
    }
    if (!work->next_step.empty()) {
        // A list says by the status what comes next; here it is known what is open.
        const auto next = projections::label_in(projections::next_step_labels(), work->next_step);
        file->line.next_step_ja = next.ja;
        file->line.next_step_en = next.en;
    }
    protobuf::JsonWriter json;
    json.begin_object();
    write_case(json, *file, &*opened, {}, Show::kPerson);
    json.key("version");
    json.number(now->version.value());
    json.key("addresses_hidden");
    json.truth(!opened->shows_addresses());
    write_work(json, *work);
    json.end_object();
    return json.take();
}

}  // namespace madoguchi::cli::serve
