#include "madoguchi/adapters/policyfile/load.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace madoguchi::policyfile {

namespace {

constexpr std::string_view kExtension = ".txtpb";
constexpr std::string_view kSettings = ".settings.txtpb";
constexpr std::string_view kTemplate = "/TEMPLATE.txtpb";

bool began_later(const policy::Policy& a, const policy::Policy* b) {
    if (b == nullptr) return true;
    return a.effective_from.value_or(calendar::Date::min()) >=
           b->effective_from.value_or(calendar::Date::min());
}

// Every text-format file of a directory, by name.
std::vector<std::string> list(const std::string& directory, std::error_code& error) {
    std::vector<std::string> paths;
    for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end;
         it.increment(error)) {
        if (it->path().string().ends_with(kExtension)) paths.push_back(it->path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::optional<std::string> read_text(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    std::string text{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    if (stream.bad()) return std::nullopt;
    // Editors of Windows put a byte order mark first.
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    return text;
}

Finding unreadable(const std::string& path) {
    return {path, 0, {}, "can't be read: does it exist, is it readable?"};
}

}  // namespace

const policy::Policy* Policies::find(std::string_view municipality, calendar::Date date) const {
    const policy::Policy* best = nullptr;
    for (const auto& file : files_) {
        if (!file.policy || file.policy->municipality != municipality) continue;
        if (file.policy->in_force_on(date) && began_later(*file.policy, best)) best = &*file.policy;
    }
    return best;
}

const policy::Policy* Policies::newest(std::string_view municipality) const {
    const policy::Policy* best = nullptr;
    for (const auto& file : files_) {
        if (!file.policy || file.policy->municipality != municipality) continue;
        if (began_later(*file.policy, best)) best = &*file.policy;
    }
    return best;
}

const policy::Policy* Policies::version(std::string_view municipality,
                                        std::string_view version) const {
    for (const auto& file : files_) {
        if (file.policy && file.policy->municipality == municipality &&
            file.policy->version == version) {
            return &*file.policy;
        }
    }
    return nullptr;
}

std::vector<std::string> Policies::municipalities() const {
    std::set<std::string> codes;
    for (const auto& file : files_) {
        if (file.policy) codes.insert(file.policy->municipality);
    }
    return {codes.begin(), codes.end()};
}

ReadPolicy load_file(const std::string& path) {
    const auto text = read_text(path);
    if (text) return read_policy(*text, path);
    ReadPolicy unread;
    unread.file = path;
    unread.findings.push_back(unreadable(path));
    return unread;
}

std::vector<ReadSettings> load_settings(const std::string& directory) {
    std::vector<ReadSettings> settings;
    std::error_code error;
    for (const auto& path : list(directory, error)) {
        if (!path.ends_with(kSettings)) continue;
        const auto text = read_text(path);
        if (text) {
            settings.push_back(read_settings(*text, path));
        } else {
            settings.emplace_back().findings.push_back(unreadable(path));
        }
    }
    return settings;
}

Loaded load_directory(const std::string& directory) {
    Loaded loaded;
    std::error_code error;
    const auto paths = list(directory, error);
    if (error) {
        loaded.findings.push_back({directory, 0, {}, "can't be listed: " + error.message()});
        return loaded;
    }
    for (const auto& path : paths) {
        if (path.ends_with(kSettings) || path.ends_with(kTemplate)) continue;
        ReadPolicy file = load_file(path);
        loaded.findings.insert(loaded.findings.end(), file.findings.begin(), file.findings.end());
        loaded.policies.add(std::move(file));
    }
    return loaded;
}

}  // namespace madoguchi::policyfile
