#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace madoguchi::crash {

using nlohmann::json;

/// A command as the client sends it and knows it again.
struct Order {
    std::string id;          ///< UUID text.
    json command;            ///< The whole line.
    std::string follows_on;  ///< Stream that a case opens on if this is accepted; may be empty.
};

/// Tells the stories of `stories.json` over and over, several at a time: each step is a command of
/// the real program under a real policy. Some are refused or rejected on purpose.
class Stories {
 public:
    explicit Stories(const std::string& path);

    /// The municipalities, and the files of their policies, to be published first.
    [[nodiscard]] std::map<std::string, std::string> policies() const;
    /// What the offices set before the first case.
    [[nodiscard]] std::vector<Order> preparation();
    /// The next step of a case under way, or the opening of a new one.
    [[nodiscard]] Order next(std::mt19937_64& random);

 private:
    struct Told {
        const json* story = nullptr;
        std::size_t step = 0;
        std::uint64_t number = 0;
    };

    [[nodiscard]] Order order(const std::string& municipality, const std::string& stream,
                              const json& payload, std::uint64_t person);

    json file_;
    std::vector<Told> under_way_;
    std::uint64_t cases_ = 0;
    std::uint64_t orders_ = 0;
};

}  // namespace madoguchi::crash
