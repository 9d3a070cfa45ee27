#include "madoguchi/adapters/aggregates/domain_aggregates.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/adapters/aggregates/derived_id.hpp"
#include "madoguchi/adapters/aggregates/policy_book.hpp"
#include "madoguchi/adapters/aggregates/stream_kinds.hpp"
#include "madoguchi/adapters/aggregates/streams_of.hpp"
#include "madoguchi/domain/access/standing.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::aggregates {
namespace {

log::UtcTime begin_of(facts::Date day) { return calendar::start_of_day_utc(day); }

log::StreamId staff_stream(const log::TenantId& tenant) {
    return log::StreamId("staff/" + tenant.text());
}

log::StreamId policy_stream(const log::TenantId& tenant) {
    return log::StreamId("policy/" + tenant.text());
}

/// Staff and policies have one stream each in a municipality: another one would be decided by and
/// never be read again. Offices are those that its rules name.
std::optional<log::NotTaken> astray(const log::TenantId& tenant, const log::StreamId& stream,
                                    const PolicyBook& book) {
    if (stream.text().starts_with("office/") && !book.has_office(key_of(stream))) {
        return log::NotTaken{
            "wrong_stream",
            "no published rules of the municipality name an office '" + key_of(stream) + "'"};
    }
    for (const auto& only : {policy_stream(tenant), staff_stream(tenant)}) {
        const std::string_view kind(only.text().data(), only.text().find('/') + 1);
        if (stream.text().starts_with(kind) && stream != only) {
            return log::NotTaken{"wrong_stream", "the municipality's stream of that kind is " +
                                                     only.text() + ": send the command there"};
        }
    }
    return std::nullopt;
}

log::Quarantine unknown_kind(const log::StreamId& stream) {
    return {"a stream of the kind " + stream.text().substr(0, stream.text().find('/')) +
                " isn't known to this build",
            true};
}

}  // namespace

class DomainAggregates::Impl {
 public:
    explicit Impl(Ports given) : ports(std::move(given)) {
        MADOGUCHI_LOG_ASSERT(ports.sealer != nullptr);
        MADOGUCHI_LOG_ASSERT(ports.digester != nullptr);
        const Books books = [this](const log::TenantId& tenant) -> PolicyBook& {
            return book(tenant);
        };
        const Staffs staffs = [this](const log::TenantId& tenant) -> const staff::StaffState& {
            return staff(tenant);
        };
        const TakeReactions prepare = [this](const log::CommandId& command, Reactions next) {
            prepared.insert_or_assign(command, std::move(next));
        };
        kinds["case"] = make_case_streams(ports, books, staffs, prepare);
        kinds["incident"] = make_incident_streams(ports, books, staffs);
        kinds["looks"] = make_looks_streams(ports);
        kinds["office"] = make_office_streams(ports, staffs);
        kinds["person"] = make_person_streams(ports, staffs, prepare);
        kinds["policy"] = make_policy_streams(ports, books);
        kinds["staff"] = make_staff_streams(ports, books);
        kinds["watch"] = make_watch_streams(ports, books);
    }

    /// The streams of that kind; null for an unknown one.
    Streams* of(const log::StreamId& stream) const {
        const std::string_view name = stream.text();
        const auto found = kinds.find(name.substr(0, name.find('/')));
        const bool has_key = name.find('/') != std::string_view::npos && name.back() != '/';
        return found == kinds.end() || !has_key ? nullptr : found->second.get();
    }

    /// `case, incident, … or watch`.
    std::string kinds_in_words() const {
        std::string words;
        for (const auto& [name, streams] : kinds) {
            words.append(words.empty()                   ? ""
                         : name == kinds.rbegin()->first ? " or "
                                                         : ", ")
                .append(name);
        }
        return words;
    }

    PolicyBook& book(const log::TenantId& tenant) {
        auto& made = books_by_tenant[tenant];
        if (made == nullptr) {
            made = std::make_unique<PolicyBook>(ports.parse_policy);
        }
        return *made;
    }

