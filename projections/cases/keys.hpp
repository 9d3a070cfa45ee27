#pragma once

#include <string>
#include <string_view>

#include "madoguchi/facts/values/date.hpp"

// Keys of view rows: readable ASCII parts joined by '/', days as YYYY-MM-DD, the stream last
// because it holds a '/' itself. No part in the middle holds one: offices, lists and figures are
// words.
//
//   s/<stream>                                   state of a stream
//   w/<list>/<office>/<day>/<stream>             place in a worklist
//   n/<list>/<office>/<day>                      count of those places
//   p/<list>/<part>/<office>/<day>/<stream>      place in a part of a worklist (`part_of_list`)
//   m/<list>/<part>/<office>/<day>               count of those places
//   b/<office>/<day>/opened | ended              cases opened and ended on a day
//   l/<office>/<day>/<segment>/<days, 5 digits>  count of cases by length of a part of their way
//   r/kept | held/<day>/<stream>                ended on that day, not disposed of; with a hold
//   c/<case number>/<stream>                     the streams that a number stands for: one, unless
//   q/<letter number>/<stream>                   it was taken down wrongly
//   k/<registered mail number>/<stream>

namespace madoguchi::projections {

/// Joins parts with '/'.
template <typename... Parts>
[[nodiscard]] std::string join_key(std::string_view first, const Parts&... parts) {
    std::string key;
    key.reserve(96);
    key.append(first);
    (key.append(1, '/').append(parts), ...);
    return key;
}

/// A day as it stands in a key.
[[nodiscard]] inline std::string day_part(facts::Date day) { return facts::date_text(day); }

/// A small number as it stands in a key, so that byte order is number order. 0 to 99 999.
[[nodiscard]] std::string number_part(std::int64_t number);

}  // namespace madoguchi::projections
