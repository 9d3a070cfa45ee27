#include "madoguchi/adapters/cli/cases.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/adapters/text/fold_kana.hpp"
#include "madoguchi/domain/calendar/date.hpp"
#include "madoguchi/domain/cases/case_number.hpp"
#include "madoguchi/domain/letter/letter_number.hpp"
#include "madoguchi/projections/core/effective_events.hpp"
#include "madoguchi/projections/core/event_context.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"
#include "madoguchi/projections/queries/list_queries.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::string_view kPrefix = "case/";

Result<std::vector<log::TenantId>> chosen(const Installation& installation,
                                          std::string_view municipality) {
    if (municipality.empty()) {
        return installation.asked();
    }
    const log::TenantId tenant(municipality);
    if (!installation.serves(tenant)) {
        return failed(
            ExitStatus::kNotFound,
            "there is no municipality '" + std::string(municipality) + "' in this data folder");
    }
    return std::vector<log::TenantId>{tenant};
}

/// The stream that `wanted` stands for in one municipality; none if it has none.
Result<std::optional<log::StreamId>> stream_in(const Installation& installation,
                                               const log::TenantId& tenant,
                                               const std::string& wanted) {
    const auto cases = installation.view("cases", tenant);
    if (!cases) {
        return log::unexpected(cases.error());
    }
    const std::string stream = wanted.starts_with(kPrefix) ? wanted : std::string(kPrefix) + wanted;
    const auto row = projections::case_row(**cases, stream);
    if (!row) {
        return log::unexpected(failure_of(row.error()));
    }
    if (*row) {
        return log::StreamId(stream);
    }
    const auto numbered = projections::streams_of_number(**cases, wanted);
    if (!numbered) {
        return log::unexpected(failure_of(numbered.error()));
    }
    return numbered->empty() ? std::nullopt : std::optional(log::StreamId(numbered->front()));
}

/// A number as it was typed, whatever width the keyboard wrote and whether it took a hyphen for a
/// long vowel, without blanks around it.
std::string number_typed(std::string_view typed) {
    constexpr std::string_view kLongVowel = "\u30FC";
    std::string folded = protobuf::fold_digits(typed);
    if (auto narrow = text::fold_width(folded)) {
        folded = std::move(*narrow);
    }
    for (auto at = folded.find(kLongVowel); at != std::string::npos; at = folded.find(kLongVowel)) {
        folded.replace(at, kLongVowel.size(), "-");
    }
    const auto first = folded.find_first_not_of(' ');
    return first == std::string::npos
               ? std::string()
               : folded.substr(first, folded.find_last_not_of(' ') - first + 1);
}

/// The letters and digits of a number as it is read from paper, in capitals: without blanks and
/// hyphens. Nothing where something else stands in it.
std::string letters_and_digits(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') {
            plain += static_cast<char>(c - 'a' + 'A');
        } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            plain += c;
        } else if (c != '-' && c != ' ') {
            return {};
        }
    }
    return plain;
}

/// What may be meant by a number that somebody types or scans: itself, the number of a letter
/// (`YBSH-T9W5-Z`) and a registered letter's, as they are on record.
std::vector<std::string> numbers_meant(const std::string& typed) {
    std::vector<std::string> meant{typed};
    const std::string plain = letters_and_digits(typed);
    if (const auto letter = letter::LetterNumber::parse(typed)) {
        meant.push_back(letter->text());
    }
    if (!plain.empty()) {
        meant.push_back(plain);
    }
    return meant;
}

/// `R8-本-0123-7` with a last digit that doesn't fit the others.
bool is_case_number_misread(std::string_view text) {
    return std::ranges::count(text, '-') == 3 && text.size() < 24 &&
           std::ranges::any_of(text,
                               [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) &&
           !cases::case_number_checks(text);
}

/// A furigana in Latin letters may be as long as a letter's number, but has no digit.
bool is_letter_number_misread(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           letter::LetterNumber::is_misread(text);
}

}  // namespace

Result<CaseRef> find_case(const Installation& installation, std::string_view wanted,
                          std::string_view municipality) {
    const std::string folded = number_typed(wanted);
    const auto tenants = chosen(installation, municipality);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    std::vector<CaseRef> found;
    for (const auto& tenant : *tenants) {
        for (const std::string& number : numbers_meant(folded)) {
            const auto stream = stream_in(installation, tenant, number);
            if (!stream) {
                return log::unexpected(stream.error());
            }
            if (*stream) {
                found.push_back({tenant, **stream});
                break;
            }
        }
    }
    // What is found is no number misread: a case's id may look like one.
    if (found.empty() && (is_case_number_misread(folded) || is_letter_number_misread(folded))) {
        return failed(ExitStatus::kNotFound,
                      "the check digit of '" + folded + "' doesn't fit: read the number once more",
                      "number_misread");
    }
    if (found.empty()) {
        return failed(ExitStatus::kNotFound, "there is no case '" + folded + "'");
    }
    if (found.size() > 1) {
        return failed(ExitStatus::kNotFound, "several municipalities have a case '" + folded +
                                                 "': name the municipality, too");
    }
    return found.front();
}

