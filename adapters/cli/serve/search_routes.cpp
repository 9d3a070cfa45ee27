#include <utility>

#include "madoguchi/adapters/cli/case_json.hpp"
#include "madoguchi/adapters/cli/search.hpp"
#include "madoguchi/adapters/cli/serve/case_answer.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/http/v1/http.pb.h"

// The one field: a number that stands somewhere, or whom somebody asks for.
namespace madoguchi::cli::serve {

namespace {

http::Response answer_cases(const std::vector<std::string>& cases, std::string_view matched) {
    protobuf::JsonWriter json;
    json.begin_object();
    json.key("matched");
    json.text(matched);
    json.key("cases");
    json.begin_list();
    for (const auto& one : cases) {
        json.raw(one);
    }
    json.end_list();
    json.end_object();
    return json_response(json.take());
}

Answer<std::vector<std::string>> shown(const Services& services, Looking& looking,
                                       const std::vector<FoundParty>& parties) {
    std::vector<CaseRef> cases;
    for (const auto& party : parties) {
        cases.push_back(party.which);
    }
    const auto opened = looking.open(cases, "search");
    if (!opened) {
        return refuse(problem_of(opened.error()));
    }
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        const auto file = read_case(services.installation, parties[i].which);
        if (!file) {
            return refuse(problem_of(file.error()));
        }
        rows.push_back(case_json(*file, &(*opened)[i], parties[i].holder, Show::kPerson));
    }
    return rows;
}

}  // namespace

Answer<http::Response> search(Services& services, const Call& call) {
    madoguchi::http::v1::Search body;
    if (auto read = read_body(call, body); !read) {
        return refuse(read.error());
    }
    // The same purpose for every case that is found, whether it has ended or not.
    auto looking = looking_of(services, call, "identify");
    const auto which = find_case(services.installation, body.text(), call.tenant.text());
    if (which) {
        auto rows = shown(services, looking, {{*which, ""}});
        if (!rows) {
            return refuse(rows.error());
        }
        return answer_cases(*rows, "number");
    }
    if (which.error().status != ExitStatus::kNotFound) {
        return refuse(problem_of(which.error()));
    }
    if (!which.error().code.empty()) {
        return refuse(problem(422, which.error().code));
    }
    auto wanted = read_search(body.text());
    if (!wanted) {
        return refuse(problem_of(wanted.error()));
    }
    const auto found =
        find_parties(services.installation, call.tenant.text(), std::move(*wanted), looking);
    if (!found) {
        return refuse(problem_of(found.error()));
    }
    auto rows = shown(services, looking, found->parties);
    if (!rows) {
        return refuse(rows.error());
    }
    return answer_cases(*rows, found->loosely ? "loosely" : "exactly");
}

}  // namespace madoguchi::cli::serve
