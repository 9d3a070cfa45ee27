#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/domain/letter/letter_number.hpp"

namespace madoguchi::letter {

/// A calendar date in Japan; shown in the era and in the Gregorian calendar.
using Date = std::chrono::sys_days;

/// Whom the envelope goes to. All of it stands in the window, and nothing else does but the number.
struct Addressee {
    std::string postcode;  ///< Seven ASCII digits; empty where unknown (then no customer barcode).
    std::string address;   ///< Registered address, characters unchanged; required.
    std::string building;  ///< Building and room on a line of their own; empty when in `address`.
    std::string name;      ///< Characters unchanged; required.
    std::string honorific = "様";
    /// The text after the town area, from which the customer barcode takes its numbers. The whole
    /// address may be given where neither prefecture, city nor town has an Arabic digit in its
    /// name. Absent: no customer barcode is drawn.
    std::optional<std::string> barcode_address;
};

/// Who sends the letter, as the office wants it printed.
struct Sender {
    std::string title;        ///< Line above or before the name, e.g. the mayor's title; required.
    std::string name;         ///< The mayor's name; empty: the title alone.
    std::string seal_note;    ///< For example （公印省略）; empty: nothing is printed.
    std::string section;      ///< Section that answers questions; required.
    std::string postcode;     ///< Seven ASCII digits, or empty.
    std::string address;      ///< Of the section; empty: not printed.
    std::string phone;        ///< Required: it is where a principal says "I never applied".
    std::string phone_hours;  ///< When the telephone is answered; empty: not printed.
};

/// The last day for the second visit, as fixed when the print batch was closed (DATE-15).
struct DeadlineOn {
    Date date;
};

/// The rule in words, where the period counts from the arrival of the letter.
struct DeadlineInWords {
    std::string words;
};

/// There is no third: a period that the office has not set blocks printing before this is built.
using Deadline = std::variant<DeadlineOn, DeadlineInWords>;

/// One thing to bring.
struct DocumentToBring {
    std::string item;    ///< What it is, in words for citizens.
    unsigned count = 1;  ///< How many of it, from 1.
    std::string note;    ///< Under the item, smaller: examples, conditions; empty: nothing.
};

/// What one person's things are. `whose` is a role (本人, 代理人), never a name.
struct PersonDocuments {
    std::string whose;
    std::vector<DocumentToBring> documents;
};

/// A counter that accepts the second visit.
struct Place {
    std::string name;     ///< Office and counter; required.
    std::string address;  ///< Empty: not printed.
    std::string hours;    ///< Days and hours in words; required.
    std::string note;     ///< Appointment, closed days and the like; empty: nothing.
};

/// A PIN that the principal fills in by hand. The letter has boxes for it and never a value.
enum class PinBox {
    kSignature,       ///< 署名用電子証明書, 6 to 16 letters and digits.
    kUserAuth,        ///< 利用者証明用電子証明書, 4 digits.
    kResidentLedger,  ///< 住民基本台帳用, 4 digits.
    kCardInput,       ///< 券面事項入力補助用, 4 digits.
};

/// How the PIN part is kept from the agent's eyes.
enum class PinCover {
    kSealedEnvelope,  ///< The whole reply goes into an envelope that the principal seals.
    kSticker,         ///< A concealing sticker goes over the PIN part, then the sealed envelope.
    kStampOverFlap,   ///< Sealed envelope with the principal's stamp or signature over the flap.
};

/// The agent who applied at the first visit.
struct NamedAgent {
    std::string name;           ///< Printed in the delegation part; required.
    bool is_statutory = false;  ///< A parent or guardian: the delegation part is left out.
};

/// What the office decided about the reply; each becomes a sentence in our own plain words.
struct ReplyRules {
    PinCover cover = PinCover::kSealedEnvelope;
    bool opened_is_refused = false;   ///< An opened or unsealed reply is not accepted.
    bool by_post_possible = false;    ///< False: "bring it, don't post it" is printed.
    bool same_counter_only = false;   ///< The second visit is at the first visit's counter.
    bool reset_wish_offered = false;  ///< A tick box: reset if the PIN written doesn't verify.
    bool written_by_another = false;  ///< Lines for name, relation and reason of another's hand.
    std::vector<std::string> more;    ///< Further notes of the office, printed as they are.
};

/// All that is printed on one letter of two pages. A value: whoever fills it has opened the sealed
/// fields, and hands it to the renderer only. It has no place for a PIN, a My Number or a case
/// number.
struct LetterContent {
    LetterNumber number;          ///< Required.
    std::string document_number;  ///< E.g. 市民第123号; empty: not printed.
    Date dated;                   ///< Date of the letter: the planned posting day.
    std::string title;            ///< The policy's name for it, e.g. 照会書兼回答書.
    Addressee addressee;
    /// The principal, where the addressee is someone else (the statutory agent); empty: the
    /// addressee.
    std::string principal_name;
    Sender sender;
    Date applied_on;  ///< Day of the first visit.
    NamedAgent agent;
    std::vector<std::string> procedures;  ///< What was applied for, in words for citizens; 1 to 6.
    std::vector<std::string> delegated_acts;  ///< Scope of the delegation; empty: `procedures`.
    Deadline deadline;
    std::vector<PersonDocuments>
        documents;              ///< For the second visit; may be empty (page is silent).
    std::vector<Place> places;  ///< 1 to 3 counters.
    std::vector<PinBox> pins;   ///< Only the ones needed, in printing order; may be empty.
    ReplyRules rules;
};

/// The loose slip that goes with the letter and is shown, unopened reply in hand, at the second
/// visit. It names nobody.
struct VisitSlip {
    LetterNumber number;
    std::string title;  ///< Of the letter that it belongs to.
    Deadline deadline;
    std::vector<PersonDocuments> documents;
    std::vector<Place> places;
    ReplyRules rules;
    std::string section;
    std::string phone;
};

/// Names of the required fields that are empty or out of range (`addressee.name`), in the order of
/// the struct; empty when the letter can be drawn. No contents are in it.
[[nodiscard]] std::vector<std::string> missing_fields(const LetterContent& content);

/// The slip that belongs to `content`.
[[nodiscard]] VisitSlip visit_slip_of(const LetterContent& content);

/// What was short at a visit, handed to the agent with the unopened reply.
struct DeficiencySlip {
    LetterNumber number;  ///< Empty: no letter yet (first visit).
    Date visited_on;
    std::vector<std::string> missing;    ///< What was short and why, in words; at least one.
    std::vector<PersonDocuments> bring;  ///< For the next visit.
    std::optional<Deadline> deadline;    ///< Absent: none runs.
    bool reply_handed_back = false;      ///< The reply went back unopened: keep it sealed.
    bool new_letter_comes = false;       ///< The reply can't be used; a new letter will be posted.
    std::vector<Place> places;
    std::string section;
    std::string phone;
};

/// One line of the sheet on which the posting is approved.
struct ApprovalLine {
    std::string document_number;
    LetterNumber number;
    std::string procedure;   ///< Short name; no personal data.
    std::string mail_class;  ///< E.g. 簡易書留・転送不要.
    Deadline deadline;
};

/// 発送伺い: asks for approval to post the letters of one day.
struct ApprovalSheet {
    std::string section;
    Date drafted_on;
    Date planned_posting_on;
    std::vector<std::string> stamp_boxes;  ///< Who stamps, in order; 1 to 6.
    std::vector<ApprovalLine> lines;
};

}  // namespace madoguchi::letter