    const staff::StaffState& staff(const log::TenantId& tenant) const {
        static const staff::StaffState kNobody;
        const auto found = staff_by_tenant.find(tenant);
        return found == staff_by_tenant.end() ? kNobody : staff_of(*found->second);
    }

    /// Why the actor may not ask this, judged by the day on which it is entered: whoever has left
    /// can't enter what happened before that either.
    std::optional<log::NotTaken> forbidden(const log::Command& command, log::UtcTime now) const {
        const auto standing = access::standing_of(
            staff(command.tenant), facts::Staff(command.actor), calendar::jst_date(now));
        const std::string_view act = act_of(command.type);
        // Who may read somewhere may record there that they read.
        const bool is_look = command.stream.text().starts_with("looks/");
        for (const auto& office : concerned(command)) {
            if (auto why = is_look ? access::not_permitted_to_ask(standing, act, office)
                                   : access::not_permitted(standing, act, office)) {
                return log::NotTaken{"not_permitted", std::move(*why)};
            }
        }
        return std::nullopt;
    }

    /// The offices at which the actor needs the permission; an empty one is the municipality.
    static std::vector<facts::Office> concerned(const log::Command& command) {
        const std::string_view stream = command.stream.text();
        if (stream.starts_with("policy/") || stream.starts_with("staff/")) {
            return {facts::Office()};
        }
        if (stream.starts_with("office/")) {
            return {facts::Office(command.office), facts::Office(key_of(command.stream))};
        }
        return {facts::Office(command.office)};
    }

    /// What follows from a commit: prepared while it was decided, or read again.
    log::Expected<Reactions, log::Quarantine> take_reactions(const log::Commit& commit) {
        if (auto found = prepared.extract(commit.command_id)) {
            return std::move(found.mapped());
        }
        return stored_reactions(ports, commit);
    }

    Ports ports;
    std::map<std::string, std::unique_ptr<Streams>, std::less<>> kinds;
    std::map<log::TenantId, std::unique_ptr<PolicyBook>> books_by_tenant;
    std::map<log::TenantId, log::StatePtr> staff_by_tenant;
    /// By the command that they follow from; taken when its commit is looked at.
    std::unordered_map<log::CommandId, Reactions> prepared;
};

DomainAggregates::DomainAggregates(Ports ports) : impl_(std::make_unique<Impl>(std::move(ports))) {}
DomainAggregates::~DomainAggregates() = default;

const cases::RuleBook& DomainAggregates::rules(const log::TenantId& tenant) {
    return impl_->book(tenant);
}

log::Expected<log::StatePtr, log::Quarantine> DomainAggregates::initial(
    const log::TenantId& tenant, const log::StreamId& stream) {
    const auto* const streams = impl_->of(stream);
    if (streams == nullptr) {
        // Nothing is stored in it: a slip of whoever sent the command, not a newer build's stream.
        return log::unexpected(log::Quarantine{
            .reason = "'" + stream.text() + "' is no stream: " + impl_->kinds_in_words() +
                      ", then a slash and a key"});
    }
    return streams->initial(tenant);
}

std::uint32_t DomainAggregates::fold_version(const log::StreamId& stream) const {
    const auto* const streams = impl_->of(stream);
    return streams == nullptr ? 0 : streams->fold_version();
}

log::Expected<log::StatePtr, log::Quarantine> DomainAggregates::load(const log::TenantId& tenant,
                                                                     const log::StreamId& stream,
                                                                     const log::StateRow& row) {
    const auto* const streams = impl_->of(stream);
    if (streams == nullptr) {
        return log::unexpected(unknown_kind(stream));
    }
    return streams->load({tenant, stream}, row);
}

log::Expected<log::StatePtr, log::Quarantine> DomainAggregates::fold(
    const log::TenantId& tenant, const log::StreamId& stream,
    std::span<const log::Commit> commits) {
    const auto* const streams = impl_->of(stream);
    if (streams == nullptr) {
        return log::unexpected(unknown_kind(stream));
    }
    return streams->fold({tenant, stream}, commits);
}

