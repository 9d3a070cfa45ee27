#include "madoguchi/adapters/cli/serve/list_order.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "madoguchi/adapters/text/japanese_order.hpp"

namespace madoguchi::cli::serve {

namespace {

using nlohmann::json;

bool is_wanted(const json& row, const ListOrder& order) {
    if (!order.status.empty() && row.value("status", "") != order.status) {
        return false;
    }
    if (!order.clerk.empty() &&
        row.value("clerk", "") != (order.clerk == "none" ? "" : order.clerk)) {
        return false;
    }
    if (order.procedure.empty()) {
        return true;
    }
    const auto procedures = row.find("procedures");
    return procedures != row.end() &&
           std::find(procedures->begin(), procedures->end(), order.procedure) != procedures->end();
}

/// What a row is ordered by; null where it has nothing there.
json key_of(const json& row, const std::string& column) {
    if (column != kByKana) {
        return column.empty() ? json() : row.value(column, json());
    }
    const auto principal = row.find("principal");
    return principal == row.end() ? json() : principal->value("kana", json());
}

/// Puts the keys of texts in the place of texts: kana are ordered by them.
log::Expected<void, std::string> order_as_words(std::vector<std::pair<json, std::size_t>>& rows) {
    const auto japanese = text::JapaneseOrder::open();
    if (!japanese) {
        return log::unexpected(japanese.error());
    }
    for (auto& [key, place] : rows) {
        if (key.is_string()) {
            key = japanese->key(key.get_ref<const std::string&>());
        }
    }
    return {};
}

/// Takes a number and the slash behind it; nothing where there is none.
std::optional<std::size_t> take_number(std::string_view& rest) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc() || end == rest.data() + rest.size() || *end != '/') {
        return std::nullopt;
    }
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()) + 1);
    return number;
}

}  // namespace

log::Expected<std::vector<std::size_t>, std::string> in_order(const std::vector<std::string>& rows,
                                                              const ListOrder& order) {
    std::vector<std::pair<json, std::size_t>> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const json row = json::parse(rows[i], nullptr, false);
        if (row.is_object() && is_wanted(row, order)) {
            wanted.emplace_back(key_of(row, order.sort), i);
        }
    }
    if (order.sort == kByKana) {
        if (auto done = order_as_words(wanted); !done) {
            return log::unexpected(done.error());
        }
    }
    if (order.descending) {
        std::ranges::reverse(wanted);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [&](const auto& one, const auto& other) {
        if (one.first.is_null() || other.first.is_null()) {
            return !one.first.is_null() && other.first.is_null();
        }
        return order.descending ? other.first < one.first : one.first < other.first;
    });
    std::vector<std::size_t> places;
    places.reserve(wanted.size());
    for (const auto& [key, place] : wanted) {
        places.push_back(place);
    }
    return places;
}

std::string cursor_of(const OrderedPlace& place) {
    return std::to_string(place.after) + "/" + std::to_string(place.of) + "/" + place.stream;
}

std::optional<OrderedPlace> read_ordered_place(std::string_view cursor) {
    const auto after = take_number(cursor);
    const auto of = after ? take_number(cursor) : std::nullopt;
    if (!of || *after == 0 || *after > *of) {
        return std::nullopt;
    }
    return OrderedPlace{.after = *after, .of = *of, .stream = std::string(cursor)};
}

std::string stream_of(const std::string& row) {
    const json object = json::parse(row, nullptr, false);
    return object.is_object() ? object.value("stream", "") : std::string();
}

std::size_t begin_of_page(const std::vector<std::string>& rows,
                          const std::vector<std::size_t>& ordered, const OrderedPlace& after) {
    const std::size_t left = after.of > ordered.size() ? after.of - ordered.size() : 0;
    const std::size_t expected =
        std::min(after.after > left ? after.after - left : 0, ordered.size());
    if (after.stream.empty()) {
        return expected;
    }
    // Several rows may be of one stream: the one that stands nearest to where the page ended.
    const auto away = [&](std::size_t begin) {
        return begin > after.after ? begin - after.after : after.after - begin;
    };
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        if (stream_of(rows[ordered[i]]) == after.stream &&
            (!nearest || away(i + 1) < away(*nearest))) {
            nearest = i + 1;
        }
    }
    return nearest.value_or(expected);
}

}  // namespace madoguchi::cli::serve
