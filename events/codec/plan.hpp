#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/codec/shape.hpp"
#include "madoguchi/codec/subject.hpp"

namespace google::protobuf {
class Descriptor;
}  // namespace google::protobuf

namespace madoguchi::codec {

/// Numbers of the fields of `madoguchi.event.v1.Sealed`; held against the descriptor when a plan is
/// made.
inline constexpr std::uint32_t kSealedKeyField = 1;
inline constexpr std::uint32_t kSealedBoxField = 2;

/// A message can have so many fields, so that those seen are a word of bits.
inline constexpr std::size_t kFieldsMax = 64;

struct Plan;

/// One field: how it is written and read.
struct Step {
    std::size_t offset = 0;
    std::uint32_t tag = 0;
    Form form = Form::kSingle;
    bool sealed = false;
    bool presence = false;  ///< The message can say that it is absent.
    bool clear = false;     ///< The struct's default isn't what absence means: set to zero first.
    Type type;
    std::size_t (*count)(const void*) = nullptr;
    const void* (*at)(const void*, std::size_t) = nullptr;
    void* (*add)(void*) = nullptr;
    std::string path;                            ///< From the outermost message, nested with dots.
    std::unique_ptr<const Plan> group;           ///< Set iff the type is a group.
    SubjectRule subject = SubjectRule::kStream;  ///< Of a sealed field.
    std::size_t corrected_offset = 0;            ///< Of the sibling `field`, iff kAsCorrected.
    std::string_view (*corrected)(const void*) = nullptr;  ///< Its text; set iff kAsCorrected.
};

/// One message: its fields in the order of their numbers.
struct Plan {
    std::vector<Step> steps;
    std::vector<std::uint8_t> step_of;  ///< By field number: index in `steps` plus one; 0: none.
};

/// Works out a plan. What keeps table and message from agreeing is added to `differences`.
[[nodiscard]] Plan make_plan(const Shape& shape, const google::protobuf::Descriptor& message,
                             std::vector<std::string>& differences);

/// Whose data the sealed field is. `object`: the struct that holds it, its fields before this one
/// filled in.
[[nodiscard]] Subject subject_of(const Step& step, const void* object);

}  // namespace madoguchi::codec
