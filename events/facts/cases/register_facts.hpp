#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"

namespace madoguchi::facts {

/// A clerk said who one of the case's people is in the register of persons.
struct PartyIdentified {
    Holder holder;
    std::string person;  ///< Key of the person's stream.
    Reason ground;       ///< `register_number` `name_and_birth_date` `said_by_clerk`
    MADOGUCHI_FIELDS(PartyIdentified, holder, person, ground);
};

/// "Not the same": remembered, so that it isn't proposed again.
struct PartyDistinguished {
    Holder holder;
    std::string person;
    MADOGUCHI_FIELDS(PartyDistinguished, holder, person);
};

/// A wrong link was undone.
struct PartyReleased {
    Holder holder;
    std::string person;
    MADOGUCHI_FIELDS(PartyReleased, holder, person);
};

/// One of the case's people was erased: what is sealed of them is never read again.
struct PartyErased {
    Holder holder;
    std::string person;
    std::vector<std::string> watches;  ///< Keys of the watches over their certificates; of the
                                       ///< principal only.
    MADOGUCHI_FIELDS(PartyErased, holder, person, watches);
};

/// The data keys are in the key database no more.
struct DataKeysDestroyed {
    std::vector<Holder>
        of;  ///< `principal` `agent` `other_agent` `case`: what is sealed for the case itself.
    MADOGUCHI_FIELDS(DataKeysDestroyed, of);
};

/// The case's data must not be erased for now.
struct RetentionHoldPlaced {
    Reason ground;          ///< `disclosure_request` `appeal` `incident`
    std::string reference;  ///< Number of the file; with ground and person it names the hold.
    std::string person;     ///< Set iff the hold lies on that person, and so on all their cases.
    Staff placed_by;
    MADOGUCHI_FIELDS(RetentionHoldPlaced, ground, reference, person, placed_by);
};

struct RetentionHoldLifted {
    Reason ground;
    std::string reference;
    std::string person;
    Staff lifted_by;
    MADOGUCHI_FIELDS(RetentionHoldLifted, ground, reference, person, lifted_by);
};

/// The retention period is over and somebody asked for the decision to dispose.
struct DisposalRequested {
    Date ended_on;
    Date due_on;  ///< First day after the retention period.
    Staff requested_by;
    MADOGUCHI_FIELDS(DisposalRequested, ended_on, due_on, requested_by);
};

/// 廃棄決定: everything sealed of the case is erased; what is in clear stays.
struct CaseDisposed {
    Date ended_on;
    Date due_on;
    std::uint32_t retention_years = 0;
    Staff requested_by;
    Staff approved_by;
    MADOGUCHI_FIELDS(CaseDisposed, ended_on, due_on, retention_years, requested_by, approved_by);
};

}  // namespace madoguchi::facts