Result<std::vector<FoundParty>> search_parties(const Installation& installation,
                                               std::string_view municipality,
                                               const SearchFor& wanted, Looking& looking) {
    const auto tenants = chosen(installation, municipality);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    std::vector<std::string> terms;
    if (!wanted.kana.empty()) {
        terms.emplace_back("kana");
    }
    if (wanted.birth_date) {
        terms.emplace_back("birth_date");
    }
    std::vector<FoundParty> found;
    for (const auto& tenant : *tenants) {
        projections::SearchQuery query;
        query.kana_tokens =
            installation.search_tokens().wanted_kana(tenant, wanted.kana, wanted.match);
        if (!wanted.kana.empty() && query.kana_tokens.empty()) {
            return failed(ExitStatus::kUsage,
                          "too little of the furigana: a beginning has at least " +
                              std::to_string(projections::kPrefixMin) + " characters",
                          "furigana_too_short");
        }
        if (wanted.birth_date) {
            query.birth_token = installation.search_tokens().birth_date(tenant, *wanted.birth_date);
        }
        const auto view = installation.view("search", tenant);
        if (!view) {
            return log::unexpected(view.error());
        }
        const auto parties = projections::search(**view, query);
        if (!parties) {
            return log::unexpected(failure_of(parties.error()));
        }
        auto tokens = query.kana_tokens;
        if (!query.birth_token.empty()) {
            tokens.push_back(query.birth_token);
        }
        if (auto recorded = looking.searched(tenant, terms, std::move(tokens), parties->size());
            !recorded) {
            return log::unexpected(recorded.error());
        }
        for (const auto& party : *parties) {
            found.push_back({{tenant, log::StreamId(party.stream)}, party.holder});
        }
    }
    return found;
}

namespace {

/// The entries of a case's commits, in order.
std::vector<HistoryEntry> entries_of(const std::vector<projections::DecodedCommit>& commits) {
    std::vector<HistoryEntry> entries;
    for (auto& read : projections::effective_events(commits)) {
        const auto& meta = read.commit->meta;
        const bool corrected = !(read.event == read.commit->events[read.index]);
        entries.push_back({.event_no = read.commit->event_no(read.index),
                           .type = meta.events[read.index].type,
                           .event = std::move(read.event),
                           .occurred_at = meta.occurred_at,
                           .recorded_at = meta.recorded_at,
                           .actor = meta.actor,
                           .office = meta.office,
                           .policy_version = meta.policy_version,
                           .position = meta.position,
                           .corrected = corrected,
                           .voided = !read.effective});
    }
    for (const auto& commit : commits) {
        for (std::size_t i = commit.events.size();
             commit.newer_than_build && i < commit.meta.events.size(); ++i) {
            entries.push_back({.event_no = commit.event_no(i),
                               .type = commit.meta.events[i].type,
                               .event = {},
                               .occurred_at = commit.meta.occurred_at,
                               .recorded_at = commit.meta.recorded_at,
                               .actor = commit.meta.actor,
                               .office = commit.meta.office,
                               .policy_version = commit.meta.policy_version,
                               .position = commit.meta.position,
                               .newer_than_build = true});
        }
    }
    std::ranges::sort(entries, {}, &HistoryEntry::event_no);
    return entries;
}

}  // namespace

Result<std::vector<HistoryEntry>> history(const Installation& installation, const CaseRef& which,
                                          std::optional<facts::Date> as_known_on) {
    std::optional<log::UtcTime> until;
    if (as_known_on) {
        const auto next_day = calendar::start_of_day_utc(*as_known_on + std::chrono::days(1));
        until = log::UtcTime(next_day) - std::chrono::milliseconds(1);
    }
    const auto commits = installation.stream(which.tenant, which.stream, until);
    if (!commits) {
        return log::unexpected(commits.error());
    }
    auto entries = entries_of(*commits);
    if (entries.empty()) {
        return failed(ExitStatus::kNotFound, as_known_on ? "nothing was known of that case on " +
                                                               facts::date_text(*as_known_on)
                                                         : "there is no such case");
    }
    return entries;
}

Result<CaseFile> read_case(const Installation& installation, const CaseRef& which) {
    const auto cases = installation.view("cases", which.tenant);
    if (!cases) {
        return log::unexpected(cases.error());
    }
    auto row = projections::case_row(**cases, which.stream.text());
    if (!row) {
        return log::unexpected(failure_of(row.error()));
    }
    if (!*row) {
        return failed(ExitStatus::kNotFound, "there is no such case");
    }
    auto parties = read_parties(installation, which.tenant, **row);
    if (!parties) {
        return log::unexpected(parties.error());
    }
    auto line = projections::case_line(which.stream.text(), **row, installation.today());
    return CaseFile{.which = which,
                    .row = std::move(**row),
                    .line = std::move(line),
                    .parties = std::move(*parties),
                    .many_of_agent = {}};
}

}  // namespace madoguchi::cli
