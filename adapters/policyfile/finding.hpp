#pragma once

#include <string>
#include <vector>

namespace madoguchi::policyfile {

/// Something in a policy file that needs a look, and where it stands.
struct Finding {
    std::string file;
    int line = 0;         ///< From 1; 0 where the finding is about the file as a whole.
    std::string field;    ///< Path within the file, e.g. `procedure[1].applicants[0].route`.
    std::string message;  ///< What is wrong and what would be right. Never personal data.
    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// `file:line: field: message`, on one line.
[[nodiscard]] std::string format(const Finding& finding);

}  // namespace madoguchi::policyfile
