// A policy's text, also as an office's settings: findings, or a policy that can be explained.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/adapters/policyfile/check.hpp"
#include "madoguchi/adapters/policyfile/read_policy.hpp"
#include "madoguchi/domain/policy/explain.hpp"
#include "require.hpp"

namespace fuzz = madoguchi::fuzz;
namespace policyfile = madoguchi::policyfile;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto read = policyfile::read_policy(text, "policy.txtpb");
    fuzz::require(read.policy.has_value() == read.findings.empty(),
                  "there is a policy iff nothing was found");
    for (const auto& finding : read.findings) {
        fuzz::require(!finding.message.empty() && finding.line >= 0,
                      "a finding says what and where");
    }
    const std::vector<policyfile::ReadPolicy> files{read};
    const auto checked = policyfile::check(files);
    fuzz::require(checked.size() >= read.findings.size(), "a check keeps what reading found");
    if (read.policy) {
        fuzz::require(!madoguchi::policy::explain(*read.policy).empty(),
                      "a policy can be explained");
    }
    const auto settings = policyfile::read_settings(text, "office.settings.txtpb");
    for (const auto& finding : settings.findings) {
        fuzz::require(!finding.message.empty(), "a finding says what is wrong");
    }
    return 0;
}
