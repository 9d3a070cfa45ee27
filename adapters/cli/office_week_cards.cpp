#include "madoguchi/adapters/cli/office_week_cards.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "madoguchi/adapters/virtualcard/virtual_card.hpp"
#include "madoguchi/adapters/virtualcard/virtual_terminal.hpp"
#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/overloaded.hpp"

namespace madoguchi::cli {

namespace {

using nlohmann::json;

constexpr std::chrono::seconds kLastSecondOfDay{86'399};
constexpr std::chrono::hours kJapan{9};

template <typename Word, typename List>
std::optional<Word> word_in(const List& all, const std::string& text) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](Word one) { return card::code(one) == text; });
    return found == all.end() ? std::nullopt : std::optional<Word>(*found);
}

std::optional<card::EnteredBy> entered_by(const std::string& text) {
    constexpr std::array kAll = {card::EnteredBy::kPrincipal, card::EnteredBy::kStatutoryAgent,
                                 card::EnteredBy::kVoluntaryAgent,
                                 card::EnteredBy::kClerkFromSealedReply};
    return word_in<card::EnteredBy>(kAll, text);
}

card::Validity validity(facts::Date born, facts::Date today) {
    const facts::Date last = calendar::certificate_expiry({.born = born, .issued_on = today});
    return {.not_before = std::chrono::sys_seconds(today) - kJapan,
            .not_after = std::chrono::sys_seconds(last) + kLastSecondOfDay - kJapan};
}

/// `reset signature` and the like; nothing for another text.
std::optional<card::TaskItem> item_of(const std::string& text, card::EnteredBy who,
                                      const card::Validity& validity) {
    if (text == "read_back") {
        return card::ReadBack{};
    }
    const std::string verb = text.substr(0, text.find(' '));
    const std::string object = text.substr(std::min(text.size(), verb.size() + 1));
    const auto pin = word_in<card::Credential>(card::kCredentials, object);
    const auto kind = word_in<card::CertificateKind>(card::kCertificateKinds, object);
    if (pin && verb == "reset") {
        return card::ResetPin{*pin, who};
    }
    if (pin && verb == "verify") {
        return card::VerifyPin{*pin, who};
    }
    if (pin && verb == "change") {
        return card::ChangePin{*pin, who};
    }
    if (kind && verb == "issue") {
        return card::IssueCertificate{*kind, validity.not_before, validity.not_after, {}};
    }
    if (kind && verb == "revoke") {
        return card::RevokeCertificate{*kind};
    }
    return std::nullopt;
}

/// Types what the script says. The last try is used: the script has the principal's written wish.
/// What is handed off is done on `terminal`, out of this program's sight; only PINs are reset
/// there.
class ScriptedDesk final : public cardwork::CardDesk {
 public:
    explicit ScriptedDesk(const std::map<std::string, std::string>& typed,
                          card::Terminal* terminal = nullptr)
        : typed_(typed), terminal_(terminal) {}

    card::CardResult<cardwork::LockedPin> enter_pin(const card::SecretSlot& slot,
                                                    card::EnteredBy /*entered_by*/) override {
        const std::string role = slot.role == card::SecretRole::kNew ? ".new" : ".current";
        const auto found = typed_.find(std::string(card::code(slot.credential)) + role);
        if (found == typed_.end()) {
            return tl::make_unexpected(
                card::CardError{card::CardErrorCode::kRefused, "nobody typed a PIN"});
        }
        std::string typed = found->second;
        return cardwork::LockedPin::take(typed);
    }
    bool allow_last_try(card::Credential /*credential*/) override { return true; }
    card::PersonAnswer hand_off(const card::Step& step) override {
        if (terminal_ == nullptr || step.hand_off != card::HandOffWork::kResetPin) {
            return card::PersonAnswer::kNo;
        }
        const auto pin = enter_pin({*step.credential, card::SecretRole::kNew}, *step.entered_by);
        const bool done = pin && terminal_->set_pin(*step.credential, pin->view());
        return done ? card::PersonAnswer::kYes : card::PersonAnswer::kNo;
    }

 private:
    const std::map<std::string, std::string>& typed_;
    card::Terminal* terminal_;
};

json step_payload(const std::string& operation, const std::string& step, card::StatusWord status,
                  const std::string& reason) {
    return {{"report_card_step",
             {{"operation_id", operation},
              {"step", step},
              {"succeeded", reason.empty()},
              {"status_word", status.value},
              {"reason", reason}}}};
}

json mismatch_payload(const card::PinVerificationFailed& failed) {
    json mismatch = {{"credential", card::code(failed.credential)}};
    if (failed.tries_left) {
        mismatch["tries_left"] = *failed.tries_left;
    }
    return {{"report_pin_mismatch", mismatch}};
}

json read_back_payload(const std::string& operation, const std::vector<card::Credential>& locked) {
    json words = json::array();
    for (const card::Credential one : locked) {
        words.push_back(card::code(one));
    }
    return {{"report_card_read_back",
             {{"operation_id", operation}, {"as_expected", true}, {"locked", words}}}};
}

