#pragma once

#include <string>
#include <string_view>

#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/terms.hpp"

// The Japanese words for people, as the screens and `explain` write them.

namespace madoguchi::policy {

[[nodiscard]] std::string_view label(Procedure procedure);
[[nodiscard]] std::string_view label(Target target);
[[nodiscard]] std::string_view label(Applicant applicant);
[[nodiscard]] std::string_view label(Holder holder);
[[nodiscard]] std::string_view label(Item item);
[[nodiscard]] std::string_view label(DocumentType type);
[[nodiscard]] std::string_view label(Route route);
[[nodiscard]] std::string_view label(Refusal refusal);
[[nodiscard]] std::string_view label(Fact fact);
[[nodiscard]] std::string_view label(MailClass mail);

}  // namespace madoguchi::policy
