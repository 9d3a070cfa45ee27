#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "madoguchi/domain/card/step_machine.hpp"

namespace madoguchi::card::testing {

/// What a step got, with the bytes that the answer points to.
struct Scripted {
    std::variant<StatusWord, NoAnswer, PersonAnswer> result;
    std::vector<std::uint8_t> data = {};
    std::optional<CertificateSummary> certificate = {};
};

inline Scripted sw(std::uint16_t value) { return {StatusWord{value}}; }
inline Scripted nothing() { return {NoAnswer{}}; }
inline Scripted says(PersonAnswer answer) { return {answer}; }

/// Hands `scripted` to `apply`.
inline Applied apply_scripted(CardKnowledge known, const Task& task, const Step& step,
                              const Scripted& scripted) {
    if (const auto* status = std::get_if<StatusWord>(&scripted.result)) {
        return apply(std::move(known), task, step,
                     CardAnswer{*status, scripted.data, scripted.certificate});
    }
    if (const auto* person = std::get_if<PersonAnswer>(&scripted.result)) {
        return apply(std::move(known), task, step, *person);
    }
    return apply(std::move(known), task, step, NoAnswer{});
}

/// How a work went.
struct Played {
    std::vector<std::string> steps;  ///< Names, SELECTs left out.
    CardOutcomes outcomes;           ///< Steps that succeeded left out.
    End end;
};

/// Plays `task` against answers by step name. A name's answers are used up in order and its last
/// one stays; a step without answers gets 9000.
inline Played play(const Task& task, std::map<std::string, std::vector<Scripted>> answers,
                   const RecordedProgress& progress = {}) {
    Played played;
    auto known = begin_work(task, progress);
    for (std::size_t i = 0; i <= steps_max(task); ++i) {
        const auto next = next_step(known, task);
        if (const auto* end = std::get_if<End>(&next)) {
            played.end = *end;
            return played;
        }
        const auto& step = std::get<Step>(next);
        if (step.kind != StepKind::kSelectApplet && step.kind != StepKind::kSelectFile) {
            played.steps.push_back(name(step));
        }
        Scripted answer = sw(0x9000);
        auto& queue = answers[name(step)];
        if (!queue.empty()) {
            answer = queue.front();
            if (queue.size() > 1) {
                queue.erase(queue.begin());
            }
        }
        auto applied = apply_scripted(std::move(known), task, step, answer);
        known = std::move(applied.knowledge);
        for (auto& outcome : applied.outcomes) {
            if (!std::holds_alternative<CardStepSucceeded>(outcome)) {
                played.outcomes.push_back(std::move(outcome));
            }
        }
    }
    ADD_FAILURE() << "the work doesn't end: " << ::testing::PrintToString(played.steps);
    return played;
}

}  // namespace madoguchi::card::testing