/// A wrong or locked PIN has an outcome of its own.
bool said_by_pin(const std::string& reason) {
    return reason == card::code(card::EndKind::kPinMismatch) ||
           reason == card::code(card::EndKind::kLocked);
}

/// The command that records an outcome; null where the completion, or another outcome, says it.
json payload_of(const std::string& operation, const card::CardOutcome& outcome) {
    return std::visit(
        Overloaded{[&](const card::CardStepSucceeded& one) {
                       return step_payload(operation, one.step, one.status, "");
                   },
                   [&](const card::CardStepFailed& one) {
                       return said_by_pin(one.reason)
                                  ? json()
                                  : step_payload(operation, one.step, one.status, one.reason);
                   },
                   [&](const card::CardOutcomeUnknown& one) {
                       return json{{"report_card_outcome_unknown",
                                    {{"operation_id", operation}, {"step", one.step}}}};
                   },
                   [](const card::PinVerified&) { return json(); },
                   [](const card::PinVerificationFailed& one) { return mismatch_payload(one); },
                   [&](const card::CredentialLocked& one) {
                       return one.cause == card::LockCause::kBefore
                                  ? read_back_payload(operation, {one.credential})
                                  : json();
                   },
                   [](const card::CredentialUnlocked&) { return json(); },
                   [](const card::PinChanged&) { return json(); },
                   [](const card::PinSet&) { return json(); },
                   [](const card::CertificateSeen&) { return json(); },
                   [](const card::CertificateIssued&) { return json(); },
                   [](const card::CertificateRevoked&) { return json(); },
                   [&](const card::CardReadBack& one) {
                       return read_back_payload(operation, one.locked());
                   },
                   [&](const card::CardHandedToTerminal&) {
                       return json{{"hand_card_to_terminal", {{"operation_id", operation}}}};
                   }},
        outcome);
}

/// Adds what an outcome brought to the results of its operation.
void gather(const card::CardOutcome& outcome, cases::CompleteCardOperation& results) {
    if (const auto* set = std::get_if<card::PinSet>(&outcome)) {
        results.pins_set.push_back({.credential = facts::Target(card::code(set->credential)),
                                    .entered_by = std::string(card::code(set->entered_by))});
    } else if (const auto* changed = std::get_if<card::PinChanged>(&outcome)) {
        results.pins_changed.push_back(
            {.credential = facts::Target(card::code(changed->credential)),
             .entered_by = std::string(card::code(changed->entered_by))});
    } else if (const auto* issued = std::get_if<card::CertificateIssued>(&outcome)) {
        results.certificates.push_back(
            {.kind = facts::Target(card::code(issued->kind)),
             .serial = facts::Sensitive<std::string>(issued->serial.value_or("")),
             .not_after = card::date_in_japan(issued->not_after)});
    } else if (const auto* revoked = std::get_if<card::CertificateRevoked>(&outcome)) {
        results.revoked.emplace_back(card::code(revoked->kind));
    }
}

Failure card_failure(const card::CardError& error) {
    return {ExitStatus::kUnavailable, "the virtual card: " + error.detail};
}

json entered_json(const std::vector<cases::EnteredPin>& pins) {
    json list = json::array();
    for (const auto& one : pins) {
        list.push_back({{"credential", one.credential.text()}, {"entered_by", one.entered_by}});
    }
    return list;
}

/// Puts the certificates on a new card that it bears before the week.
Result<void> equip(virtualcard::VirtualCard& card, const WeekCard& wanted, facts::Date today) {
    virtualcard::VirtualTerminal terminal(card);
    for (const std::string& word : wanted.certificates) {
        const auto kind = word_in<card::CertificateKind>(card::kCertificateKinds, word);
        if (!kind) {
            return failed(ExitStatus::kUsage, "cards.json: '" + word + "' is no certificate");
        }
        const auto made = terminal.generate_key(*kind).and_then([&](const auto&) {
            return terminal.write_certificate(*kind, validity(wanted.holder.birth_date, today));
        });
        if (!made) {
            return log::unexpected(card_failure(made.error()));
        }
    }
    return {};
}

/// Uses up tries with a PIN that isn't the card's, as its holder did at home.
Result<void> use_up(virtualcard::VirtualCard& card, const WeekCard& wanted) {
    for (const auto& [word, tries] : wanted.wrong_tries) {
        const auto credential = word_in<card::Credential>(card::kCredentials, word);
        if (!credential) {
            return failed(ExitStatus::kUsage, "cards.json: '" + word + "' is no PIN");
        }
        const std::map<std::string, std::string> typed = {{word + ".current", "0000"}};
        for (unsigned i = 0; i < tries; ++i) {
            ScriptedDesk desk(typed);
            const card::Task task{{card::VerifyPin{*credential, card::EnteredBy::kPrincipal}},
                                  card::TerminalRoute::kIntegratedTerminal};
            static_cast<void>(cardwork::run_card_work(task, {}, {.channel = card, .desk = desk},
                                                      [](const auto&) { return true; }));
        }
    }
    return {};
}

}  // namespace

