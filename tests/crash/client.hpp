#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "journal.hpp"
#include "server_process.hpp"

namespace madoguchi::crash {

/// How one life of the server is to end.
struct Death {
    std::string kill_point{};  ///< `point:n`; empty for none.
    long after_us = -1;        ///< Killed so long after its start; -1 when everything is answered.
    bool once_open = false;    ///< `after_us` counts from when it has opened.
    bool in_order = false;     ///< Its input ends, and it ends by itself.
};

/// What a life brought.
struct Life {
    std::string end;  ///< As `ServerProcess::wait`.
    bool opened = false;
    std::size_t answers = 0;
};

/// A client that remembers on disk what was acknowledged, and asks again after each crash.
/// What it finds wrong it says with GoogleTest.
class Client {
 public:
    /// Works with a log and a journal in `folder`, which exists.
    Client(std::string program, std::string folder, std::uint64_t seed);

    /// Starts the server, asks again, sends up to `commands` new commands and sees it end.
    Life live(const Death& death, std::size_t commands);

    /// Compares the log of a server that ended in order with the journal. Returns its length.
    std::uint64_t audit() const;

    [[nodiscard]] std::size_t acknowledged() const { return acknowledged_.size(); }

 private:
    void plan(std::size_t commands);
    std::string new_payload(std::uint64_t number);
    void ask_again(std::uint64_t number);
    void send_more(ServerProcess& server);
    void take(const std::string& line);
    void take_answer(std::uint64_t number, const std::string& answer);
    std::uint64_t any(std::uint64_t below);

    const std::string program_;
    const std::string folder_;
    std::mt19937_64 random_;
    Journal journal_;
    std::uint64_t last_number_ = 0;
    std::map<std::uint64_t, std::string> commands_;      ///< Number to `<stream> <payload>`.
    std::map<std::uint64_t, std::string> acknowledged_;  ///< Number to answer.
    std::vector<std::uint64_t> in_order_;                ///< Acknowledged, oldest first.
    std::set<std::uint64_t> open_;                       ///< Sent and not acknowledged.

    // This life.
    std::size_t window_ = 1;  ///< Commands under way, at most.
    std::deque<std::uint64_t> to_send_;
    std::set<std::uint64_t> sent_;    ///< And not answered.
    std::set<std::uint64_t> reused_;  ///< To be sent with other content.
    Life life_;
};

}  // namespace madoguchi::crash
