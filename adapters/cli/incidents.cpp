#include "madoguchi/adapters/cli/incidents.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "madoguchi/projections/queries/incident_queries.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::string_view kPrefix = "incident/";

/// Who was added, and who was taken out.
struct Changes {
    std::vector<facts::AffectedPersonAdded> added;
    std::set<std::uint32_t> gone;
    std::set<std::pair<std::string, std::string>> unaffected;  ///< Case id and holder.
};

Result<Changes> changes_of(const Installation& installation, const IncidentRef& which) {
    const auto commits = installation.stream(which.tenant, which.stream);
    if (!commits) {
        return log::unexpected(commits.error());
    }
    Changes changes;
    for (const auto& commit : *commits) {
        for (const auto& event : commit.events) {
            const auto* fact = std::get_if<facts::IncidentEvent>(&event);
            if (fact == nullptr) {
                continue;
            }
            if (const auto* added = std::get_if<facts::AffectedPersonAdded>(fact)) {
                changes.added.push_back(*added);
            } else if (const auto* removed = std::get_if<facts::AffectedPersonRemoved>(fact)) {
                if (removed->person_no != 0) {
                    changes.gone.insert(removed->person_no);
                } else {
                    changes.unaffected.emplace(removed->case_id, removed->holder.text());
                }
            }
        }
    }
    return changes;
}

/// The persons of a case who are affected.
Result<void> add_persons_of(const Installation& installation, const CaseRef& which,
                            const std::string& case_id, const Changes& changes,
                            std::vector<AffectedPerson>& affected) {
    const auto file = read_case(installation, which);
    if (!file) {
        return log::unexpected(file.error());
    }
    const auto add = [&](const char* holder, const facts::Person& person) {
        if (!changes.unaffected.contains({case_id, holder})) {
            affected.push_back({.which = which,
                                .case_number = file->row.case_number,
                                .holder = facts::Holder(holder),
                                .person_no = 0,
                                .name = person.name,
                                .contact = {}});
        }
    };
    add("principal", file->parties.principal);
    if (file->parties.agent) {
        add("agent", *file->parties.agent);
    }
    if (file->parties.other_agent) {
        add("other_agent", *file->parties.other_agent);
    }
    return {};
}

}  // namespace

Result<IncidentRef> find_incident(const Installation& installation, std::string_view wanted,
                                  std::string_view municipality) {
    const std::string stream =
        wanted.starts_with(kPrefix) ? std::string(wanted) : std::string(kPrefix).append(wanted);
    std::vector<IncidentRef> found;
    for (const auto& tenant : installation.asked()) {
        if (!municipality.empty() && tenant.text() != municipality) {
            continue;
        }
        const auto view = installation.view("incidents", tenant);
        if (!view) {
            return log::unexpected(view.error());
        }
        const auto row = projections::incident(**view, stream);
        if (!row) {
            return log::unexpected(failure_of(row.error()));
        }
        if (*row) {
            found.push_back({tenant, log::StreamId(stream)});
        }
    }
    if (found.empty()) {
        return failed(ExitStatus::kNotFound, "there is no incident '" + std::string(wanted) +
                                                 "': 'madoguchi list incidents' names them");
    }
    if (found.size() > 1) {
        return failed(ExitStatus::kNotFound,
                      "several municipalities have that incident: name the municipality, too");
    }
    return std::move(found.front());
}

Result<IncidentFile> read_incident(const Installation& installation, const IncidentRef& which) {
    const auto view = installation.view("incidents", which.tenant);
    if (!view) {
        return log::unexpected(view.error());
    }
    auto row = projections::incident(**view, which.stream.text());
    if (!row) {
        return log::unexpected(failure_of(row.error()));
    }
    if (!*row) {
        return failed(ExitStatus::kNotFound, "there is no such incident");
    }
    const auto changes = changes_of(installation, which);
    if (!changes) {
        return log::unexpected(changes.error());
    }
    IncidentFile file{.which = which, .row = std::move(**row), .cases = {}, .affected = {}};
    for (const std::string& case_id : file.row.cases) {
        const CaseRef one{which.tenant, log::StreamId("case/" + case_id)};
        if (auto added = add_persons_of(installation, one, case_id, *changes, file.affected);
            !added) {
            return log::unexpected(added.error());
        }
        file.cases.push_back(one);
    }
    for (const auto& person : changes->added) {
        if (!changes->gone.contains(person.person_no)) {
            file.affected.push_back({.which = std::nullopt,
                                     .case_number = {},
                                     .holder = {},
                                     .person_no = person.person_no,
                                     .name = person.name,
                                     .contact = person.contact});
        }
    }
    return file;
}

}  // namespace madoguchi::cli
