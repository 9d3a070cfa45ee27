#include <filesystem>
#include <memory>
#include <string>

#include "give_up.hpp"
#include "latencies.hpp"
#include "load.hpp"
#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "rows.hpp"

namespace madoguchi::bench {

namespace {

constexpr std::uint64_t kCases = 5'000;
constexpr const char* kTenant = "saijo";
constexpr const char* kOffice = "saijo_main";

/// An installation with cases that have ended, each of a person of the register.
class ErasingOffice {
 public:
    explicit ErasingOffice(const std::string& folder) {
        cli::InstallationOptions options;
        options.folder = folder;
        options.tenants = {kTenant};
        auto opened = cli::Installation::open(options, clock_);
        if (!opened) {
            give_up("the installation can't be opened: " + opened.error().what);
        }
        installation_ = std::move(*opened);
        put("staff/saijo", "console",
            R"("appoint_administrator":{"staff":"admin-1","name":"試験 管理"})");
        employ("clerk-1", "clerk");
        employ("chief-1", "section_chief");
        const auto published =
            cli::publish_policy(*installation_, MADOGUCHI_SOURCE_DIR "/ops/policies/saijo.txtpb",
                                {.actor = "chief-1", .office = kOffice});
        if (!published) {
            give_up("the policy can't be published: " + published.error().what);
        }
    }

    void open_and_end(std::uint64_t number) {
        const std::string one = std::to_string(number);
        add("case/" + one, "clerk-1",
            R"("open_case":{"channel":"counter",
            "applicant":"voluntary_agent","principal":{"name":"試験 太郎)" +
                one +
                R"(","kana":"シケン タロウ","birth_date":"1958-04-12","postcode":"7930000",
            "address":"見本県試験市見本町)" +
                one + R"(番地","register_no":")" + one +
                R"("},"agent":{"name":"見本 花子","birth_date":"1985-03-04","address":"見本町"},
            "procedures":[{"procedure":"pin_reset","targets":["user_auth"]}],
            "circumstances":{"card_issued":true,"resident_here":true,"cert_state":"valid"}})");
        add("case/" + one, "clerk-1",
            R"("withdraw_case":{"by":"principal","reason":"not_wanted"})");
        add("case/" + one, "clerk-1",
            R"("identify_party":{"holder":"principal","person":"p-)" + one +
                R"(","ground":"said_by_clerk"})");
        if (waiting_.size() + 3 > cli::Installation::kBatchMax) {
            flush();
        }
    }

    /// Puts what was added to the log.
    void flush() {
        if (waiting_.empty()) {
            return;
        }
        const auto answers = installation_->submit(std::move(waiting_));
        waiting_.clear();
        if (!answers) {
            give_up("the commands can't be put: " + answers.error().what);
        }
        for (const auto& answer : *answers) {
            check(answer);
        }
        tick();
    }

    void request(std::uint64_t number) {
        put("person/p-" + std::to_string(number), "clerk-1",
            R"("request_erasure":{"ground":"requested_by_person","reference":"45"})");
    }
    /// Seconds from the approval until the views are without the person and their keys gone.
    [[nodiscard]] double approve(std::uint64_t number) {
        const auto start = SteadyClock::now();
        put("person/p-" + std::to_string(number), "chief-1", R"("approve_erasure":{})");
        return seconds_since(start);
    }

 private:
    void employ(const std::string& staff, const std::string& role) {
        put("staff/saijo", "admin-1",
            R"("register_staff":{"staff":")" + staff +
                R"(","name":"試験 職員","from":"2026-01-01"})");
        put("staff/saijo", "admin-1",
            R"("grant_role":{"staff":")" + staff + R"(","role":")" + role +
                R"(","from":"2026-01-01"})");
    }
    void add(const std::string& stream, const std::string& actor, const std::string& payload) {
        auto command = installation_->read_command(
            R"({"tenant":"saijo","id":"11111111-2222-4333-8444-)" +
            std::to_string(100'000'000'000 + ++commands_) + R"(","stream":")" + stream +
            R"(","actor":")" + actor + R"(","office":"saijo_main",)" + payload + "}");
        if (!command) {
            give_up("a command can't be read: " + command.error().what);
        }
        waiting_.push_back(std::move(*command));
    }
    void put(const std::string& stream, const std::string& actor, const std::string& payload) {
        add(stream, actor, payload);
        flush();
    }
    static void check(const log::Answer& answer) {
        if (answer.outcome.kind != log::OutcomeKind::kAccepted) {
            give_up("a command isn't accepted: " + answer.code + answer.outcome.code_name);
        }
    }
    void tick() {
        if (auto done = installation_->tick(); !done) {
            give_up("what follows can't be done: " + done.error().what);
        }
    }

    runtime::SystemClock clock_;
    std::unique_ptr<cli::Installation> installation_;
    std::vector<log::Command> waiting_;
    std::uint64_t commands_ = 0;
};

}  // namespace

void measure_erase(Bench& bench) {
    const std::string folder = bench.options.folder + "/erase";
    std::filesystem::remove_all(folder);
    std::vector<double> seconds;
    {
        ErasingOffice office(folder);
        for (std::uint64_t number = 1; number <= kCases; ++number) {
            office.open_and_end(number);
        }
        office.flush();
        for (unsigned run = 1; run <= bench.options.runs; ++run) {
            office.request(run);
            seconds.push_back(office.approve(run));
        }
    }
    std::filesystem::remove_all(folder);
    bench.report.add({"product",
                      "erased in views",
                      "one person",
                      {{"time", median(seconds), "s", {}, 1.0}},
                      std::to_string(kCases) +
                          " cases, each with two data keys; from the approval to views without "
                          "the person, the keys rewritten without theirs in between"});
}

}  // namespace madoguchi::bench
