#include "madoguchi/domain/cases/fees.hpp"

#include <algorithm>

#include "madoguchi/domain/cases/words.hpp"
#include "madoguchi/domain/policy/procedures.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::cases {

bool is_fee_ground(const policy::Policy* policy, const facts::Reason& ground) {
    const bool has_line =
        policy != nullptr &&
        std::any_of(policy->procedures.begin(), policy->procedures.end(),
                    [&ground](const policy::ProcedureRule& rule) {
                        return std::any_of(rule.fees.begin(), rule.fees.end(),
                                           [&ground](const policy::FeeLine& line) {
                                               return ground.is(line.ground);
                                           });
                    });
    return has_line || has_word(words::kFeeGrounds, ground.text());
}

std::vector<const policy::FeeWaiver*> fee_waivers(
    const policy::Policy& policy, const std::vector<facts::ProcedureRequest>& asked) {
    std::vector<const policy::FeeWaiver*> waivers;
    for (const policy::ProcedureRule& rule : policy.procedures) {
        const bool is_asked =
            std::any_of(asked.begin(), asked.end(), [&rule](const facts::ProcedureRequest& one) {
                return one.procedure.is(policy::word(rule.procedure));
            });
        for (const policy::FeeWaiver& one : rule.fee_waivers) {
            if (is_asked) {
                waivers.push_back(&one);
            }
        }
    }
    return waivers;
}

}  // namespace madoguchi::cases
