#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::facts {

CaseEvent::CaseEvent() = default;
CaseEvent::CaseEvent(const CaseEvent& other) = default;
CaseEvent::CaseEvent(CaseEvent&& other) noexcept = default;
CaseEvent& CaseEvent::operator=(const CaseEvent& other) = default;
CaseEvent& CaseEvent::operator=(CaseEvent&& other) noexcept = default;
CaseEvent::~CaseEvent() = default;

bool operator==(const CaseEvent& left, const CaseEvent& right) {
    const CaseEventAlternatives& one = left;
    const CaseEventAlternatives& other = right;
    return one == other;
}

}  // namespace madoguchi::facts
