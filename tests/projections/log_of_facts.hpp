#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/memory_views/memory_view_store.hpp"
#include "madoguchi/projections/core/projection_runner.hpp"
#include "madoguchi/projections/core/search_tokens.hpp"
#include "madoguchi/projections/core/stream_projection.hpp"

namespace madoguchi::projections::test {

inline const TenantId kTenant("testtown");

/// A day of 2026.
inline facts::Date day(unsigned month, unsigned d) {
    return std::chrono::sys_days(std::chrono::year(2026) / std::chrono::month(month) /
                                 std::chrono::day(d));
}

/// Facts in order, as a log that projections can follow. Stands for log, codec and history.
class LogOfFacts final : public log::CommitLog, public CommitDecoder, public StreamHistory {
 public:
    std::string office = "main";
    std::string actor = "s01";

    /// One commit with events of one stream, on a day at 11:00 in Japan.
    void commit(const std::string& stream, facts::Date on, std::vector<facts::AnyEvent> events) {
        DecodedCommit made;
        made.meta.tenant = kTenant;
        made.meta.position = Position(commits_.size() + 1);
        made.meta.stream = log::StreamId(stream);
        made.meta.version_before = log::StreamVersion(versions_[stream]);
        made.meta.actor = actor;
        made.meta.office = office;
        made.meta.occurred_at = log::UtcTime(on) + std::chrono::hours(2);
        made.meta.recorded_at = made.meta.occurred_at;
        made.meta.policy_version = "p1";
        for (std::size_t i = 0; i < events.size(); ++i) {
            made.meta.events.push_back({"madoguchi.case.something.v1", {}});
        }
        versions_[stream] += events.size();
        made.events = std::move(events);
        commits_.push_back(std::move(made));
    }

    template <typename... Facts>
    void case_facts(const std::string& stream, facts::Date on, const Facts&... events) {
        commit(stream, on, {facts::AnyEvent(facts::CaseEvent(events))...});
    }

    template <typename... Facts>
    void person_facts(const std::string& stream, facts::Date on, const Facts&... events) {
        commit(stream, on, {facts::AnyEvent(facts::PersonEvent(events))...});
    }

    /// A command that couldn't be done.
    void reject(const std::string& stream, facts::Date on, const std::string& code_name) {
        commit(stream, on, {});
        commits_.back().meta.outcome = {log::OutcomeKind::kRejected, 7, code_name, {}};
    }

    /// From now on the newest commit's last event is one that this build doesn't know.
    void make_last_unknown() {
        commits_.back().events.pop_back();
        commits_.back().newer_than_build = true;
        commits_.back().unknown_type = "madoguchi.case.something_new.v1";
    }
    /// As after an upgrade: `event` is what the unknown one of that commit means.
    void learn(std::size_t position, facts::AnyEvent event) {
        DecodedCommit& commit = commits_[position - 1];
        commit.events.push_back(std::move(event));
        commit.newer_than_build = false;
        commit.unknown_type.clear();
    }

    [[nodiscard]] std::size_t size() const { return commits_.size(); }
    [[nodiscard]] const std::vector<DecodedCommit>& commits() const { return commits_; }
    /// A reader of the log sees only so many commits from now on; for following live.
    std::size_t visible = SIZE_MAX;

