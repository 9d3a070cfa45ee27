#include "madoguchi/adapters/http/static_files.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace madoguchi::http {

namespace {

constexpr std::string_view kIndex = "index.html";

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".ttf", "font/ttf"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view type_of(std::string_view name) {
    for (const auto& [end, type] : kTypes) {
        if (name.ends_with(end)) {
            return type;
        }
    }
    return "application/octet-stream";
}

}  // namespace

log::Expected<StaticFiles, std::string> StaticFiles::load(const std::string& folder) {
    namespace fs = std::filesystem;
    StaticFiles loaded;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (at->is_symlink() || !at->is_regular_file()) {
            continue;
        }
        const std::string name = fs::relative(at->path(), folder, error).generic_string();
        std::ifstream file(at->path(), std::ios::binary);
        std::string bytes(std::istreambuf_iterator<char>(file), {});
        if (!file.good() && !file.eof()) {
            return log::unexpected(at->path().string() + ": can't be read");
        }
        loaded.files_[name] = {std::move(bytes), type_of(name), name.starts_with("assets/")};
    }
    if (error) {
        return log::unexpected(folder + ": can't be read: " + error.message());
    }
    return loaded;
}

std::optional<Response> StaticFiles::find(const std::vector<std::string>& path) const {
    std::string name;
    for (const auto& segment : path) {
        name.append(name.empty() ? "" : "/").append(segment);
    }
    const bool is_page = path.empty() || path.back().find('.') == std::string::npos;
    const auto found = files_.find(is_page ? kIndex : std::string_view(name));
    if (found == files_.end()) {
        return std::nullopt;
    }
    Response response;
    response.content_type = found->second.type;
    response.body = found->second.bytes;
    if (found->second.immutable) {
        response.headers.push_back({"Cache-Control", "public, max-age=31536000, immutable"});
    }
    return response;
}

}  // namespace madoguchi::http
