#include "madoguchi/adapters/http/static_files.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "madoguchi/adapters/http/accepted_encoding.hpp"

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

/// Content codings by the ends of their files' names, the smaller first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kCodings{
    {{".br", "br"}, {".gz", "gzip"}}};

std::string_view type_of(std::string_view name) {
    for (const auto& [end, type] : kTypes) {
        if (name.ends_with(end)) {
            return type;
        }
    }
    return "application/octet-stream";
}

/// A tag that only these bytes have.
std::string tag_of(std::string_view bytes) {
    constexpr std::size_t kBytesOfTag = 16;
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    std::string tag = "\"";
    for (std::size_t i = 0; i < kBytesOfTag; ++i) {
        tag += kDigits[digest[i] >> 4U];
        tag += kDigits[digest[i] & 0xFU];
    }
    return tag + "\"";
}

/// Whether an `If-None-Match` names a tag (weakly, RFC 9110 §13.1.2). Tags here hold no comma.
bool names(std::string_view header, std::string_view tag) {
    return header == "*" || header.find(tag) != std::string_view::npos;
}

/// A file's name and the coding of its bytes: `main.js`, `br` for `main.js.br`.
std::pair<std::string, std::string_view> name_and_coding(const std::string& name) {
    for (const auto& [end, coding] : kCodings) {
        if (name.ends_with(end)) {
            return {name.substr(0, name.size() - end.size()), coding};
        }
    }
    return {name, {}};
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
        std::ifstream stream(at->path(), std::ios::binary);
        std::string bytes(std::istreambuf_iterator<char>(stream), {});
        if (!stream.good() && !stream.eof()) {
            return log::unexpected(at->path().string() + ": can't be read");
        }
        const auto [name, coding] =
            name_and_coding(fs::relative(at->path(), folder, error).generic_string());
        File& file = loaded.files_[name];
        file.type = type_of(name);
        file.keeping = name.starts_with("assets/") ? Keeping::kForEver
                       : name == kIndex            ? Keeping::kNot
                                                   : Keeping::kAskAgain;
        std::string tag = tag_of(bytes);
        file.forms[coding] = {std::move(bytes), std::move(tag)};
    }
    if (error) {
        return log::unexpected(folder + ": can't be read: " + error.message());
    }
    // What is there in a packed form only can't be given to everybody: it isn't there.
    std::erase_if(loaded.files_, [](const auto& each) { return !each.second.forms.contains({}); });
    return loaded;
}

const std::pair<const std::string_view, StaticFiles::Bytes>& StaticFiles::form_for(
    const Request& request, const File& file) {
    const std::string_view accepted = request.header("accept-encoding");
    for (const auto& [end, coding] : kCodings) {
        const auto form = file.forms.find(coding);
        if (form != file.forms.end() && accepts_encoding(accepted, coding)) {
            return *form;
        }
    }
    return *file.forms.find({});
}

std::optional<Response> StaticFiles::find(const Request& request) const {
    std::string name;
    for (const auto& segment : request.path) {
        name.append(name.empty() ? "" : "/").append(segment);
    }
    const bool is_page = request.path.empty() || request.path.back().find('.') == std::string::npos;
    const auto found = files_.find(is_page ? kIndex : std::string_view(name));
    if (found == files_.end()) {
        return std::nullopt;
    }
    const File& file = found->second;
    const auto& [coding, bytes] = form_for(request, file);
    Response response;
    if (file.keeping != Keeping::kNot) {
        const bool for_ever = file.keeping == Keeping::kForEver;
        response.headers.push_back(
            {"Cache-Control", for_ever ? "public, max-age=31536000, immutable" : "no-cache"});
        response.headers.push_back({"ETag", bytes.tag});
    }
    if (file.forms.size() > 1) {
        response.headers.push_back({"Vary", "Accept-Encoding"});
    }
    if (file.keeping != Keeping::kNot && names(request.header("if-none-match"), bytes.tag)) {
        response.status = 304;
        return response;
    }
    if (!coding.empty()) {
        response.headers.push_back({"Content-Encoding", std::string(coding)});
    }
    response.content_type = file.type;
    response.body = bytes.text;
    return response;
}

}  // namespace madoguchi::http
