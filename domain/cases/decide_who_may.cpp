#include <type_traits>
#include <variant>

#include "madoguchi/domain/access/permission.hpp"
#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/cases/decider.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/policy/handling.hpp"
#include "madoguchi/domain/staff/role.hpp"

namespace madoguchi::cases {
namespace {

template <typename Command, typename... Listed>
constexpr bool kIsOneOf = (std::is_same_v<Command, Listed> || ...);

/// Exceptions belong to a person: a section chief decides them, or a manager.
template <typename Command>
constexpr bool kChiefDecides =
    kIsOneOf<Command, ApproveException, ApprovePosting, ApproveAddressException, AcceptLateReply,
             ApproveProtectedHandling, ReviewRegisterChange, ApproveCorrection, VoidEntry,
             AdoptPolicyVersion, LiftRetentionHold, ApproveDisposal>;

template <typename Command>
constexpr bool kManagerDecides = kIsOneOf<Command, LiftDenial>;

/// What any office takes: somebody is at the counter or on the telephone, and may be the agent who
/// came to the wrong one, or the principal who never applied. Mail comes where it comes.
template <typename Command>
constexpr bool kAnyOfficeTakes =
    kIsOneOf<Command, OpenCase, OpenSecondVisit, ConfirmCaller, RecordDenial, ReportCardLost,
             RecordCardFound, AddNote, RecordReplyByOtherRoute, ReceiveByInternalMail,
             RecordResidentChange, IdentifyParty, DistinguishParty, ReleaseParty,
             PlaceRetentionHold, LiftRetentionHold>;

/// What is the municipality's work and no counter's: the registers, retention, who takes over.
template <typename Command>
constexpr bool kNeedsNoOffice =
    kIsOneOf<Command, RecordResidentChange, HandOverWork, IdentifyParty, DistinguishParty,
             ReleaseParty, PlaceRetentionHold, LiftRetentionHold, RequestDisposal, ApproveDisposal>;

/// What a kind of command asks of its actor.
struct Asks {
    bool chief = false;
    bool manager = false;
    bool own_case = true;
    bool office = true;
};

struct AsksOf {
    template <typename Command>
    Asks operator()(const Command& /*command*/) const {
        return {kChiefDecides<Command>, kManagerDecides<Command>, !kAnyOfficeTakes<Command>,
                !kNeedsNoOffice<Command>};
    }
};

}  // namespace

std::optional<Rejection> Decider::who_may(const CaseCommand& command) const {
    const Asks asks = std::visit(AsksOf{}, command);
    if (asks.own_case && !shares_case()) {
        return Rejection{RejectionCode::kOtherOffice, {state_.office.text()}};
    }
    if (context_.office.empty() ? asks.office && !context_.standing.is_system() : !is_an_office()) {
        return Rejection{RejectionCode::kOtherOffice, {"office"}};
    }
    if (asks.chief && !context_.standing.is_system() && !context_.standing.leads(context_.office)) {
        return Rejection{RejectionCode::kSectionChiefMissing, {}};
    }
    if (asks.manager && !context_.standing.holds(access::Role::kManager, context_.office)) {
        return Rejection{RejectionCode::kManagerMissing, {}};
    }
    return std::nullopt;
}

bool Decider::is_an_office() const {
    const auto policy = context_.rules->in_force(context_.today);
    return policy == nullptr || policy->office(context_.office.text()) != nullptr;
}

bool Decider::shares_case() const {
    if (!state_.opened() || context_.standing.is_system() ||
        context_.standing.works_at(state_.office)) {
        return true;
    }
    const auto policy = rules();
    if (policy == nullptr) {
        return false;
    }
    const bool visit_moves = !policy->handling.visit2_same_office.value_or(false);
    if (visit_moves && !state_.visit.office.empty() &&
        context_.standing.works_at(state_.visit.office)) {
        return true;
    }
    return policy->handling.work_across_offices.value_or(false);
}

}  // namespace madoguchi::cases
