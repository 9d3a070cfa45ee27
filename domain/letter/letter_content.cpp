#include "madoguchi/domain/letter/letter_content.hpp"

#include <algorithm>
#include <cstddef>

namespace madoguchi::letter {
namespace {

constexpr std::size_t kProceduresMax = 6;
constexpr std::size_t kPlacesMax = 3;
constexpr std::size_t kPinsMax = 4;

bool is_postcode(const std::string& text) {
    return text.size() == 7 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_set(const Deadline& deadline) {
    const auto* words = std::get_if<DeadlineInWords>(&deadline);
    return words == nullptr ? std::get<DeadlineOn>(deadline).date != Date() : !words->words.empty();
}

bool is_complete(const Place& place) { return !place.name.empty() && !place.hours.empty(); }

}  // namespace

std::vector<std::string> missing_fields(const LetterContent& content) {
    std::vector<std::string> missing;
    const auto need = [&missing](bool present, const char* field) {
        if (!present) missing.emplace_back(field);
    };
    const Addressee& to = content.addressee;
    need(!content.number.empty(), "number");
    need(content.dated != Date(), "dated");
    need(!content.title.empty(), "title");
    need(to.postcode.empty() || is_postcode(to.postcode), "addressee.postcode");
    need(!to.address.empty(), "addressee.address");
    need(!to.name.empty(), "addressee.name");
    need(!content.sender.title.empty(), "sender.title");
    need(!content.sender.section.empty(), "sender.section");
    need(!content.sender.phone.empty(), "sender.phone");
    need(content.applied_on != Date(), "applied_on");
    need(!content.agent.name.empty(), "agent.name");
    need(!content.procedures.empty() && content.procedures.size() <= kProceduresMax, "procedures");
    need(is_set(content.deadline), "deadline");
    need(!content.places.empty() && content.places.size() <= kPlacesMax &&
             std::all_of(content.places.begin(), content.places.end(), is_complete),
         "places");
    need(content.pins.size() <= kPinsMax, "pins");
    return missing;
}

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