WeekCards::WeekCards(std::string folder, const WeekScript& script)
    : folder_(std::move(folder)), script_(script), keys_(virtualcard::recycled_keys(3)) {}

WeekCards::~WeekCards() = default;

Result<std::unique_ptr<virtualcard::VirtualCard>> WeekCards::make(const std::string& file,
                                                                  const WeekCard& card,
                                                                  facts::Date today) {
    virtualcard::BlankCard blank{.number = card.number,
                                 .holder = {.name = card.holder.name,
                                            .address = card.holder.address,
                                            .birth_date = card.holder.birth_date},
                                 .pins = {}};
    std::copy(card.pins.begin(), card.pins.end(), blank.pins.begin());
    auto made = virtualcard::VirtualCard::create(blank, authority_, keys_, {.file = file});
    if (!made) {
        return log::unexpected(card_failure(made.error()));
    }
    const auto ready = equip(**made, card, today).and_then([&] { return use_up(**made, card); });
    if (!ready) {
        return log::unexpected(ready.error());
    }
    return std::move(*made);
}

Result<std::unique_ptr<virtualcard::VirtualCard>> WeekCards::open(const std::string& key,
                                                                  facts::Date today) {
    const auto found = script_.cards.find(key);
    if (found == script_.cards.end()) {
        return failed(ExitStatus::kUsage, "cards.json has no card '" + key + "'");
    }
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (!authority_) {
        auto authority = virtualcard::TestAuthority::open(
            folder_ + "/test-authority", keys_,
            {std::chrono::sys_seconds(today) - std::chrono::days(365),
             std::chrono::sys_seconds(today) + std::chrono::days(3650)});
        if (!authority) {
            return log::unexpected(card_failure(authority.error()));
        }
        authority_ = std::make_shared<virtualcard::TestAuthority>(std::move(*authority));
    }
    const std::string file = folder_ + "/" + found->second.number + ".card";
    if (!std::filesystem::exists(file)) {
        return make(file, found->second, today);
    }
    auto opened = virtualcard::VirtualCard::open(authority_, keys_, {.file = file});
    if (!opened) {
        return log::unexpected(card_failure(opened.error()));
    }
    return std::move(*opened);
}

Result<std::string> WeekCards::work(const WeekCardWork& work, const std::string& operation_id,
                                    facts::Date today, const Record& record) {
    auto card = open(work.card, today);
    const auto who = entered_by(work.entered_by);
    if (!card || !who) {
        return card ? failed(ExitStatus::kUsage, "entered_by isn't known")
                    : Result<std::string>(log::unexpected(card.error()));
    }
    const bool handed_off = work.mode == "terminal";
    card::Task task{
        {},
        handed_off ? card::TerminalRoute::kIntegratedTerminal : card::TerminalRoute::kVirtualCard};
    const facts::Date born = script_.cards.at(work.card).holder.birth_date;
    for (const std::string& text : work.items) {
        const auto item = item_of(text, *who, validity(born, today));
        if (!item) {
            return failed(ExitStatus::kUsage, "'" + text + "' is no card work");
        }
        task.items.push_back(*item);
    }
    virtualcard::VirtualTerminal terminal(**card);
    ScriptedDesk desk(work.typed, &terminal);
    cases::CompleteCardOperation& results = results_[operation_id];
    const auto on_step = [&](const cardwork::StepReport& report) {
        return std::all_of(report.outcomes.begin(), report.outcomes.end(),
                           [&](const card::CardOutcome& outcome) {
                               gather(outcome, results);
                               const json payload = payload_of(operation_id, outcome);
                               return payload.is_null() || record(payload.dump());
                           });
    };
    const auto result = cardwork::run_card_work(
        task, {}, {.channel = **card, .desk = desk, .terminal = &terminal}, on_step);
    if (result.stop != cardwork::CardWorkStop::kEnded) {
        return failed(ExitStatus::kUnavailable, "the card work stopped: a step wasn't recorded");
    }
    return std::string(card::code(result.end.kind));
}

std::string WeekCards::completion(const std::string& operation_id,
                                  const std::string& card_returned_to) const {
    const auto found = results_.find(operation_id);
    const cases::CompleteCardOperation results =
        found == results_.end() ? cases::CompleteCardOperation{} : found->second;
    json certificates = json::array();
    for (const auto& one : results.certificates) {
        certificates.push_back({{"kind", one.kind.text()},
                                {"serial", one.serial.reveal()},
                                {"not_after", facts::date_text(one.not_after)}});
    }
    json revoked = json::array();
    for (const auto& one : results.revoked) {
        revoked.push_back(one.text());
    }
    return json{{"complete_card_operation",
                 {{"operation_id", operation_id},
                  {"certificates", certificates},
                  {"pins_set", entered_json(results.pins_set)},
                  {"pins_changed", entered_json(results.pins_changed)},
                  {"revoked", revoked},
                  {"card_returned_to", card_returned_to}}}}
        .dump();
}

}  // namespace madoguchi::cli
