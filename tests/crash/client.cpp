#include "client.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "audit.hpp"

namespace madoguchi::crash {
namespace {

using Clock = std::chrono::steady_clock;

/// A program that says nothing for so long hangs.
constexpr std::chrono::seconds kPatience(60);
constexpr std::size_t kLastAcknowledged = 12;
constexpr std::size_t kOlderAcknowledged = 4;

/// When a life is to end, and whether it hangs.
class Watch {
 public:
    explicit Watch(const Death& death) : death_(death) { reached(Death::From::kStart); }

    void reached(Death::From moment) {
        heard();
        if (death_.from == moment) {
            kill_at_ = heard_at_ + death_.after;
        }
    }
    void heard() { heard_at_ = Clock::now(); }

    [[nodiscard]] std::chrono::milliseconds left() const {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end() - Clock::now());
        return std::max(left, std::chrono::milliseconds(0));
    }
    [[nodiscard]] bool is_over() const {
        EXPECT_LT(Clock::now(), heard_at_ + kPatience) << "the program says nothing any more";
        return Clock::now() >= end();
    }

 private:
    [[nodiscard]] Clock::time_point end() const {
        return std::min(kill_at_, heard_at_ + kPatience);
    }

    const Death& death_;
    Clock::time_point heard_at_;
    Clock::time_point kill_at_ = Clock::time_point::max();
};

std::string journal_of(const std::string& folder) { return folder + "/journal"; }

/// What must never change of an answer.
std::string lasting(json answer) {
    answer.erase("repeated");
    return answer.dump();
}

}  // namespace

Client::Client(std::string folder, std::uint64_t seed)
    : folder_(std::move(folder)),
      random_(seed),
      journal_(journal_of(folder_)),
      stories_(MADOGUCHI_SOURCE_DIR "/tests/crash/stories.json") {
    for (const auto& [municipality, policy] : stories_.policies()) {
        for (const std::vector<std::string>& first :
             {std::vector<std::string>{"staff", "appoint", "a1", "--name", "試験 管理", "-m",
                                       municipality},
              {"import", "staff", MADOGUCHI_SOURCE_DIR "/tests/data/staff.csv", "-m", municipality,
               "--actor", "a1"},
              {"policy", "publish", MADOGUCHI_SOURCE_DIR "/" + policy, "--actor", "h1"}}) {
            EXPECT_EQ(run(first, {}).end, "exit 0") << first.front() << " " << municipality;
        }
    }
    for (auto& order : stories_.preparation()) {
        to_send_.push_back(order.id);
        add(std::move(order));
    }
    EXPECT_EQ(submit({}).end, "exit 0") << "not everything is accepted that the offices set";
}

std::uint64_t Client::any(std::uint64_t below) { return random_() % below; }

void Client::add(Order order) {
    const std::string id = order.id;
    open_.insert(id);
    orders_.emplace(id, std::move(order));
}

/// Somewhere among what is sent, if it isn't there.
void Client::mix_in(const std::string& id) {
    if (std::ranges::find(to_send_, id) == to_send_.end()) {
        to_send_.insert(to_send_.begin() + static_cast<std::ptrdiff_t>(any(to_send_.size() + 1)),
                        id);
    }
}

/// What is sent: what is unanswered and then new commands, in the order of their making; in between
/// what was acknowledged last and some of what was before.
void Client::plan(std::size_t commands) {
    to_send_.assign(open_.begin(), open_.end());
    reused_.clear();
    while (open_.size() < commands) {
        Order order = stories_.next(random_);
        to_send_.push_back(order.id);
        add(std::move(order));
    }
    for (std::size_t i = 0; i < std::min(kLastAcknowledged, in_order_.size()); ++i) {
        mix_in(in_order_[in_order_.size() - 1 - i]);
    }
    for (std::size_t i = 0; i < kOlderAcknowledged && !in_order_.empty(); ++i) {
        const std::string& id = in_order_[any(in_order_.size())];
        mix_in(id);
        if (i == 0) {
            reused_.insert(id);
        }
    }
}

