#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/virtualcard/command.hpp"
#include "madoguchi/adapters/virtualcard/fault.hpp"
#include "madoguchi/adapters/virtualcard/holder.hpp"
#include "madoguchi/adapters/virtualcard/keys.hpp"
#include "madoguchi/adapters/virtualcard/test_authority.hpp"
#include "madoguchi/domain/card/card_channel.hpp"

namespace madoguchi::virtualcard {

/// How a virtual card behaves.
struct VirtualCardOptions {
    /// Where the card is kept; absent: in memory only.
    std::optional<std::filesystem::path> file = {};
    /// Whether selecting an applet ends what was verified (not known of the real card).
    bool selection_clears_pins = false;
    /// Whether the private commands work; without them the card answers like a real one.
    bool private_commands = true;
};

/// A card before its first use.
struct BlankCard {
    std::string
        number;  ///< Digits that name the card; certificates' serial numbers follow from it.
    Holder holder;
    /// First PINs, per `card::index(Credential)`; an empty one is not set and stays blocked. Not
    /// kept but on the card.
    std::array<std::string_view, 4> pins;
};

/// A My Number Card in this process, for training and tests: it answers commands as far as a card's
/// answers are public. Retry counters, PINs, keys and certificates are kept in its own file, which
/// is written and synced before the answer goes out; what was selected and verified is lost without
/// power. That file is the card: whoever has it has the PINs. One thread at a time.
class VirtualCard final : public card::CardChannel {
 public:
    /// A new card. Error: the file exists already or can't be written.
    [[nodiscard]] static card::CardResult<std::unique_ptr<VirtualCard>> create(
        const BlankCard& blank, std::shared_ptr<const TestAuthority> authority, KeySource keys,
        VirtualCardOptions options = {});

    /// The card kept in `options.file`. Error: there is none, it can't be read, or it is damaged.
    [[nodiscard]] static card::CardResult<std::unique_ptr<VirtualCard>> open(
        std::shared_ptr<const TestAuthority> authority, KeySource keys, VirtualCardOptions options);

    ~VirtualCard() override;

    [[nodiscard]] card::CardResult<card::ResponseBytes> transmit(card::ApduBytes apdu) override;
    [[nodiscard]] bool is_training_card() const override { return true; }
    void power_off() override;

    /// Carries out a command that is given in its parts; the same as `transmit` otherwise.
    [[nodiscard]] card::CardResult<card::ResponseBytes> execute(const Command& command);

    /// Lets something go wrong. Faults add up.
    void inject(const Fault& fault);

    /// Forgets the faults that haven't happened yet.
    void clear_faults();

    /// Puts a removed card back on the reader.
    void insert();

 private:
    struct State;
    explicit VirtualCard(std::unique_ptr<State> state);
    [[nodiscard]] card::CardResult<card::ResponseBytes> run(const Command& command);

    std::unique_ptr<State> state_;
};

}  // namespace madoguchi::virtualcard
