#include "madoguchi/adapters/cardwork/card_work.hpp"

#include <utility>
#include <variant>
#include <vector>

namespace madoguchi::cardwork {
namespace {

constexpr std::size_t kShortCommandBytesMax = 261;

/// A step's result, with the bytes that it points to.
struct Carried {
    card::StepResult result = card::NoAnswer{};
    std::vector<std::uint8_t> data = {};
    std::optional<std::uint8_t> instruction = {};
    std::optional<card::StatusWord> status = {};
};

Carried from_card(const card::CardResult<card::ResponseBytes>& response, std::uint8_t instruction) {
    Carried carried;
    carried.instruction = instruction;
    if (response) {
        carried.data = response->data;
        carried.status = response->status;
        carried.result = card::CardAnswer{response->status, carried.data};
    }
    return carried;
}

Carried from_terminal(const card::CardResult<card::TerminalAnswer>& answer) {
    Carried carried;
    if (answer) {
        carried.instruction = answer->instruction;
        carried.status = answer->status;
        carried.result = card::CardAnswer{answer->status, {}, answer->certificate};
    }
    return carried;
}

Carried from_person(card::PersonAnswer answer) {
    Carried carried;
    carried.result = answer;
    return carried;
}

/// Sends header, Lc and secret from locked memory, wiped on return.
Carried send_secret(card::CardChannel& channel, const card::ApduTemplate& apdu,
                    const LockedPin& pin) {
    auto bytes = LockedBytes::reserve(kShortCommandBytesMax);
    if (!bytes) {
        return from_person(card::PersonAnswer::kNo);
    }
    const auto secret = pin.view();
    const bool fits = bytes->append(apdu.cla) && bytes->append(apdu.ins) &&
                      bytes->append(apdu.p1) && bytes->append(apdu.p2) &&
                      bytes->append(static_cast<std::uint8_t>(secret.size())) &&
                      bytes->append(secret);
    // Without a secret the command would be another one (VERIFY: read the counter).
    if (!fits || secret.empty()) {
        return from_person(card::PersonAnswer::kNo);
    }
    return from_card(channel.transmit(bytes->view()), apdu.ins);
}

/// Steps of the terminal; `pin` is there for `kSetPin`.
Carried send_to_terminal(card::Terminal& terminal, const card::Step& step, const LockedPin* pin) {
    switch (step.kind) {
        case card::StepKind::kUnblockPin:
            return from_terminal(terminal.unblock_pin(*step.credential));
        case card::StepKind::kSetPin:
            return pin == nullptr || pin->view().empty()
                       ? from_person(card::PersonAnswer::kNo)
                       : from_terminal(terminal.set_pin(*step.credential, pin->view()));
        case card::StepKind::kGenerateKey:
            return from_terminal(terminal.generate_key(*step.certificate));
        case card::StepKind::kWriteCertificate:
            return from_terminal(terminal.write_certificate(*step.certificate, *step.validity));
        case card::StepKind::kRevokeCertificate:
            return from_terminal(terminal.revoke_certificate(*step.certificate));
        case card::StepKind::kInspectCertificate:
            return from_terminal(terminal.inspect_certificate(*step.certificate));
        case card::StepKind::kSelectApplet:
        case card::StepKind::kSelectFile:
        case card::StepKind::kReadRetryCounter:
        case card::StepKind::kAskLastTry:
        case card::StepKind::kVerifyPin:
        case card::StepKind::kVerifyNewPin:
        case card::StepKind::kChangePin:
        case card::StepKind::kReadPresence:
        case card::StepKind::kReadCertificate:
        case card::StepKind::kHandOff:
            break;
    }
    return {};
}

Carried carry_out(const card::Step& step, const CardWorkParts& parts) {
    if (step.kind == card::StepKind::kAskLastTry) {
        return from_person(parts.desk.allow_last_try(*step.credential) ? card::PersonAnswer::kYes
                                                                       : card::PersonAnswer::kNo);
    }
    if (step.kind == card::StepKind::kHandOff) {
        parts.channel.power_off();
        return from_person(parts.desk.hand_off(step));
    }
    std::optional<LockedPin> pin;
    if (step.secret) {
        auto entered = parts.desk.enter_pin(*step.secret, *step.entered_by);
        if (!entered) {
            return from_person(card::PersonAnswer::kNo);
        }
        pin.emplace(std::move(*entered));
    }
    if (!step.apdu) {
        return send_to_terminal(*parts.terminal, step, pin ? &*pin : nullptr);
    }
    return pin ? send_secret(parts.channel, *step.apdu, *pin)
               : from_card(parts.channel.transmit(card::assemble(*step.apdu)), step.apdu->ins);
}

/// The private commands go to a training card only.
bool is_allowed(const card::Task& task, const CardWorkParts& parts) {
    return task.route != card::TerminalRoute::kVirtualCard ||
           (parts.terminal != nullptr && parts.channel.is_training_card());
}

}  // namespace

CardWorkResult run_card_work(const card::Task& task, const card::RecordedProgress& progress,
                             const CardWorkParts& parts, const OnStep& on_step) {
    if (!is_allowed(task, parts)) {
        return {CardWorkStop::kRefused, {}};
    }
    parts.channel.power_off();  // nothing that was verified before is taken over
    auto known = card::begin_work(task, progress);
    for (;;) {
        const auto next = card::next_step(known, task);
        if (const auto* end = std::get_if<card::End>(&next)) {
            parts.channel.power_off();
            return {CardWorkStop::kEnded, *end};
        }
        const auto& step = std::get<card::Step>(next);
        const auto item = known.item;
        const auto carried = carry_out(step, parts);
        auto applied = card::apply(std::move(known), task, step, carried.result);
        known = std::move(applied.knowledge);
        const StepReport report{.step = card::name(step),
                                .kind = step.kind,
                                .item = item,
                                .items_done = known.item,
                                .instruction = carried.instruction,
                                .status = carried.status,
                                .outcomes = std::move(applied.outcomes)};
        if (!on_step(report)) {
            parts.channel.power_off();
            return {CardWorkStop::kNotRecorded, {}};
        }
    }
}

}  // namespace madoguchi::cardwork
