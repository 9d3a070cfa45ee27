#include "madoguchi/domain/persons/reactions.hpp"

#include <utility>

#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/facts/values/code.hpp"

namespace madoguchi::persons {

namespace {

/// Reactions on the cases of one person.
class Reactor {
 public:
    Reactor(const std::string& person, const PersonState& state) : person_(person), state_(state) {}

    void erase_everywhere() {
        for (const auto& link : state_.links) {
            if (!link.erased) {
                add(link.case_id, cases::EraseParty{link.holder, person_},
                    "erase_" + link.holder.text());
            }
        }
    }

    void hold_everywhere(const facts::Reason& ground, const std::string& reference) {
        for (const auto& link : state_.links) {
            hold(link.case_id, ground, reference);
        }
    }

    void lift_everywhere(const facts::Reason& ground, const std::string& reference) {
        for (const auto& link : state_.links) {
            lift(link.case_id, ground, reference);
        }
    }

    void hold_all_on(const std::string& case_id) {
        for (const auto& one : state_.holds) {
            hold(case_id, one.ground, one.reference);
        }
    }

    void lift_all_on(const std::string& case_id) {
        for (const auto& one : state_.holds) {
            lift(case_id, one.ground, one.reference);
        }
    }

    std::vector<CaseReaction> take() { return std::move(reactions_); }

 private:
    void hold(const std::string& case_id, const facts::Reason& ground,
              const std::string& reference) {
        add(case_id, cases::PlaceRetentionHold{ground, reference, person_},
            "hold_" + ground.text() + ":" + reference);
    }

    void lift(const std::string& case_id, const facts::Reason& ground,
              const std::string& reference) {
        add(case_id, cases::LiftRetentionHold{ground, reference, person_},
            "lift_" + ground.text() + ":" + reference);
    }

    void add(const std::string& case_id, cases::CaseCommandOfRegister command,
             std::string purpose) {
        reactions_.push_back({case_id, std::move(command), std::move(purpose) + "_" + case_id});
    }

    const std::string& person_;
    const PersonState& state_;
    std::vector<CaseReaction> reactions_;
};

}  // namespace

std::vector<CaseReaction> react(const facts::PersonEvent& event, const std::string& person,
                                const PersonState& state) {
    Reactor reactor(person, state);
    std::visit(Overloaded{
                   [&](const facts::CaseLinked& fact) { reactor.hold_all_on(fact.case_id); },
                   [&](const facts::CaseUnlinked& fact) { reactor.lift_all_on(fact.case_id); },
                   [&](const facts::PersonHoldPlaced& fact) {
                       reactor.hold_everywhere(fact.ground, fact.reference);
                   },
                   [&](const facts::PersonHoldLifted& fact) {
                       reactor.lift_everywhere(fact.ground, fact.reference);
                   },
                   [](const facts::ErasureRequested&) {},
                   [](const facts::ErasureDismissed&) {},
                   [&](const facts::ErasureApproved&) { reactor.erase_everywhere(); },
                   [](const facts::CaseErased&) {},
               },
               event);
    return reactor.take();
}

}  // namespace madoguchi::persons