Life Client::live(const Death& death, std::size_t commands) {
    plan(commands);
    return submit(death);
}

Life Client::submit(const Death& death) {
    sent_.clear();
    life_ = {};
    window_ = std::size_t{1} << any(7);
    Watch watch(death);
    ProgramProcess program({"submit"}, data(), death.kill_point);
    send_more(program);
    bool ending = false;
    bool killed = false;
    const auto hear = [&](const std::string& line) {
        watch.heard();
        if (life_.answers++ == 0) {
            watch.reached(Death::From::kFirstAnswer);
        }
        take(line);
    };
    while (program.receive(watch.left(), hear)) {
        journal_.sync();
        if (!killed && watch.is_over()) {
            killed = true;
            program.kill();
        } else if (!ending && to_send_.empty() && sent_.empty()) {
            ending = true;
            program.end_input();
            watch.reached(Death::From::kEndOfInput);
        } else if (!ending) {
            send_more(program);
        }
    }
    life_.end = program.wait();
    return life_;
}

Life Client::run(const std::vector<std::string>& arguments, const Death& death) {
    Watch watch(death);
    ProgramProcess program(arguments, data(), death.kill_point);
    program.end_input();
    Life life;
    bool killed = false;
    const auto hear = [&](const std::string& line) {
        watch.heard();
        ++life.answers;
        const json told = json::parse(line);
        for (const char* difference : {"only_before", "only_now", "different"}) {
            EXPECT_EQ(told.value(difference, 0), 0) << "built again it differs: " << line;
        }
        EXPECT_EQ(told.value("trouble", ""), "");
    };
    while (program.receive(watch.left(), hear)) {
        if (!killed && watch.is_over()) {
            killed = true;
            program.kill();
        }
    }
    life.end = program.wait();
    return life;
}

void Client::send_more(ProgramProcess& program) {
    while (!to_send_.empty() && sent_.size() < window_) {
        const std::string id = to_send_.front();
        to_send_.pop_front();
        sent_.insert(id);
        json command = orders_.at(id).command;
        if (reused_.contains(id)) {
            command["actor"] = "k9";
        }
        if (!program.send(command.dump())) {
            return;
        }
    }
}

void Client::take(const std::string& line) {
    json answer = json::parse(line);
    const std::string id = answer.value("id", "");
    const std::string kind = answer.value("answer", "");
    EXPECT_EQ(sent_.erase(id), 1U) << "an answer to nothing, or a second one: " << line;
    if (reused_.contains(id)) {
        EXPECT_EQ(kind, "id_reused") << line;
        return;
    }
    const bool repeated = answer.value("repeated", false);
    const std::string lasts = lasting(std::move(answer));
    if (const auto known = acknowledged_.find(id); known != acknowledged_.end()) {
        EXPECT_TRUE(repeated) << "carried out again: " << line;
        EXPECT_EQ(lasts, known->second) << "answered differently";
        return;
    }
    EXPECT_TRUE(kind == "accepted" || kind == "rejected" || kind == "nothing_to_do") << line;
    accepted_ += kind == "accepted" ? 1 : 0;
    open_.erase(id);
    acknowledged_.emplace(id, lasts);
    in_order_.push_back(id);
    journal_.add(id, lasts);
}

std::uint64_t Client::audit() {
    const auto journal = Journal::read(journal_of(folder_));
    EXPECT_EQ(journal, acknowledged_) << "the journal doesn't say what was heard";
    reused_.clear();
    to_send_.assign(in_order_.begin(), in_order_.end());
    static_cast<void>(submit({}));
    EXPECT_EQ(run({"verify"}, {}).end, "exit 0");
    EXPECT_EQ(run({"rebuild", "--all"}, {}).end, "exit 0");
    return crash::audit(data() + "/log", orders_, journal);
}

}  // namespace madoguchi::crash
