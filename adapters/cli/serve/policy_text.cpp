#include "madoguchi/adapters/cli/serve/policy_text.hpp"

#include <utility>

#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/serve/problem.hpp"
#include "madoguchi/adapters/policyfile/check.hpp"
#include "madoguchi/command/v1/policy.pb.h"

namespace madoguchi::cli::serve {

namespace {

constexpr std::string_view kPublishing = "madoguchi.command.publish_policy_version.v1";

}  // namespace

CheckedText check_text(const std::string& text) {
    std::vector<policyfile::ReadPolicy> files;
    files.push_back(policyfile::read_policy(text, "policy"));
    CheckedText checked;
    for (const auto& finding : policyfile::check(files)) {
        checked.findings.push_back(row_of(finding));
    }
    checked.policy = std::move(files.front().policy);
    return checked;
}

std::optional<http::Response> unfit_text(const log::Command& command) {
    madoguchi::command::v1::PublishPolicyVersion publication;
    if (command.type != kPublishing || !publication.ParseFromString(command.payload)) {
        return std::nullopt;  // What isn't one, or can't be read, is the decider's to answer.
    }
    const CheckedText checked = check_text(publication.text());
    if (checked.findings.empty()) {
        return std::nullopt;
    }
    protobuf::JsonWriter findings;
    write_json(findings, checked.findings);
    http::Response response = response_of(problem(422, "policy_findings"));
    response.body.insert(response.body.size() - 1, ",\"findings\":" + findings.take());
    return response;
}

}  // namespace madoguchi::cli::serve
