#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/http/message.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::http {

/// The files of a built web application, held in memory. Those below `assets/` carry a hash in
/// their name and may be kept by browsers; the others may not. Thread-safe once loaded.
class StaticFiles {
 public:
    /// Nothing is served.
    StaticFiles() = default;
    /// Reads every file below a folder; links are left out. Error: it can't be read.
    [[nodiscard]] static log::Expected<StaticFiles, std::string> load(const std::string& folder);

    [[nodiscard]] bool empty() const { return files_.empty(); }
    /// The answer to a GET; `index.html` for the root and for every page that the application
    /// itself makes (a last segment without a dot). Nothing where there is no such file.
    [[nodiscard]] std::optional<Response> find(const std::vector<std::string>& path) const;

 private:
    struct File {
        std::string bytes;
        std::string_view type;
        bool immutable = false;
    };
    std::map<std::string, File, std::less<>> files_;
};

}  // namespace madoguchi::http
