#include "client.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "audit.hpp"

namespace madoguchi::crash {
namespace {

using Clock = std::chrono::steady_clock;

/// A server that says nothing for so long hangs.
constexpr std::chrono::seconds kPatience(60);
constexpr std::size_t kLastAcknowledged = 12;

std::chrono::milliseconds until(Clock::time_point moment) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(moment - Clock::now());
    return std::max(left, std::chrono::milliseconds(0));
}

std::string journal_of(const std::string& folder) { return folder + "/journal"; }

}  // namespace

Client::Client(std::string program, std::string folder, std::uint64_t seed)
    : program_(std::move(program)),
      folder_(std::move(folder)),
      random_(seed),
      journal_(journal_of(folder_)) {}

std::uint64_t Client::any(std::uint64_t below) { return random_() % below; }

std::string Client::new_payload(std::uint64_t number) {
    const std::string amount = std::to_string(1 + any(9));
    const std::uint64_t kind = any(20);
    if (kind < 3) {
        return "draw " + std::string(any(2) == 0 ? "letters" : "receipts");
    }
    if (kind < 6) {
        return "add " + amount + " then add " + amount;
    }
    if (kind < 8) {
        return "alarm k" + std::to_string(number) + " 1000";
    }
    if (kind < 10) {
        return "reject";
    }
    if (kind == 10) {
        return "nothing";
    }
    if (kind == 11) {
        return "forbid";
    }
    if (kind == 12) {
        return "big " + std::to_string(1 + any(9'000));
    }
    return "add " + amount;
}

void Client::ask_again(std::uint64_t number) {
    if (std::find(to_send_.begin(), to_send_.end(), number) == to_send_.end()) {
        to_send_.push_back(number);
    }
}

/// What is sent: what is unanswered, what was acknowledged last, some of what was before, and then
/// new commands.
void Client::plan(std::size_t commands) {
    to_send_.assign(open_.begin(), open_.end());
    sent_.clear();
    reused_.clear();
    life_ = {};
    for (std::size_t i = 0; i < std::min(kLastAcknowledged, in_order_.size()); ++i) {
        ask_again(in_order_[in_order_.size() - 1 - i]);
    }
    for (int i = 0; i < 4 && !in_order_.empty(); ++i) {
        const std::uint64_t number = in_order_[any(in_order_.size())];
        ask_again(number);
        if (i == 0) {
            reused_.insert(number);
        }
    }
    std::shuffle(to_send_.begin(), to_send_.end(), random_);
    for (std::size_t i = 0; i < commands; ++i) {
        const std::uint64_t number = ++last_number_;
        commands_[number] = "c" + std::to_string(any(8)) + " " + new_payload(number);
        to_send_.push_back(number);
    }
}

Life Client::live(const Death& death, std::size_t commands) {
    plan(commands);
    window_ = std::size_t{1} << any(7);
    const std::chrono::microseconds after(death.after_us);
    const bool is_timed = death.after_us >= 0;
    ServerProcess server(program_, folder_, death.kill_point);
    auto heard_at = Clock::now();
    auto kill_at = is_timed && !death.once_open ? heard_at + after : Clock::time_point::max();
    bool over = false;
    const auto hear = [&](const std::string& line) {
        heard_at = Clock::now();
        if (line == "open") {
            life_.opened = true;
            kill_at = is_timed && death.once_open ? heard_at + after : kill_at;
        } else {
            take(line);
        }
    };
    while (
        server.receive(over ? kPatience : until(std::min(kill_at, heard_at + kPatience)), hear)) {
        journal_.sync();
        const auto now = Clock::now();
        if (over) {
            continue;
        }
        EXPECT_LT(now, heard_at + kPatience) << "the server says nothing any more";
        if (now >= std::min(kill_at, heard_at + kPatience)) {
            over = true;
            server.kill();
        } else if (life_.opened && !is_timed && to_send_.empty() && sent_.empty()) {
            over = true;
            death.in_order ? server.end_input() : server.kill();
        } else if (life_.opened) {
            send_more(server);
        }
    }
    life_.end = server.wait();
    return life_;
}

void Client::send_more(ServerProcess& server) {
    while (!to_send_.empty() && sent_.size() < window_) {
        const std::uint64_t number = to_send_.front();
        to_send_.pop_front();
        if (!acknowledged_.contains(number)) {
            open_.insert(number);
        }
        sent_.insert(number);
        const std::string content = reused_.contains(number) ? " otherwise" : "";
        if (!server.send(std::to_string(number) + " " + commands_.at(number) + content)) {
            return;
        }
    }
}

void Client::take(const std::string& line) {
    const auto space = line.find(' ');
    if (space == std::string::npos) {
        ADD_FAILURE() << "not an answer: " << line;
        return;
    }
    ++life_.answers;
    take_answer(std::stoull(line.substr(0, space)), line.substr(space + 1));
}

void Client::take_answer(std::uint64_t number, const std::string& answer) {
    EXPECT_EQ(sent_.erase(number), 1u) << "an answer to nothing, or a second one: " << number;
    if (reused_.contains(number)) {
        EXPECT_EQ(answer, "not id_reused") << "command " << number;
        return;
    }
    if (const auto known = acknowledged_.find(number); known != acknowledged_.end()) {
        EXPECT_EQ(answer, known->second) << "command " << number << " is answered differently";
        return;
    }
    if (answer.starts_with("stored ")) {
        open_.erase(number);
        acknowledged_.emplace(number, answer);
        in_order_.push_back(number);
        journal_.add(number, answer);
    } else if (answer == "not not_permitted") {
        open_.erase(number);
        EXPECT_TRUE(commands_.at(number).ends_with("forbid")) << commands_.at(number);
    } else {
        EXPECT_EQ(answer, "not busy") << "command " << number;
    }
}

std::uint64_t Client::audit() const {
    const auto journal = Journal::read(journal_of(folder_));
    EXPECT_EQ(journal, acknowledged_) << "the journal doesn't say what was heard";
    return crash::audit(folder_, journal);
}

}  // namespace madoguchi::crash
