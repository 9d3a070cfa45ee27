#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/policyfile/read_policy.hpp"

namespace madoguchi::policyfile {

/// Every policy of a directory. Read once at start; then read only, from any thread.
class Policies {
 public:
    /// The policy of `municipality` in force on `date`, or null. Of several files that are in force
    /// the one that began last counts.
    [[nodiscard]] const policy::Policy* find(std::string_view municipality,
                                             calendar::Date date) const;
    /// The newest policy of `municipality`, whatever the date, or null.
    [[nodiscard]] const policy::Policy* newest(std::string_view municipality) const;
    /// The policy of this municipality and version, or null.
    [[nodiscard]] const policy::Policy* version(std::string_view municipality,
                                                std::string_view version) const;
    /// Codes of the municipalities, in order.
    [[nodiscard]] std::vector<std::string> municipalities() const;
    [[nodiscard]] const std::vector<ReadPolicy>& files() const { return files_; }

    void add(ReadPolicy file) { files_.push_back(std::move(file)); }

 private:
    std::vector<ReadPolicy> files_;
};

/// What was read from a directory.
struct Loaded {
    Policies policies = {};
    Findings findings = {};  ///< Of all files; a file with findings has no policy.
};

/// Reads every `*.txtpb` of `directory` except `TEMPLATE.txtpb` and `*.settings.txtpb`, by name. A
/// directory or file that can't be read is a finding.
[[nodiscard]] Loaded load_directory(const std::string& directory);

/// Reads every `*.settings.txtpb` of `directory`, by name. A file that can't be read is a finding.
[[nodiscard]] std::vector<ReadSettings> load_settings(const std::string& directory);

/// Reads one file. A file that can't be read is a finding.
[[nodiscard]] ReadPolicy load_file(const std::string& path);

}  // namespace madoguchi::policyfile