log::Expected<log::Decided, log::NotTaken> DomainAggregates::decide(
    const log::Command& command, const log::State& state, const log::DecisionContext& context) {
    const auto decoded = decode_command(command.type, command.payload);
    if (!decoded) {
        return log::unexpected(decoded.error());
    }
    if (auto no = astray(command.tenant, command.stream, impl_->book(command.tenant))) {
        return log::unexpected(std::move(*no));
    }
    if (auto no = impl_->forbidden(command, context.now)) {
        return log::unexpected(std::move(*no));
    }
    if (command.expected && *command.expected != context.version) {
        // Asked only whether they may: nothing is decided, drawn or sealed.
        return log::unexpected(log::NotTaken{"stale_version", "look at it again and decide anew"});
    }
    auto* const streams = impl_->of(command.stream);
    MADOGUCHI_LOG_ASSERT(streams != nullptr);  // Its state was loaded.
    return streams->decide(command, *decoded, state, context);
}

std::string DomainAggregates::save(const log::StreamId& stream, const log::State& state) {
    return impl_->of(stream)->save(stream, state);
}

std::vector<log::Timer> DomainAggregates::timers(const log::StreamId& stream,
                                                 const log::State& state) {
    std::vector<log::Timer> timers;
    for (auto& due : impl_->of(stream)->due(state)) {
        timers.push_back({stream, std::move(due.kind), std::move(due.key), begin_of(due.on)});
    }
    return timers;
}

void DomainAggregates::observe(const log::Commit& commit, const log::StatePtr& state_after) {
    if (commit.stream == staff_stream(commit.tenant)) {
        impl_->staff_by_tenant.insert_or_assign(commit.tenant, state_after);
        return;
    }
    if (commit.stream != policy_stream(commit.tenant)) {
        return;
    }
    const auto events = events_of<facts::PolicyEvent>({commit.tenant, commit.stream},
                                                      std::span(&commit, 1), *impl_->ports.sealer);
    MADOGUCHI_LOG_ASSERT(events.has_value());
    for (const auto& event : *events) {
        impl_->book(commit.tenant).observe(event, commit.actor);
    }
}

log::Command DomainAggregates::due_command(const log::TenantId& tenant, const log::Timer& timer,
                                           log::UtcTime /*now*/) {
    const auto* const streams = impl_->of(timer.stream);
    MADOGUCHI_LOG_ASSERT(streams != nullptr);
    const DueOn due{calendar::jst_date(timer.due_at), timer.kind, timer.key};
    auto form = encode_command(streams->due_command(due));
    log::Command command;
    command.tenant = tenant;
    command.id =
        derived_id(*impl_->ports.digester, {"timer", tenant.text(), timer.stream.text(), timer.kind,
                                            timer.key, facts::date_text(due.on)});
    command.stream = timer.stream;
    command.actor = staff::word(staff::SystemActor::kTimer);
    command.occurred_at = timer.due_at;
    command.type = std::move(form.type);
    command.payload = std::move(form.payload);
    return command;
}

log::Expected<std::vector<log::Command>, log::Quarantine> DomainAggregates::react(
    const log::Commit& commit) {
    if (commit.outcome.kind == log::OutcomeKind::kRejected) {
        return forbidden_act(impl_->ports, commit);
    }
    if (commit.stream.text().starts_with("incident/")) {
        return incident_reactions(impl_->ports, commit);
    }
    const bool leads_on =
        std::any_of(commit.events.begin(), commit.events.end(),
                    [](const log::StoredEvent& event) { return may_lead_on(event.type); });
    if (!leads_on) {
        return std::vector<log::Command>();
    }
    return impl_->take_reactions(commit);
}

std::vector<log::StreamId> DomainAggregates::reference_streams(const log::TenantId& tenant) const {
    return {policy_stream(tenant), staff_stream(tenant)};
}

}  // namespace madoguchi::aggregates
