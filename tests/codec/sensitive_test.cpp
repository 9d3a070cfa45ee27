#include "madoguchi/facts/values/sensitive.hpp"

#include <gtest/gtest.h>

#include <concepts>
#include <ostream>
#include <sstream>
#include <string>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/person.hpp"

namespace madoguchi::facts {
namespace {

template <typename T>
concept Streamable = requires(std::ostream& out, const T& value) {
    out << value;
};
template <typename T>
concept Textual = std::convertible_to<T, std::string> || std::convertible_to<T, std::string_view> ||
    requires(const T& value) {
    to_string(value);
};

// That they hold for a plain text shows that the concepts can tell.
static_assert(Streamable<std::string> && Textual<std::string>);
static_assert(!Streamable<Sensitive<std::string>> && !Textual<Sensitive<std::string>>);
static_assert(!Streamable<Sensitive<Date>> && !Textual<Sensitive<Date>>);
static_assert(!Streamable<Sensitive<bool>> && !Textual<Sensitive<bool>>);
static_assert(!std::convertible_to<Sensitive<bool>, bool>);
static_assert(!Streamable<Person> && !Textual<Person>);

TEST(Sensitive, GivesItsValueOnlyToWhoAsksForIt) {
    EXPECT_EQ(Sensitive<std::string>("試験").reveal(), "試験");
}

}  // namespace
}  // namespace madoguchi::facts
