#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/policy/conditions.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

enum class LetterIssuer : std::uint8_t { kMunicipality, kCounterOfVisit1 };
template <>
struct Words<LetterIssuer> {
    static constexpr std::array<std::string_view, 2> kAll{"municipality", "counter_of_visit1"};
};

enum class LetterAddressee : std::uint8_t { kPrincipal, kStatutoryAgentOfPrincipal };
template <>
struct Words<LetterAddressee> {
    static constexpr std::array<std::string_view, 2> kAll{"principal",
                                                          "statutory_agent_of_principal"};
};

enum class LetterAddress : std::uint8_t { kRegisteredAddress };
template <>
struct Words<LetterAddress> {
    static constexpr std::array<std::string_view, 1> kAll{"registered_address"};
};

/// How the reply must be closed.
struct SealRule {
    std::optional<bool> sealed = {};             ///< In a sealed envelope; absent: silent (AMB-18).
    std::optional<bool> stamped_over_flap = {};  ///< With a seal or signature over the flap.
    std::optional<bool> concealing_sticker = {};  ///< The PIN part is covered by a sticker.
    bool operator==(const SealRule&) const = default;
};

/// The letter that the municipality posts to the principal. Every absent field is silence.
struct LetterRule {
    std::string name = {};  ///< As printed; empty where the page names none.
    LetterIssuer issuer = LetterIssuer::kMunicipality;
    LetterAddressee addressee = LetterAddressee::kPrincipal;
    /// To whom it goes when the principal has a statutory agent but a voluntary one came.
    std::optional<LetterAddressee> addressee_with_statutory_agent = {};
    std::optional<LetterAddress> address = {};
    std::optional<MailClass> post = {};
    std::optional<bool> no_forwarding = {};
    SealRule seal = {};
    std::optional<calendar::ReplyPeriod> reply_period = {};  ///< Absent: printing is blocked.
    Grounds grounds = {};
    Grounds seal_grounds = {};
    bool operator==(const LetterRule&) const = default;
};

/// Postage that the applicant pays, as it stands from a day on.
struct PostageRule {
    int yen = 0;
    std::vector<PaymentMethod> methods = {};
    std::optional<calendar::Date> effective_from = {};   ///< Absent: the page gives no date.
    std::optional<calendar::Date> effective_until = {};  ///< Inclusive.
    bool needs_review = false;
    Grounds grounds = {};
    bool operator==(const PostageRule&) const = default;
};

/// One line of a fee table; the first whose condition holds counts.
struct FeeLine {
    int yen = 0;
    Condition only_if = {};
    std::string ground = {};   ///< Code for the receipt, e.g. `card_reissued`.
    std::string warning = {};  ///< Said together with the amount, e.g. `fee_gap_confirm`.
    Grounds grounds = {};
    bool operator==(const FeeLine&) const = default;
};

/// Why a fee may be waived; the clerk names the ground.
struct FeeWaiver {
    std::string ground = {};
    std::string statement = {};
    Grounds grounds = {};
    bool operator==(const FeeWaiver&) const = default;
};

}  // namespace madoguchi::policy
