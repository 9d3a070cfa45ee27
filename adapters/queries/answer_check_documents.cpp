#include <nlohmann/json.hpp>

#include "madoguchi/adapters/queries/query.hpp"
#include "madoguchi/domain/decision/decision.hpp"

namespace madoguchi::queries {

using nlohmann::json;
using policy::word;

namespace {

decision::Presented read_presented(Given& given) {
    decision::Presented document;
    document.type = given.required_word<policy::DocumentType>("type");
    document.original = given.required_flag("original");
    document.expires_on = given.date("expires_on");
    document.issued_on = given.date("issued_on");
    document.sealed = given.flag("sealed");
    document.has_photo = given.flag("has_photo");
    given.no_others();
    return document;
}

}  // namespace

void answer_check_documents(const policy::Policy* policy, Given& given, Answer& answer) {
    decision::DocumentRequest request;
    request.procedure = given.required_word<policy::Procedure>("procedure");
    request.applicant = given.required_word<policy::Applicant>("applicant");
    request.visit = given.required_integer("visit", 1, 2);
    request.holder = given.required_word<policy::Holder>("holder");
    request.date = given.required_date("date");
    for (auto& document : given.objects("presented")) {
        request.presented.push_back(read_presented(document));
    }
    given.no_others();
    const auto result = decision::check_documents(needed(policy), request);
    answer.json["accepted"] = result.accepted ? json(*result.accepted) : json();
    answer.json["reason"] = result.fault ? json(word(*result.fault)) : json();
    answer.json["document"] = result.faulty ? json(word(*result.faulty)) : json();
    answer.citations = result.citations;
}

}  // namespace madoguchi::queries
