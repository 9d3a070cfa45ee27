#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "madoguchi/adapters/queries/query.hpp"
#include "madoguchi/domain/calendar/deadline.hpp"
#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/decision/queries.hpp"

namespace madoguchi::queries {

using nlohmann::json;
using policy::Policy;
using policy::word;

namespace {

constexpr int kErrorsMax = 1000;
constexpr int kValidityDaysMax = 3660;

enum class IssueKind : std::uint8_t { kNew, kEarlyRenewal };
enum class LetterKind : std::uint8_t { kNoticeReplyForm, kInquiryReplyForm };

json text_or_null(std::string_view text) { return text.empty() ? json() : json(text); }

json date_or_null(const std::optional<calendar::Date>& date) {
    return date ? json(calendar::format_iso(*date)) : json();
}

void document_class(const Policy* policy, Given& given, Answer& answer) {
    decision::Presented document;
    document.type = given.required_word<policy::DocumentType>("type");
    document.issued_on = given.date("issued_on");
    document.has_photo = given.flag("has_photo");
    given.no_others();
    const auto result = decision::document_class(needed(policy), document);
    answer.json["class"] = result.document_class ? json(word(*result.document_class)) : json();
    answer.citations = result.citations;
}

void write_pin(const decision::PinAnswer& result, Answer& answer) {
    answer.json["valid"] = result.valid;
    answer.json["reason"] = result.fault ? json(word(*result.fault)) : json();
    answer.json["pin"] = result.faulty ? json(word(*result.faulty)) : json();
    answer.citations = result.citations;
}

void pin_format(const Policy* policy, Given& given, Answer& answer) {
    const auto pin = given.required_word<policy::Target>("pin");
    const std::string value = given.required_text("value");
    given.no_others();
    write_pin(decision::pin_format(policy, pin, value), answer);
}

void pin_set(const Policy* policy, Given& given, Answer& answer) {
    const auto pairs = given.pairs("values");
    given.no_others();
    std::vector<std::pair<policy::Target, std::string_view>> values;
    for (const auto& [name, value] : pairs) {
        const auto pin = policy::from_word<policy::Target>(name);
        if (!pin) given.fail("values", "has a key that isn't a PIN");
        values.emplace_back(*pin, value);
    }
    write_pin(decision::pin_set(policy, values), answer);
}

void pin_presence(const Policy* policy, Given& given, Answer& answer) {
    const auto signature = given.flag("signature_cert_issued");
    const auto user_auth = given.flag("user_auth_cert_issued");
    const bool face = given.flag("face_auth_card").value_or(false);
    given.no_others();
    if (!signature) given.fail("signature_cert_issued", "is missing");
    if (!user_auth) given.fail("user_auth_cert_issued", "is missing");
    const auto result = decision::pin_presence(policy, *signature, *user_auth, face);
    answer.json["pins_set"] = json::array();
    for (const auto pin : result.pins_set) answer.json["pins_set"].push_back(word(pin));
    answer.citations = result.citations;
}

void write_tri(const char* key, const decision::TriAnswer& result, Answer& answer) {
    answer.json[key] = result.value ? json(*result.value) : json();
    if (!result.warnings.empty()) answer.json["warnings"] = result.warnings;
    answer.citations = result.citations;
}

void pin_lookup(const Policy* policy, Given& given, Answer& answer) {
    const auto pin = given.required_word<policy::Target>("pin");
    given.no_others();
    write_tri("available", decision::pin_lookup(policy, pin), answer);
}

void lock_status(const Policy* policy, Given& given, Answer& answer) {
    const auto credential = given.required_word<policy::Target>("credential");
    const auto method =
        given.word<policy::EntryMethod>("method").value_or(policy::EntryMethod::kPin);
    const int errors = given.required_integer("consecutive_errors", 0, kErrorsMax);
    given.no_others();
    if (method == policy::EntryMethod::kFace && credential != policy::Target::kUserAuth) {
        given.fail("method", "face goes with user_auth only");
    }
    write_tri("locked", decision::lock_status(policy, credential, method, errors), answer);
}

void kiosk_reset(const Policy* policy, Given& given, Answer& answer) {
    const auto target = given.required_word<policy::Target>("target");
    const auto known = given.words<policy::Target>("pins_known").value_or(all_pins());
    given.no_others();
    write_tri("available", decision::kiosk_reset(needed(policy), target, known), answer);
}

void lapse_effect(const Policy* policy, Given& given, Answer& answer) {
    const auto event = given.required_word<policy::LapseEvent>("event");
    given.no_others();
    const auto result = decision::lapse_effect(policy, event);
    answer.json["signature_lapses"] = result.signature_lapses;
    answer.json["user_auth_lapses"] = result.user_auth_lapses;
    answer.json["recommend"] = text_or_null(result.recommend);
    answer.json["then_procedure"] = text_or_null(result.then_procedure);
    answer.citations = result.citations;
}

void office_status(const Policy* policy, Given& given, Answer& answer) {
    const std::string code = given.required_text("office");
    const auto at = calendar::parse_local_minute(given.required_text("at"));
    if (!at) given.fail("at", "must be a local time of the form YYYY-MM-DDTHH:MM");
    given.no_others();
    const auto result = decision::office_status(needed(policy), code, *at);
    if (!result) given.fail("office", "is not an office of this municipality");
    const policy::Office& office = *result->office;
    answer.json["open"] = result->open.open ? json(*result->open.open) : json();
    answer.json["appointment"] = office.appointment ? json(word(*office.appointment)) : json();
    answer.json["booking_phone"] = text_or_null(office.booking_phone);
    answer.json["phone"] = text_or_null(office.phone);
    answer.json["name"] = text_or_null(office.name);
    answer.json["warnings"] = result->open.warnings;
    answer.citations = result->citations;
}

void renewal_window(const Policy* policy, Given& given, Answer& answer) {
    const auto expires_on = given.required_date("certificate_expires_on");
    const auto code = given.text("office");
    given.no_others();
    const policy::Office* office = code ? needed(policy).office(*code) : nullptr;
    if (code && office == nullptr) given.fail("office", "is not an office of this municipality");
    const auto result = decision::renewal_window(policy, expires_on, office);
    answer.json["opens_on"] = date_or_null(result.opens_on);
    answer.json["safe_from"] = calendar::format_iso(result.safe_from);
    answer.json["closes_on"] = calendar::format_iso(result.closes_on);
    answer.json["last_open_day"] = date_or_null(result.last_open_day);
    answer.json["warnings"] = result.warnings;
    answer.citations = result.citations;
}

IssueKind issue_kind(Given& given) {
    const std::string kind = given.required_text("issue_kind");
    if (kind == "new") return IssueKind::kNew;
    if (kind == "early_renewal") return IssueKind::kEarlyRenewal;
    given.fail("issue_kind", "is not one of new early_renewal");
}

void certificate_expiry(const Policy* policy, Given& given, Answer& answer) {
    calendar::CertificateFacts facts;
    facts.born = given.required_date("birth_date");
    facts.issued_on = given.required_date("certificate_issued_on");
    facts.renewed_early = issue_kind(given) == IssueKind::kEarlyRenewal;
    const auto certificate = given.required_word<policy::Target>("certificate");
    facts.signature = certificate == policy::Target::kSignature;
    if (!facts.signature && certificate != policy::Target::kUserAuth) {
        given.fail("certificate", "must be signature or user_auth");
    }
    static_cast<void>(given.date("card_issued_on"));  // Named by pages; the count begins elsewhere.
    facts.card_expires_on = given.date("card_expires_on");
    facts.residence_until = given.date("residence_until");
    facts.user_auth_expires_on = given.date("user_auth_expires_on");
    given.no_others();
    if (facts.issued_on < facts.born) given.fail("certificate_issued_on", "lies before birth_date");
    answer.json["expires_on"] = calendar::format_iso(calendar::certificate_expiry(facts));
    answer.citations = decision::expiry_citations(policy);
}

void card_expiry(const Policy* policy, Given& given, Answer& answer) {
    const auto born = given.required_date("birth_date");
    const auto received = given.required_date("application_received_on");
    const auto issued = given.required_date("card_issued_on");
    const auto residence = given.date("residence_until");
    given.no_others();
    if (issued < born) given.fail("card_issued_on", "lies before birth_date");
    answer.json["expires_on"] =
        calendar::format_iso(calendar::card_expiry(born, received, issued, residence));
    answer.citations = decision::card_expiry_citations(policy);
}

void registration_certificate_valid(const Policy* policy, Given& given, Answer& answer) {
    const auto issued_on = given.required_date("issued_on");
    const auto date = given.required_date("date");
    given.no_others();
    write_tri("accepted", decision::registration_certificate_valid(needed(policy), issued_on, date),
              answer);
}

void age_on(const Policy*, Given& given, Answer& answer) {
    const auto born = given.required_date("birth_date");
    const auto date = given.required_date("date");
    given.no_others();
    if (date < born) given.fail("date", "lies before birth_date");
    answer.json["age"] = calendar::age_on(born, date);
}

calendar::OpenDays open_days(const Policy* policy, Given& given) {
    const std::string text = given.text("office_open_days").value_or("mon_fri");
    if (text == "mon_fri") return calendar::monday_to_friday();
    const policy::Office* office = policy != nullptr ? policy->office(text) : nullptr;
    if (office == nullptr) given.fail("office_open_days", "must be mon_fri or an office");
    const auto days = policy::open_days(*office);
    if (!days) given.fail("office_open_days", "is an office whose hours aren't known");
    return *days;
}

LetterKind letter_kind(Given& given) {
    const std::string kind = given.required_text("letter_kind");
    if (kind == "notice_reply_form") return LetterKind::kNoticeReplyForm;
    if (kind == "inquiry_reply_form") return LetterKind::kInquiryReplyForm;
    given.fail("letter_kind", "is not one of notice_reply_form inquiry_reply_form");
}

void letter_deadline(const Policy* policy, Given& given, Answer& answer) {
    const LetterKind kind = letter_kind(given);
    const auto posted_on = given.date("posted_on");
    const auto length = given.integer("validity_days", 1, kValidityDaysMax);
    const auto open = open_days(policy, given);
    const bool roll = given.flag("closed_day_roll").value_or(false);
    const bool first_day_counted = given.flag("first_day_counted").value_or(false);
    auto expires_on = given.date("certificate_expires_on");
    if (const auto other_name = given.date("cert_expires_on"); !expires_on) expires_on = other_name;
    given.no_others();
    if (kind == LetterKind::kNoticeReplyForm) {
        // Valid until the certificate's own last day, and never rolled over closed days.
        if (!expires_on) given.fail("certificate_expires_on", "is missing");
        answer.json["last_valid_day"] = calendar::format_iso(*expires_on);
        return;
    }
    if (!posted_on) given.fail("posted_on", "is missing");
    if (!length) {
        answer.json["last_valid_day"] = json();  // The office hasn't set how long it is valid.
        return;
    }
    calendar::ReplyPeriod period;
    period.length = *length;
    period.closed_day_roll = roll;
    period.first_day_counted = first_day_counted;
    answer.json["last_valid_day"] =
        calendar::format_iso(calendar::last_reply_day(period, *posted_on, open));
}

void usable_from(const Policy* policy, Given& given, Answer& answer) {
    const auto operation_on = given.required_date("operation_on");
    given.no_others();
    const auto result = decision::usable_from(policy, operation_on);
    answer.json["safe_from"] = date_or_null(result.safe_from);
    answer.citations = result.citations;
}

void cite(const Policy* policy, Given& given, Answer& answer) {
    const std::string topic = given.required_text("topic");
    given.no_others();
    answer.citations = decision::cite(needed(policy), topic);
    answer.json["citations"] = answer.citations;
}

using Handler = void (*)(const Policy*, Given&, Answer&);

constexpr std::array<std::pair<std::string_view, Handler>, 17> kHandlers{{
    {"document_class", document_class},
    {"pin_format", pin_format},
    {"pin_set", pin_set},
    {"pin_presence", pin_presence},
    {"pin_lookup", pin_lookup},
    {"lock_status", lock_status},
    {"kiosk_reset", kiosk_reset},
    {"lapse_effect", lapse_effect},
    {"office_status", office_status},
    {"renewal_window", renewal_window},
    {"certificate_expiry", certificate_expiry},
    {"card_expiry", card_expiry},
    {"registration_certificate_valid", registration_certificate_valid},
    {"age_on", age_on},
    {"letter_deadline", letter_deadline},
    {"usable_from", usable_from},
    {"cite", cite},
}};

}  // namespace

bool answer_small(const std::string& query, const Policy* policy, Given& given, Answer& answer) {
    for (const auto& [name, handler] : kHandlers) {
        if (name == query) {
            handler(policy, given, answer);
            return true;
        }
    }
    return false;
}

}  // namespace madoguchi::queries
