#include "madoguchi/adapters/virtualcard/virtual_card.hpp"

#include <algorithm>
#include <utility>

#include "madoguchi/adapters/virtualcard/card_file.hpp"
#include "madoguchi/adapters/virtualcard/card_memory.hpp"
#include "madoguchi/adapters/virtualcard/processor.hpp"
#include "madoguchi/domain/card/profile.hpp"

namespace madoguchi::virtualcard {
namespace {

using card::CardError;
using card::CardErrorCode;
using card::ResponseBytes;

CardError removed() {
    return {CardErrorCode::kCardRemoved, "virtual card: the card lost power before its answer"};
}

}  // namespace

struct VirtualCard::State {
    CardMemory memory;
    Session session = {};
    std::shared_ptr<const TestAuthority> authority;
    KeySource keys;
    VirtualCardOptions options;
    std::vector<Fault> faults = {};
    bool on_reader = true;

    /// The first fault of `kind` that is due for `instruction`; it is used up.
    bool is_due(FaultKind kind, std::uint8_t instruction, Fault* due = nullptr) {
        const auto found = std::find_if(faults.begin(), faults.end(), [&](Fault& fault) {
            const bool fits =
                fault.kind == kind && fault.instruction.value_or(instruction) == instruction;
            return fits && fault.after-- == 0;
        });
        if (found == faults.end()) {
            return false;
        }
        if (due != nullptr) {
            *due = *found;
        }
        faults.erase(found);
        return true;
    }

    /// Writes `next` if it differs, and makes it the memory.
    bool keep(CardMemory next) {
        if (next == memory) {
            return true;
        }
        if (options.file && !write_card_file(*options.file, encode(next))) {
            return false;
        }
        memory = std::move(next);
        return true;
    }
};

VirtualCard::VirtualCard(std::unique_ptr<State> state) : state_(std::move(state)) {}
VirtualCard::~VirtualCard() = default;

card::CardResult<std::unique_ptr<VirtualCard>> VirtualCard::create(
    const BlankCard& blank, std::shared_ptr<const TestAuthority> authority, KeySource keys,
    VirtualCardOptions options) {
    CardMemory memory{.number = blank.number, .holder = blank.holder, .pins = {}, .keys = {}};
    for (const auto credential : card::kCredentials) {
        const auto given = blank.pins.at(card::index(credential));
        memory.pin(credential) = {std::string(given), given.empty()
                                                          ? std::uint8_t{0}
                                                          : card::profile(credential).tries_max};
    }
    if (options.file) {
        const auto existing = read_card_file(*options.file);
        if (!existing) {
            return tl::unexpected(existing.error());
        }
        if (*existing) {
            return tl::unexpected(CardError{
                CardErrorCode::kRefused, "virtual card: " + options.file->string() +
                                             " exists already: open it, or choose another file"});
        }
        const auto written = write_card_file(*options.file, encode(memory));
        if (!written) {
            return tl::unexpected(written.error());
        }
    }
    return std::unique_ptr<VirtualCard>(
        new VirtualCard(std::make_unique<State>(State{.memory = std::move(memory),
                                                      .authority = std::move(authority),
                                                      .keys = std::move(keys),
                                                      .options = std::move(options)})));
}

card::CardResult<std::unique_ptr<VirtualCard>> VirtualCard::open(
    std::shared_ptr<const TestAuthority> authority, KeySource keys, VirtualCardOptions options) {
    if (!options.file) {
        return tl::unexpected(
            CardError{CardErrorCode::kRefused, "virtual card: no file is given to open"});
    }
    const auto text = read_card_file(*options.file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (!*text) {
        return tl::unexpected(CardError{CardErrorCode::kNoCard,
                                        "virtual card: there is no " + options.file->string()});
    }
    auto memory = decode(**text);
    if (!memory) {
        return tl::unexpected(CardError{CardErrorCode::kReaderFailed,
                                        "virtual card: " + options.file->string() +
                                            " is not a virtual card's file, or is damaged"});
    }
    return std::unique_ptr<VirtualCard>(
        new VirtualCard(std::make_unique<State>(State{.memory = std::move(*memory),
                                                      .authority = std::move(authority),
                                                      .keys = std::move(keys),
                                                      .options = std::move(options)})));
}

card::CardResult<ResponseBytes> VirtualCard::transmit(card::ApduBytes apdu) {
    const auto command = parse_command(apdu);
    if (!command) {
        return state_->on_reader
                   ? card::CardResult<ResponseBytes>(ResponseBytes{{}, card::StatusWord{0x6700}})
                   : tl::unexpected(removed());
    }
    return execute(*command);
}

card::CardResult<ResponseBytes> VirtualCard::execute(const Command& command) {
    auto& state = *state_;
    Fault locked{FaultKind::kLocked};
    if (state.is_due(FaultKind::kLocked, command.ins, &locked) && locked.credential) {
        CardMemory next = state.memory;
        next.pin(*locked.credential).tries = 0;
        state.session.verified.at(card::index(*locked.credential)) = false;
        if (!state.keep(std::move(next))) {
            return ResponseBytes{{}, card::StatusWord{0x6581}};
        }
    }
    if (state.is_due(FaultKind::kRemovedBefore, command.ins)) {
        power_off();
        state.on_reader = false;
    }
    if (!state.on_reader) {
        return tl::unexpected(
            CardError{CardErrorCode::kNoCard, "virtual card: there is no card on the reader"});
    }
    const bool power_goes = state.is_due(FaultKind::kPowerLostAfter, command.ins);
    auto response = run(command);
    if (power_goes) {
        power_off();
        return tl::unexpected(removed());
    }
    return response;
}

card::CardResult<ResponseBytes> VirtualCard::run(const Command& command) {
    auto& state = *state_;
    const bool write_fails = state.is_due(FaultKind::kWriteFails, command.ins);
    CardMemory next = state.memory;
    Session session = state.session;
    CardParts parts{.memory = next,
                    .session = session,
                    .authority = *state.authority,
                    .keys = state.keys,
                    .selection_clears_pins = state.options.selection_clears_pins,
                    .private_commands = state.options.private_commands};
    auto response = process(parts, command);
    if ((write_fails && next != state.memory) || !state.keep(std::move(next))) {
        return ResponseBytes{{}, card::StatusWord{0x6581}};
    }
    state.session = session;
    return response;
}

void VirtualCard::power_off() { state_->session = {}; }

void VirtualCard::inject(const Fault& fault) { state_->faults.push_back(fault); }

void VirtualCard::clear_faults() { state_->faults.clear(); }

void VirtualCard::insert() { state_->on_reader = true; }

}  // namespace madoguchi::virtualcard
