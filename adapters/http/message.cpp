#include "madoguchi/adapters/http/message.hpp"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace madoguchi::http {

namespace {

constexpr std::size_t kSegmentsMax = 16;
constexpr std::size_t kParametersMax = 32;

std::string_view value_of(const std::vector<Field>& fields, std::string_view name) {
    for (const Field& field : fields) {
        if (field.name == name) {
            return field.value;
        }
    }
    return {};
}

}  // namespace

std::string_view Request::header(std::string_view name) const { return value_of(headers, name); }

std::string_view Request::parameter(std::string_view name) const {
    return value_of(parameters, name);
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        std::string_view pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        pair.remove_prefix(std::min(pair.size(), pair.find_first_not_of(' ')));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
            return pair.substr(name.size() + 1);
        }
    }
    return {};
}

std::optional<Target> parse_target(std::string_view target) {
    const auto url = boost::urls::parse_origin_form({target.data(), target.size()});
    if (!url || url->segments().size() > kSegmentsMax || url->params().size() > kParametersMax) {
        return std::nullopt;
    }
    Target parsed;
    for (const auto& segment : url->segments()) {
        parsed.path.emplace_back(segment.data(), segment.size());
    }
    if (!parsed.path.empty() && parsed.path.back().empty()) {
        parsed.path.pop_back();
    }
    for (const auto& parameter : url->params()) {
        if (parameter.key.empty() && parameter.value.empty()) {
            continue;  // A "?" or "&" with nothing after it says nothing.
        }
        parsed.parameters.push_back({std::string(parameter.key.data(), parameter.key.size()),
                                     std::string(parameter.value.data(), parameter.value.size())});
    }
    return parsed;
}

}  // namespace madoguchi::http