    log::Expected<log::Head, StoreError> take_over(const TenantId&) override { return head({}); }
    log::Expected<void, StoreError> append(const TenantId&,
                                           std::span<const log::EncodedCommit>) override {
        return {};
    }
    log::Expected<std::size_t, StoreError> read(
        const TenantId& tenant, Position from, const log::ReadLimits& limits,
        const std::function<bool(const log::EncodedCommit&)>& visit) const override {
        std::size_t visited = 0;
        const std::size_t end = std::min(visible, commits_.size());
        for (std::size_t i = from.value() - 1; i < end && visited < limits.commits_max; ++i) {
            log::EncodedCommit encoded;
            encoded.tenant = tenant;
            encoded.position = Position(i + 1);
            encoded.bytes = std::to_string(i);
            ++visited;
            if (!visit(encoded)) {
                break;
            }
        }
        return visited;
    }
    log::Expected<log::Head, StoreError> head(const TenantId&) const override {
        return log::Head{.position = Position(std::min(visible, commits_.size())),
                         .leaf = {},
                         .term = log::Term(1)};
    }
    log::Expected<void, std::string> decode(std::string_view bytes, Seals,
                                            DecodedCommit& commit) override {
        commit = commits_[std::stoul(std::string(bytes))];
        return {};
    }
    log::Expected<void, StoreError> read(
        const TenantId&, const log::StreamId& stream, Position until,
        const std::function<bool(const DecodedCommit&)>& visit) override {
        for (const DecodedCommit& commit : commits_) {
            if (commit.meta.position <= until && commit.meta.stream == stream && !visit(commit)) {
                break;
            }
        }
        return {};
    }

 private:
    std::vector<DecodedCommit> commits_;
    std::map<std::string, std::uint64_t> versions_;
};

/// Tokens that are the text itself: nothing is hidden in a test.
class PlainTokens final : public SearchTokens {
 public:
    std::vector<std::string> kana(const TenantId&, std::string_view written) const override {
        return written.empty() ? std::vector<std::string>{} : std::vector{std::string(written)};
    }
    std::vector<std::string> wanted_kana(const TenantId& tenant, std::string_view wanted,
                                         KanaMatch) const override {
        return kana(tenant, wanted);
    }
    /// What stands before the space.
    std::vector<std::string> family_names(const TenantId&,
                                          std::string_view written) const override {
        return written.empty() ? std::vector<std::string>{}
                               : std::vector{std::string(written.substr(0, written.find(' ')))};
    }
    std::vector<std::string> same_person(const TenantId&,
                                         const facts::Person& person) const override {
        const std::string& number = person.register_no.reveal();
        std::vector<std::string> tokens;
        if (!number.empty()) {
            tokens.push_back("r" + number);
        }
        tokens.push_back("n" + person.kana.reveal());
        return tokens;
    }
    std::string birth_date(const TenantId&, facts::Date date) const override {
        return facts::date_text(date);
    }
};

/// Views of a log of facts, built as far as asked for.
struct Views {
    explicit Views(LogOfFacts& facts_of) : log(facts_of) {}
    LogOfFacts& log;
    memory_views::MemoryViewStore store;
    PlainTokens tokens;

    [[nodiscard]] RunnerPorts ports() {
        return {.views = &store,
                .log = &log,
                .decoder = &log,
                .projection = {.history = &log, .tokens = &tokens}};
    }

    /// Builds one projection up to the end of the log, a batch at a time, and gives its rows.
    std::unique_ptr<ViewReader> build(std::string_view name, RunMode mode = RunMode::kFollow,
                                      std::size_t commits_max = 1'000) {
        const ProjectionKind* kind = find_projection(name);
        if (kind == nullptr || !store.create(kind->id)) {
            return nullptr;
        }
        ProjectionRunner runner(*kind, kTenant, ports(), mode);
        const auto progress = runner.catch_up({.commits_max = commits_max});
        return progress ? reader(name) : nullptr;
    }

    std::unique_ptr<ViewReader> reader(std::string_view name) {
        auto found = store.read(find_projection(name)->id, kTenant);
        return found ? std::move(*found) : nullptr;
    }
};

/// Every row of a view by its key.
inline std::map<std::string, Row> rows_of(const ViewReader& reader) {
    std::map<std::string, Row> rows;
    const auto read = reader.scan({}, [&](std::string_view key, const Row& row) {
        rows.emplace(std::string(key), row);
        return true;
    });
    return read ? rows : std::map<std::string, Row>{};
}

}  // namespace madoguchi::projections::test
