#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/domain/cases/commands/case_command.hpp"
#include "madoguchi/domain/persons/person_command.hpp"
#include "madoguchi/domain/watches/watch_command.hpp"
#include "madoguchi/facts/cases/case_event.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

/// A command for another case that follows from a fact of this one. Its office and its time are
/// those of the fact; its id is derived from the fact and from `purpose`.
struct CaseReaction {
    std::string case_id;
    CaseCommand command;
    std::string purpose;  ///< `open_for_new_agent` `open_for_principal`
};

/// A command for the watch over a certificate: whose, and of which kind. Who imports the expiry
/// list names the stream from the same two.
struct WatchReaction {
    facts::Sensitive<std::string> register_no;
    facts::Target kind;
    watches::WatchCommand command;
    std::string purpose;  ///< `close_renewed_signature` `close_renewed_user_auth`
};

/// A command for a person in the register.
struct PersonReaction {
    std::string person;
    persons::PersonCommand command;
    std::string purpose;  ///< `link_…` `unlink_…` `erased_…`, with whom.
};

/// A command for a watch whose stream is known.
struct KnownWatchReaction {
    std::string watch;
    watches::WatchCommand command;
    std::string purpose;  ///< `erase_watch_…`
};

using Reaction = std::variant<CaseReaction, WatchReaction, PersonReaction, KnownWatchReaction>;

/// The recorded events of the case, `event` included; called only where something follows.
using HistoryLoader = std::function<std::vector<facts::CaseEvent>()>;

/// What follows from a fact of case `case_id` for other streams. A new agent or the principal in
/// person takes the matter on in a new case with what is known of the old one, decided anew by the
/// rules of its day; an issued certificate closes the watch over the one before; who is who goes to
/// the register of persons; what is erased has its keys destroyed, which is then recorded. Pure.
[[nodiscard]] std::vector<Reaction> react(const facts::CaseEvent& event, const std::string& case_id,
                                          const HistoryLoader& history);

/// Whose data keys a fact says are to be destroyed: `principal` `agent` `other_agent` `case`. With
/// the principal goes what is sealed for the case itself (free text, reasons, kinds of documents):
/// it is about them.
[[nodiscard]] std::vector<facts::Holder> keys_erased_by(const facts::CaseEvent& event);

}  // namespace madoguchi::cases
