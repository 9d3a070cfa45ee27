#include <unistd.h>

#include <chrono>
#include <utility>

#include "madoguchi/adapters/cli/agent_notice.hpp"
#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/line_reader.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/domain/staff/role.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::chrono::seconds kTickEvery{1};
constexpr std::string_view kOpenCase = "madoguchi.command.open_case.v1";

std::string fault_json(std::uint64_t line, const std::string& detail) {
    protobuf::JsonWriter json;
    json.begin_object();
    json.key("line");
    json.number(line);
    json.key("answer");
    json.text("not_taken");
    json.key("code");
    json.text("malformed");
    json.key("detail");
    json.text(detail);
    json.end_object();
    return json.take();
}

/// Takes a stream of commands: answers come in the order of the lines, each after it is durable.
class Submission {
 public:
    Submission(Installation& installation, Console& console)
        : installation_(installation), console_(console) {}

    /// Takes one line; what it says waits until `flush`.
    void take(const InputLine& line) {
        if (line.text.find_first_not_of(" \t") == std::string::npos && !line.too_long) {
            return;
        }
        auto command =
            line.too_long
                ? Result<log::Command>(failed(ExitStatus::kUsage, "the line is longer than 4 MiB"))
                : installation_.read_command(line.text);
        if (command && staff::system_actor_of(command->actor)) {
            command = failed(ExitStatus::kUsage, "actor: '" + command->actor +
                                                     "' is the program's own word, no staff code");
        }
        lines_.push_back(line.number);
        faults_.push_back(command ? std::string() : command.error().what);
        if (command) {
            commands_.push_back(std::move(*command));
        }
    }

    [[nodiscard]] bool full() const { return lines_.size() >= Installation::kBatchMax; }

    /// Decides what waits and writes the answers.
    Result<void> flush() {
        std::vector<log::CommandId> ids;
        std::vector<std::optional<CaseRef>> openings;
        for (const auto& command : commands_) {
            ids.push_back(command.id);
            openings.push_back(command.type == kOpenCase
                                   ? std::optional(CaseRef{command.tenant, command.stream})
                                   : std::nullopt);
        }
        std::vector<log::Answer> answers;
        if (!commands_.empty()) {
            auto decided = installation_.submit(std::exchange(commands_, {}));
            if (!decided) {
                return log::unexpected(decided.error());
            }
            answers = std::move(*decided);
        }
        std::size_t next = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!faults_[i].empty()) {
                answer_fault(lines_[i], faults_[i]);
            } else {
                this->answer(lines_[i], ids[next], answers[next]);
                if (openings[next] && is_done(answers[next])) {
                    opened_.push_back(std::move(*openings[next]));
                }
                ++next;
            }
        }
        lines_.clear();
        faults_.clear();
        if (!console_.flush()) {
            return failed(ExitStatus::kUnavailable,
                          "the answers can't be written: standard output is gone");
        }
        return {};
    }

    /// Notes which of the cases opened since the last time have an agent of many. The projections
    /// must have caught up.
    Result<void> note_agents() {
        for (const CaseRef& which : std::exchange(opened_, {})) {
            const auto many = many_cases_of_agent(installation_, which);
            if (!many) {
                return log::unexpected(many.error());
            }
            if (*many) {
                console_.note(which.stream.text() + ": " + agent_notice(**many));
            }
        }
        return {};
    }

    [[nodiscard]] bool all_done() const { return all_done_; }

 private:
    void answer_fault(std::uint64_t line, const std::string& detail) {
        all_done_ = false;
        console_.note("line " + std::to_string(line) + ": " + detail);
        if (console_.json()) {
            console_.line(fault_json(line, detail));
        }
    }

    void answer(std::uint64_t line, const log::CommandId& id, const log::Answer& answer) {
        all_done_ = all_done_ && is_done(answer);
        if (console_.json() && !is_done(answer)) {
            console_.note("line " + std::to_string(line) + ": " + answer_words(answer));
        }
        console_.line(console_.json() ? protobuf::answer_json(id, answer)
                                      : std::to_string(line) + "  " + answer_words(answer));
    }

    Installation& installation_;
    Console& console_;
    std::vector<std::uint64_t> lines_;
    std::vector<std::string> faults_;  ///< Empty where the line is a command.
    std::vector<log::Command> commands_;
    std::vector<CaseRef> opened_;  ///< Since `note_agents`.
    bool all_done_ = true;
};

/// Does what is due, and says what only the projections know.
Result<void> tick(Installation& installation, Submission& submission) {
    if (auto done = installation.tick(); !done) {
        return done;
    }
    return submission.note_agents();
}

Result<void> take_stream(Installation& installation, Submission& submission, LineReader& reader) {
    auto ticked_at = std::chrono::steady_clock::now();
    while (!interrupted()) {
        const auto line = reader.next();
        if (!line || interrupted()) {
            break;
        }
        submission.take(*line);
        if (reader.ready() && !submission.full()) {
            continue;
        }
        if (auto done = submission.flush(); !done) {
            return done;
        }
        if (const auto now = std::chrono::steady_clock::now(); now - ticked_at >= kTickEvery) {
            ticked_at = now;
            if (auto done = tick(installation, submission); !done) {
                return done;
            }
        }
    }
    return submission.flush();
}

}  // namespace

Result<ExitStatus> run_submit(const Arguments& arguments, Console& console) {
    auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    catch_interrupts();
    const auto input = open_input(arguments.files.empty() ? "-" : arguments.files.front());
    if (!input) {
        return log::unexpected(input.error());
    }
    Submission submission(**installation, console);
    LineReader reader(input->number());
    if (auto done = take_stream(**installation, submission, reader); !done) {
        return log::unexpected(done.error());
    }
    if (auto done = tick(**installation, submission); !done) {
        return log::unexpected(done.error());
    }
    if (auto closed = (*installation)->close(); !closed) {
        return log::unexpected(closed.error());
    }
    return submission.all_done() ? ExitStatus::kDone : ExitStatus::kPartly;
}

}  // namespace madoguchi::cli
