#include <map>
#include <utility>

#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"  // IWYU pragma: associated
#include "madoguchi/projections/queries/skipping.hpp"

namespace madoguchi::projections {
namespace {

using Lines = std::map<std::pair<std::string, std::string>, MailClassLine>;

/// Adds one step's letters, of the given days, to the lines of its offices and classes.
Expected<void, StoreError> add_step(const ViewReader& cases, WorklistQuery step,
                                    std::int64_t MailClassLine::*count, Lines& lines) {
    const auto classes = parts_after(cases, join_key("m", word_of(step.list), ""));
    if (!classes) {
        return log::unexpected(classes.error());
    }
    for (const std::string& mail_class : *classes) {
        const auto offices =
            offices_after(cases, join_key("m", word_of(step.list), mail_class, ""), step.office);
        if (!offices) {
            return log::unexpected(offices.error());
        }
        step.part = mail_class;
        for (const std::string& office : *offices) {
            WorklistQuery at_office = step;
            at_office.office = office;
            const auto letters = worklist_count(cases, at_office);
            if (!letters) {
                return log::unexpected(letters.error());
            }
            if (*letters != 0) {
                MailClassLine& line = lines[{office, mail_class}];
                line.office = office;
                line.post_class = mail_class;
                line.*count += *letters;
            }
        }
    }
    return {};
}

}  // namespace

Expected<std::vector<MailClassLine>, StoreError> letters_by_class(const ViewReader& cases,
                                                                  const std::string& office,
                                                                  facts::Date today) {
    const std::pair<WorklistQuery, std::int64_t MailClassLine::*> steps[] = {
        {{.list = Worklist::kToPrint, .office = office}, &MailClassLine::to_print},
        {{.list = Worklist::kToHandOver, .office = office}, &MailClassLine::to_hand_over},
        {{.list = Worklist::kToPost, .office = office}, &MailClassLine::to_post},
        {{.list = Worklist::kAwaitingReply, .office = office, .until = today, .from = today},
         &MailClassLine::posted_today}};
    Lines lines;
    for (const auto& [step, count] : steps) {
        if (auto done = add_step(cases, step, count, lines); !done) {
            return log::unexpected(done.error());
        }
    }
    std::vector<MailClassLine> in_order;
    for (auto& [key, line] : lines) {
        in_order.push_back(std::move(line));
    }
    return in_order;
}

}  // namespace madoguchi::projections
