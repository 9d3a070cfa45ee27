#include "madoguchi/codec/plan.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "madoguchi/codec/wire.hpp"

namespace madoguchi::codec {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr const char* kSealedMessage = "madoguchi.event.v1.Sealed";

bool is_sealed(const FieldDescriptor& field) {
    return field.message_type() != nullptr && field.message_type()->full_name() == kSealedMessage;
}

bool is_sealed_message_as_known(const Descriptor& sealed) {
    const auto* const key = sealed.FindFieldByName("key_id");
    const auto* const box = sealed.FindFieldByName("box");
    return sealed.field_count() == 2 && key != nullptr && box != nullptr &&
           key->number() == static_cast<int>(kSealedKeyField) &&
           box->number() == static_cast<int>(kSealedBoxField) &&
           key->type() == FieldDescriptor::TYPE_STRING &&
           box->type() == FieldDescriptor::TYPE_BYTES;
}

FieldDescriptor::Type stored_type(Kind kind) {
    switch (kind) {
        case Kind::kText:
        case Kind::kDate:
            return FieldDescriptor::TYPE_STRING;
        case Kind::kBool:
            return FieldDescriptor::TYPE_BOOL;
        case Kind::kUint32:
            return FieldDescriptor::TYPE_UINT32;
        case Kind::kUint64:
            return FieldDescriptor::TYPE_UINT64;
        case Kind::kGroup:
            break;
    }
    return FieldDescriptor::TYPE_MESSAGE;
}

/// What keeps a field of the table and its field of the message from agreeing; null when nothing.
const char* difference_of(const FieldShape& shaped, const FieldDescriptor& field) {
    const bool sealed = is_sealed(field);
    if (sealed && !is_sealed_message_as_known(*field.message_type())) {
        return "the Sealed message has changed";
    }
    if (sealed && !shaped.type.sensitive) {
        return "sealed in the message, in clear in the table";
    }
    if (!sealed && field.type() != stored_type(shaped.type.kind)) {
        return "of different types";
    }
    if (field.is_repeated() != (shaped.form == Form::kList)) {
        return "a list in one of them only";
    }
    if (shaped.form == Form::kOptional && !field.has_presence()) {
        return "optional in the table, without presence in the message";
    }
    if (shaped.form == Form::kList && shaped.type.kind != Kind::kText &&
        shaped.type.kind != Kind::kGroup) {
        return "a list of something that lists aren't made of";
    }
    return nullptr;
}

bool is_zero_when_fresh(const Shape& shape, const FieldShape& shaped) {
    const auto* const at = static_cast<const std::byte*>(shape.fresh) + shaped.offset;
    return shaped.type.kind == Kind::kText ? shaped.type.text(at).empty()
                                           : shaped.type.number(at) == 0;
}

/// Where a group stands: the outermost message, and the path to the group with a dot at its end.
struct Place {
    const Descriptor& root;
    std::string path;
};

/// Adds whose data a sealed field is. Null, or what keeps it from being known.
const char* add_subject(const Shape& shape, const Place& place, Step& step) {
    const auto rule = subject_rule(place.root.full_name(), step.path);
    if (!rule) {
        return "sealed, and not in the table of subjects (subject.cpp)";
    }
    step.subject = *rule;
    if (*rule == SubjectRule::kAsCorrected) {
        const auto sibling =
            std::find_if(shape.fields.begin(), shape.fields.end(), [](const FieldShape& shaped) {
                return std::string_view(shaped.name) == "field" && shaped.form == Form::kSingle &&
                       shaped.type.kind == Kind::kText;
            });
        if (sibling == shape.fields.end()) {
            return "the value of a corrected field, without the field `field` beside it";
        }
        step.corrected_offset = sibling->offset;
        step.corrected = sibling->type.text;
    }
    return nullptr;
}

Plan make_group_plan(const Shape& shape, const Descriptor& message, const Place& place,
                     std::vector<std::string>& differences);

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
Step step_of(const Shape& shape, const FieldShape& shaped, const FieldDescriptor& field,
             const Place& place, std::vector<std::string>& differences) {
    Step step;
    const bool varint = !is_sealed(field) &&
                        stored_type(shaped.type.kind) != FieldDescriptor::TYPE_STRING &&
                        shaped.type.kind != Kind::kGroup;
    step.offset = shaped.offset;
    step.tag = tag_of(static_cast<std::uint32_t>(field.number()),
                      varint ? WireType::kVarint : WireType::kLength);
    step.form = shaped.form;
    step.sealed = is_sealed(field);
    step.presence = field.has_presence();
    step.type = shaped.type;
    step.count = shaped.count;
    step.at = shaped.at;
    step.add = shaped.add;
    step.path = place.path + shaped.name;
    step.clear = step.form == Form::kSingle && !step.presence && !step.sealed &&
                 step.type.kind != Kind::kDate && step.type.kind != Kind::kGroup &&
                 !is_zero_when_fresh(shape, shaped);
    if (step.type.kind == Kind::kGroup) {
        step.group = std::make_unique<const Plan>(make_group_plan(
            *step.type.group, *field.message_type(), {place.root, step.path + "."}, differences));
    }
    return step;
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
Plan make_group_plan(const Shape& shape, const Descriptor& message, const Place& place,
                     std::vector<std::string>& differences) {
    Plan plan;
    const auto differ = [&](const std::string& name, const char* what) {
        differences.push_back(message.full_name() + ", " + place.path + name + ": " + what);
    };
    for (const auto& shaped : shape.fields) {
        const auto* const field = message.FindFieldByName(shaped.name);
        if (field == nullptr) {
            differ(shaped.name, "in the table only");
        } else if (const char* const what = difference_of(shaped, *field)) {
            differ(shaped.name, what);
        } else {
            plan.steps.push_back(step_of(shape, shaped, *field, place, differences));
            Step& step = plan.steps.back();
            const char* const unknown = step.sealed ? add_subject(shape, place, step) : nullptr;
            if (unknown != nullptr) {
                differ(shaped.name, unknown);
            }
        }
    }
    for (int i = 0; i < message.field_count(); ++i) {
        const auto& name = message.field(i)->name();
        if (std::none_of(shape.fields.begin(), shape.fields.end(),
                         [&](const FieldShape& shaped) { return name == shaped.name; })) {
            differ(name, "in the message only");
        }
    }
    if (plan.steps.size() > kFieldsMax) {
        differ("", "more than 64 fields");
        return plan;
    }
    std::sort(plan.steps.begin(), plan.steps.end(),
              [](const Step& a, const Step& b) { return a.tag < b.tag; });
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const std::size_t number = plan.steps[i].tag >> 3;
        plan.step_of.resize(std::max(plan.step_of.size(), number + 1));
        plan.step_of[number] = static_cast<std::uint8_t>(i + 1);
    }
    return plan;
}

}  // namespace

Plan make_plan(const Shape& shape, const Descriptor& message,
               std::vector<std::string>& differences) {
    return make_group_plan(shape, message, {message, {}}, differences);
}

Subject subject_of(const Step& step, const void* object) {
    const auto* const at = static_cast<const std::byte*>(object) + step.corrected_offset;
    return subject_of(step.subject,
                      step.corrected == nullptr ? std::string_view() : step.corrected(at));
}

}  // namespace madoguchi::codec
