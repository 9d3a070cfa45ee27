#include "madoguchi/adapters/cli/serve/list_order.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
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

/// Rows without the column come last.
bool comes_before(const json& one, const json& other, bool descending) {
    if (one.is_null() || other.is_null()) {
        return !one.is_null() && other.is_null();
    }
    return descending ? other < one : one < other;
}

/// So many rows of a page are told apart in a cursor: as many may change or leave before it is gone
/// on with from further up.
constexpr std::size_t kRowsInCursor = 16;
constexpr int kBase = 16;

/// FNV-1a, so that a cursor stays one when the program is started again.
std::uint32_t digest_of(std::string_view row) {
    std::uint32_t digest = 2'166'136'261U;
    for (const char c : row) {
        digest = (digest ^ static_cast<unsigned char>(c)) * 16'777'619U;
    }
    return digest;
}

/// The key of a row where it stands in clear: neither a name's kana nor what has members.
json clear_key_of(const std::string& row, const ListOrder& order) {
    const json object = json::parse(row, nullptr, false);
    const json key =
        object.is_object() && order.sort != kByKana ? key_of(object, order.sort) : json();
    return key.is_primitive() ? key : json();
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
        return comes_before(one.first, other.first, order.descending);
    });
    std::vector<std::size_t> places;
    places.reserve(wanted.size());
    for (const auto& [key, place] : wanted) {
        places.push_back(place);
    }
    return places;
}

OrderedPlace place_after(const std::vector<std::string>& page, const ListOrder& order) {
    OrderedPlace place;
    const std::size_t first = page.size() > kRowsInCursor ? page.size() - kRowsInCursor : 0;
    for (std::size_t i = first; i < page.size(); ++i) {
        place.rows.push_back(digest_of(page[i]));
    }
    if (const json key = clear_key_of(page.back(), order); !key.is_null()) {
        place.key = key.dump();
    }
    return place;
}

std::string cursor_of(const OrderedPlace& place) {
    std::string cursor;
    for (const std::uint32_t row : place.rows) {
        char digits[8];
        const auto end = std::to_chars(std::begin(digits), std::end(digits), row, kBase).ptr;
        cursor.append(cursor.empty() ? "" : ".").append(std::begin(digits), end);
    }
    return cursor + "/" + place.key;
}

std::optional<OrderedPlace> read_ordered_place(std::string_view cursor) {
    OrderedPlace place;
    for (;;) {
        std::uint32_t row = 0;
        const auto [end, error] =
            std::from_chars(cursor.data(), cursor.data() + cursor.size(), row, kBase);
        if (error != std::errc() || end == cursor.data() + cursor.size() ||
            place.rows.size() == kRowsInCursor) {
            return std::nullopt;
        }
        place.rows.push_back(row);
        const char behind = *end;
        cursor.remove_prefix(static_cast<std::size_t>(end - cursor.data()) + 1);
        if (behind == '/') {
            break;
        }
        if (behind != '.') {
            return std::nullopt;
        }
    }
    if (!cursor.empty() && !json::accept(cursor)) {
        return std::nullopt;
    }
    place.key = cursor;
    return place;
}

std::size_t begin_of_page(const std::vector<std::string>& rows,
                          const std::vector<std::size_t>& ordered, const ListOrder& order,
                          const OrderedPlace& after) {
    // Among the rows that are alike in what the list is ordered by: a row that moved is no mark.
    std::size_t first = 0;
    std::size_t last = ordered.size();
    if (!after.key.empty()) {
        const json key = json::parse(after.key, nullptr, false);
        const auto key_at = [&](std::size_t place) { return clear_key_of(rows[place], order); };
        const auto begin = std::partition_point(
            ordered.begin(), ordered.end(),
            [&](std::size_t place) { return comes_before(key_at(place), key, order.descending); });
        const auto end = std::partition_point(begin, ordered.end(), [&](std::size_t place) {
            return !comes_before(key, key_at(place), order.descending);
        });
        first = static_cast<std::size_t>(begin - ordered.begin());
        last = static_cast<std::size_t>(end - ordered.begin());
    }
    for (auto known = after.rows.rbegin(); known != after.rows.rend(); ++known) {
        for (std::size_t i = last; i > first; --i) {
            if (digest_of(rows[ordered[i - 1]]) == *known) {
                return i;
            }
        }
    }
    return first;
}

}  // namespace madoguchi::cli::serve
