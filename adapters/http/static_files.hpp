#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/http/message.hpp"
#include "madoguchi/log/expected.hpp"

namespace madoguchi::http {

/// The files of a built web application, held in memory. `main.js.br` and `main.js.gz` are what
/// goes out for `main.js` to whoever takes it. Those below `assets/` carry a hash in their name and
/// may be kept by browsers for ever, the pages not at all, the rest is asked for again by its tag.
/// Thread-safe once loaded.
class StaticFiles {
 public:
    /// Nothing is served.
    StaticFiles() = default;
    /// Reads every file below a folder; links are left out. Error: it can't be read.
    [[nodiscard]] static log::Expected<StaticFiles, std::string> load(const std::string& folder);

    [[nodiscard]] bool empty() const { return files_.empty(); }
    /// The answer to a GET; `index.html` for the root and for every page that the application
    /// itself makes (a last segment without a dot); 304 where the client holds these bytes already.
    /// Nothing where there is no such file.
    [[nodiscard]] std::optional<Response> find(const Request& request) const;

 private:
    enum class Keeping { kNot, kAskAgain, kForEver };
    /// One form of a file.
    struct Bytes {
        std::string text;
        std::string tag;  ///< `ETag`, in its quotes.
    };
    struct File {
        std::map<std::string_view, Bytes> forms;  ///< By content coding; the plain one by nothing.
        std::string_view type;
        Keeping keeping = Keeping::kNot;
    };
    /// The smallest form that the client takes, and its coding.
    static const std::pair<const std::string_view, Bytes>& form_for(const Request& request,
                                                                    const File& file);

    std::map<std::string, File, std::less<>> files_;
};

}  // namespace madoguchi::http
