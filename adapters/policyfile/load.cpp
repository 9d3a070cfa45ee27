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
constexpr std::string_view kTemplate = "TEMPLATE.txtpb";

bool began_later(const policy::Policy& a, const policy::Policy* b) {
    if (b == nullptr) return true;
    return a.effective_from.value_or(calendar::Date::min()) >=
           b->effective_from.value_or(calendar::Date::min());
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
    std::ifstream stream(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    if (!stream.good() && !stream.eof()) {
        ReadPolicy unread;
        unread.file = path;
        unread.findings.push_back({path, 0, {}, "can't be read: does it exist, is it readable?"});
        return unread;
    }
    return read_policy(text, path);
}

Loaded load_directory(const std::string& directory) {
    Loaded loaded;
    std::error_code error;
    std::vector<std::string> paths;
    for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end;
         it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (name.ends_with(kExtension) && !name.ends_with(kSettings) && name != kTemplate) {
            paths.push_back(it->path().string());
        }
    }
    if (error) {
        loaded.findings.push_back({directory, 0, {}, "can't be listed: " + error.message()});
        return loaded;
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        ReadPolicy file = load_file(path);
        loaded.findings.insert(loaded.findings.end(), file.findings.begin(), file.findings.end());
        loaded.policies.add(std::move(file));
    }
    return loaded;
}

}  // namespace madoguchi::policyfile
