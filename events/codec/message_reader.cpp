#include "madoguchi/codec/message_reader.hpp"

#include <limits>

#include "madoguchi/codec/shape.hpp"
#include "madoguchi/codec/wire.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::codec {
namespace {

constexpr const char* kCutOff = "is cut off";

}  // namespace

Expected<void, CodecError> MessageReader::read(const Plan& plan, std::string_view bytes,
                                               void* object) {
    if (!group(plan, bytes, object, {})) {
        return unexpected(std::move(error_));
    }
    return {};
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
bool MessageReader::group(const Plan& plan, std::string_view bytes, void* object,
                          const std::string& path) {
    for (const auto& step : plan.steps) {
        if (step.clear) {
            void* const at = static_cast<std::byte*>(object) + step.offset;
            step.type.kind == Kind::kText ? step.type.set_text(at, {})
                                          : step.type.set_number(at, 0);
        }
    }
    WireReader reader(bytes);
    std::uint64_t seen = 0;
    std::size_t next = 0;
    while (!reader.at_end()) {
        std::uint64_t tag = 0;
        if (!reader.varint(tag)) {
            return fail(path, kCutOff);
        }
        // Fields come in the order of their numbers, as they were written: `next` is mostly right.
        if (next >= plan.steps.size() || plan.steps[next].tag != tag) {
            const std::uint64_t number = tag >> 3;
            if (number >= plan.step_of.size() || plan.step_of[number] == 0) {
                return fail(path, "has the unknown field " + std::to_string(number));
            }
            next = plan.step_of[number] - std::size_t{1};
        }
        const Step& step = plan.steps[next];
        if (step.tag != tag) {
            return fail(step.path, "has another wire type");
        }
        const std::uint64_t bit = std::uint64_t{1} << next;
        if (step.form != Form::kList) {
            ++next;
            if ((seen & bit) != 0) {
                return fail(step.path, "stands twice");
            }
        }
        seen |= bit;
        if (!field(step, reader, object)) {
            return false;
        }
    }
    return true;
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
bool MessageReader::field(const Step& step, WireReader& reader, void* object) {
    void* at = static_cast<std::byte*>(object) + step.offset;
    // A sealed value whose key is gone stays absent: whether there is one is known when it's open.
    if (step.form == Form::kList || (step.form == Form::kOptional && !step.sealed)) {
        at = step.add(at);
    }
    if ((step.tag & 7) == static_cast<std::uint32_t>(WireType::kVarint)) {
        std::uint64_t read = 0;
        return reader.varint(read) ? number(step, read, at) : fail(step.path, kCutOff);
    }
    std::string_view bytes;
    if (!reader.bytes(bytes)) {
        return fail(step.path, kCutOff);
    }
    return step.sealed ? sealed(step, bytes, object, at) : value(step, bytes, at);
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
bool MessageReader::value(const Step& step, std::string_view bytes, void* at) {
    if (step.type.kind == Kind::kGroup) {
        return group(*step.group, bytes, at, step.path);
    }
    return text(step, bytes, at);
}

bool MessageReader::sealed(const Step& step, std::string_view bytes, const void* object, void* at) {
    std::string_view key;
    std::string_view box;
    WireReader reader(bytes);
    while (!reader.at_end()) {
        std::uint64_t tag = 0;
        if (!reader.varint(tag)) {
            return fail(step.path, kCutOff);
        }
        const bool is_key = tag == tag_of(kSealedKeyField, WireType::kLength);
        if (!is_key && tag != tag_of(kSealedBoxField, WireType::kLength)) {
            return fail(step.path, "is no sealed box");
        }
        if (!reader.bytes(is_key ? key : box)) {
            return fail(step.path, kCutOff);
        }
    }
    const SealPlace place{origin_.tenant, origin_.stream, origin_.type, step.path,
                          subject_of(step, object)};
    auto opened = sealer_.open(place, key, box, plain_);
    if (!opened) {
        const bool may_pass = opened.error().may_pass;
        fail(step.path, std::move(opened.error().reason));
        error_.may_pass = may_pass;
        return false;
    }
    if (*opened == Opened::kErased) {
        return true;
    }
    if (step.form == Form::kOptional) {
        at = step.add(at);
    }
    if (step.type.kind == Kind::kBool) {
        if (plain_ != "0" && plain_ != "1") {
            return fail(step.path, "is neither 0 nor 1 when opened");
        }
        return number(step, plain_ == "1" ? 1 : 0, at);
    }
    return text(step, plain_, at);
}

bool MessageReader::number(const Step& step, std::uint64_t number, void* at) {
    const bool fits = step.type.kind == Kind::kBool ? number <= 1
                      : step.type.kind == Kind::kUint32
                          ? number <= std::numeric_limits<std::uint32_t>::max()
                          : true;
    if (!fits) {
        return fail(step.path, "is a number out of range");
    }
    step.type.set_number(at, number);
    return true;
}

bool MessageReader::text(const Step& step, std::string_view text, void* at) {
    if (step.type.kind == Kind::kDate) {
        if (text.empty() && step.form == Form::kSingle) {
            return true;
        }
        const auto day = facts::parse_date(text);
        if (!day) {
            return fail(step.path, "is no date of the form YYYY-MM-DD, or no day that exists");
        }
        step.type.set_number(at, static_cast<std::uint64_t>(
                                     static_cast<std::int64_t>(day->time_since_epoch().count())));
        return true;
    }
    if (!is_utf8(text)) {
        return fail(step.path, "is not UTF-8");
    }
    step.type.set_text(at, text);
    return true;
}

bool MessageReader::fail(const std::string& path, std::string what) {
    error_ = {std::string(origin_.type), path, std::move(what)};
    return false;
}

}  // namespace madoguchi::codec
