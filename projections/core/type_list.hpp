#pragma once

#include <type_traits>
#include <variant>

namespace madoguchi::projections {

/// Some event types.
template <typename... Types>
struct Events {};

/// How often `Event` stands in a list.
template <typename Event, typename List>
inline constexpr int kTimesIn = 0;
template <typename Event, typename... Types>
inline constexpr int kTimesIn<Event, Events<Types...>> = (0 + ... +
                                                          int{std::is_same_v<Event, Types>});

/// Two or more lists in one.
template <typename... Lists>
struct JoinEvents;
template <typename... Types>
struct JoinEvents<Events<Types...>> {
    using Type = Events<Types...>;
};
template <typename... Left, typename... Right, typename... Rest>
struct JoinEvents<Events<Left...>, Events<Right...>, Rest...> {
    using Type = typename JoinEvents<Events<Left..., Right...>, Rest...>::Type;
};
template <typename... Lists>
using Join = typename JoinEvents<Lists...>::Type;

/// The alternatives of a variant as a list.
template <typename Variant>
struct EventsOf;
template <typename... Types>
struct EventsOf<std::variant<Types...>> {
    using Type = Events<Types...>;
};
template <typename Event>
requires requires { typename Event::Alternatives; }
struct EventsOf<Event> : EventsOf<typename Event::Alternatives> {};
template <typename Variant>
using AllOf = typename EventsOf<Variant>::Type;

/// Whether every type of `All` stands in exactly one of two lists, and once.
template <typename All, typename Handled, typename Ignored>
inline constexpr bool kCovers = false;
template <typename... Types, typename Handled, typename Ignored>
inline constexpr bool kCovers<Events<Types...>, Handled, Ignored> =
    ((kTimesIn<Types, Handled> + kTimesIn<Types, Ignored> == 1) && ...);

}  // namespace madoguchi::projections
