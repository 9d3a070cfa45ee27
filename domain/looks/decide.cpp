#include "madoguchi/domain/looks/decide.hpp"

#include "madoguchi/domain/looks/purpose.hpp"
#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/facts/values/code.hpp"

namespace madoguchi::looks {

namespace {

Decision rejected(RejectionCode code, std::vector<std::string> ids = {}) {
    return tl::make_unexpected(Rejection{code, std::move(ids)});
}

Decision done(facts::LookEvent event) { return Outcome{{std::move(event)}}; }

Decision record_opening(const RecordOpening& command) {
    if (!is_purpose(command.purpose.text())) {
        return rejected(RejectionCode::kPurposeUnknown);
    }
    if (command.view.empty() || command.cases.empty()) {
        return rejected(RejectionCode::kNothingLookedAt, {command.view.empty() ? "view" : "cases"});
    }
    return done(facts::PersonalDataOpened{command.view, command.purpose, command.cases});
}

Decision record_search(const RecordSearch& command) {
    if (!is_purpose(command.purpose.text())) {
        return rejected(RejectionCode::kPurposeUnknown);
    }
    if (command.terms.empty()) {
        return rejected(RejectionCode::kNothingLookedAt, {"terms"});
    }
    return done(
        facts::PersonsSearched{command.terms, command.tokens, command.hits, command.purpose});
}

Decision record_export(const RecordExport& command) {
    if (!is_purpose(command.purpose.text())) {
        return rejected(RejectionCode::kPurposeUnknown);
    }
    if (command.what.empty()) {
        return rejected(RejectionCode::kNothingLookedAt, {"what"});
    }
    return done(
        facts::DataExported{command.what, command.subject, command.records, command.purpose});
}

Decision record_forbidden_act(const RecordForbiddenAct& command) {
    if (command.case_id.empty() || command.stop.empty()) {
        return rejected(RejectionCode::kNothingLookedAt,
                        {command.case_id.empty() ? "case_id" : "stop"});
    }
    return done(
        facts::ForbiddenActTried{command.case_id, command.command, command.stop, command.tried_by});
}

}  // namespace

Decision decide(const LooksState& /*state*/, const LookCommand& command,
                const DecisionContext& context) {
    if (facts::date_text(context.today) != context.day) {
        return rejected(RejectionCode::kAnotherDay, {facts::date_text(context.today)});
    }
    return std::visit(Overloaded{
                          [](const RecordOpening& c) { return record_opening(c); },
                          [](const RecordSearch& c) { return record_search(c); },
                          [](const RecordExport& c) { return record_export(c); },
                          [](const RecordForbiddenAct& c) { return record_forbidden_act(c); },
                      },
                      command);
}

LooksState evolve(LooksState state, const facts::LookEvent& /*event*/) {
    ++state.event_count;
    return state;
}

}  // namespace madoguchi::looks
