// An array of queries: each has an answer or an error of its own.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "madoguchi/adapters/policyfile/load.hpp"
#include "madoguchi/adapters/queries/answer_queries.hpp"
#include "require.hpp"

namespace {

namespace fuzz = madoguchi::fuzz;

const madoguchi::policyfile::Policies& policies() {
    static const auto kLoaded =
        madoguchi::policyfile::load_directory(std::string(MADOGUCHI_SOURCE_DIR) + "/ops/policies");
    return kLoaded.policies;
}

const madoguchi::policy::Policy* policy_of(std::string_view code,
                                           std::optional<madoguchi::calendar::Date> date) {
    const auto* found = date ? policies().find(code, *date) : nullptr;
    return found != nullptr ? found : policies().newest(code);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto json = fuzz::text_of(data, size);
    const auto answers = madoguchi::queries::answer_queries(json, policy_of);
    fuzz::require(answers.error.empty() != answers.json.empty(), "there are answers or an error");
    fuzz::require(answers.faulty <= answers.queries, "no more faults than queries");
    return 0;
}
