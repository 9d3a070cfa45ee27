#pragma once

namespace madoguchi {

/// A visitor made of one lambda per alternative; a missing one doesn't compile.
template <typename... Lambdas>
struct Overloaded : Lambdas... {
    using Lambdas::operator()...;
};
template <typename... Lambdas>
Overloaded(Lambdas...) -> Overloaded<Lambdas...>;

}  // namespace madoguchi
