#pragma once

#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/policy/conditions.hpp"
#include "madoguchi/domain/policy/document_terms.hpp"
#include "madoguchi/domain/policy/rule.hpp"
#include "madoguchi/domain/policy/terms.hpp"
#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

/// One way to meet an identity row: at least so many documents of each class.
struct ClassCount {
    int a = 0;
    int b = 0;
    bool operator==(const ClassCount&) const = default;
};

/// One row of a document list.
struct DocumentRule {
    Holder of = Holder::kPrincipal;
    Item item = Item::kMyNumberCard;
    std::vector<ClassCount> any_of = {};     ///< Alternatives; only for `id_document`.
    std::optional<int> count = {};           ///< How many, where the page says so.
    std::vector<DocumentType> exclude = {};  ///< What never counts for this row.
    bool optional = false;                   ///< "If you have it".
    Condition only_if = {};                  ///< The row exists only then; empty: always.
    Condition waived_if = {};                ///< The row falls away then.
    Condition discretionary_if = {};         ///< The clerk may waive it then, on his own name.
    std::string not_needed_if = {};          ///< Printed with the row; falls away with `waived_if`.
    std::optional<Holder> completed_by = {};  ///< Who fills it in.
    std::optional<bool> sealed = {};          ///< Must arrive sealed; absent: the page is silent.
    bool power_of_attorney_part = false;      ///< Its delegation part must be filled in as well.
    std::optional<int> issued_within_months = {};  ///< Not older than that (DATE-13).
    bool card_alone_if_pin_verifies = false;       ///< Falls away when the card's PIN verifies.
    Grounds grounds = {};
    bool operator==(const DocumentRule&) const = default;
};

/// A document list. Absent as a whole where the page gives none (`std::optional` around it).
using DocumentList = std::vector<DocumentRule>;

/// Whether a kind of document must bear a photograph to be of a class.
enum class PhotoRule : std::uint8_t {
    kAny,       ///< Doesn't matter.
    kExpected,  ///< Assumed; the clerk says so when it has none.
    kStated,    ///< Counts only when the clerk has said that it has one.
};
template <>
struct Words<PhotoRule> {
    static constexpr std::array<std::string_view, 3> kAll{"any", "expected", "stated"};
};

/// One entry of a class list.
struct ClassEntry {
    DocumentType type = DocumentType::kMyNumberCard;
    PhotoRule photo = PhotoRule::kAny;
    std::optional<calendar::Date> issued_from = {};  ///< First day of issue that counts (DATE-14).
    bool operator==(const ClassEntry&) const = default;
};

/// Which documents are of class A, or B, or count as photo identification.
struct ClassList {
    std::vector<ClassEntry> entries = {};
    bool open = false;      ///< The page ends its list with "and the like".
    std::string test = {};  ///< What the page asks of such a document, in our own words.
    Grounds grounds = {};
    bool operator==(const ClassList&) const = default;
};

/// A kind of document that is no longer valid after a day, whatever is printed on it (AMB-44).
struct EndOfType {
    DocumentType type = DocumentType::kHealthInsuranceCard;
    calendar::Date last_day = {};
    bool operator==(const EndOfType&) const = default;
};

/// What a municipality says about identity documents.
struct IdentityRules {
    std::optional<ClassList> class_a = {};  ///< Absent: no classes.
    std::optional<ClassList> class_b = {};
    std::optional<ClassList> photo_ids = {};  ///< For `photo_id` rows; absent: class A counts.
    std::vector<EndOfType> ended = {};
    std::optional<bool> originals_only = {};  ///< Absent: silent; copies are refused all the same.
    std::optional<bool> in_validity_only = {};
    Grounds condition_grounds = {};  ///< Of the two above.
    bool operator==(const IdentityRules&) const = default;
};

}  // namespace madoguchi::policy
