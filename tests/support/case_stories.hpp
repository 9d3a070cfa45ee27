#pragma once

#include "case_world.hpp"

namespace madoguchi::cases {

/// What the office of most tests has set where its page is silent.
[[nodiscard]] const TestRules::Settings& office_values();
/// The case of most tests: an agent asks for two PINs to be set anew where postage is taken and the
/// reply must be sealed; 30 days from posting, visit 1 on 2026-11-20, visit 2 on 2026-11-27.
/// `settings` count over the `office_values`.
[[nodiscard]] CaseWorld two_visit_world(TestRules::Settings settings = {});
/// The same where the office has set everything but `key`.
[[nodiscard]] CaseWorld world_silent_on(const std::string& key);
[[nodiscard]] OpenCase two_visit_opening();
/// The principal comes and does the same in one visit.
[[nodiscard]] OpenCase self_opening();
/// An agent renews with the J-LIS form, in one visit unless a PIN fails.
[[nodiscard]] CaseWorld notice_form_world();
[[nodiscard]] OpenCase notice_form_opening();

[[nodiscard]] RecordDocument document(std::uint32_t visit, const char* holder, const char* item,
                                      const char* type = "");
[[nodiscard]] ProcedureRequest procedure(const char* name, std::vector<const char*> targets);
[[nodiscard]] CompleteCardOperation completion(std::vector<const char*> pins_set);

/// Leads the case of `two_visit_world` on, from wherever it stands on the straight way, until it
/// stands at `status`: one of the statuses from `intake_open` to `completed` on that way.
void lead_to(CaseWorld& world, const char* status);
/// A world whose case stands at `status`, any of them.
[[nodiscard]] CaseWorld world_at(const std::string& status);
/// Every status of the case.
[[nodiscard]] const std::vector<std::string>& all_statuses();

}  // namespace madoguchi::cases
