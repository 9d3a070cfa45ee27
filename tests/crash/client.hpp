#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "journal.hpp"
#include "program_process.hpp"
#include "stories.hpp"

namespace madoguchi::crash {

/// How one life of the program is to end. By default in order.
struct Death {
    /// What `after` counts from.
    enum class From : std::uint8_t { kNever, kStart, kFirstAnswer, kEndOfInput };

    std::string kill_point{};  ///< `point:n`; empty for none.
    From from = From::kNever;
    std::chrono::microseconds after{0};
};

/// What a life brought.
struct Life {
    std::string end;  ///< As `ProgramProcess::wait`.
    std::size_t answers = 0;

    [[nodiscard]] bool killed() const { return end == "signal 9"; }
};

/// A client that remembers on disk what was acknowledged, and asks again after each crash.
/// What it finds wrong it says with GoogleTest.
class Client {
 public:
    /// Works with a data folder and a journal in `folder`, which exists. Publishes the policies.
    Client(std::string folder, std::uint64_t seed);

    /// Starts `submit`, asks again, sends `commands` that aren't acknowledged and sees it end.
    Life live(const Death& death, std::size_t commands);
    /// Starts something else, such as `rebuild --all`, and sees it end.
    Life run(const std::vector<std::string>& arguments, const Death& death);

    /// After a life that ended in order: everything acknowledged is answered as it was, the log
    /// holds all of it once and nothing else, `verify` finds no trouble and every projection
    /// built again is as it was. Returns the number of commits.
    std::uint64_t audit();

    [[nodiscard]] std::size_t acknowledged() const { return acknowledged_.size(); }
    /// How many of them were accepted.
    [[nodiscard]] std::size_t accepted() const { return accepted_; }
    [[nodiscard]] std::string data() const { return folder_ + "/data"; }

 private:
    void add(Order order);
    void plan(std::size_t commands);
    void mix_in(const std::string& id);
    Life submit(const Death& death);
    void send_more(ProgramProcess& program);
    void take(const std::string& line);
    std::uint64_t any(std::uint64_t below);

    const std::string folder_;
    std::mt19937_64 random_;
    Journal journal_;
    Stories stories_;
    std::map<std::string, Order> orders_;              ///< By id; ids sort in the order of making.
    std::map<std::string, std::string> acknowledged_;  ///< Id to answer.
    std::vector<std::string> in_order_;                ///< Acknowledged, oldest first.
    std::set<std::string> open_;                       ///< Not acknowledged, sent or not.
    std::size_t accepted_ = 0;

    // This life.
    std::size_t window_ = 1;  ///< Commands under way, at most.
    std::deque<std::string> to_send_;
    std::set<std::string> sent_;    ///< And not answered.
    std::set<std::string> reused_;  ///< To be sent with other content.
    Life life_;
};

}  // namespace madoguchi::crash
