#include "madoguchi/domain/letter/letter_content.hpp"

namespace madoguchi::letter {

VisitSlip visit_slip_of(const LetterContent& content) {
    return VisitSlip{.number = content.number,
                     .title = content.title,
                     .deadline = content.deadline,
                     .documents = content.documents,
                     .places = content.places,
                     .rules = content.rules,
                     .section = content.sender.section,
                     .phone = content.sender.phone};
}

}  // namespace madoguchi::letter
