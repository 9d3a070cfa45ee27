#include "madoguchi/codec/event_registry.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace madoguchi::codec {

EventRegistry::EventRegistry(std::vector<StoredForm> forms)
    : forms_(std::move(forms)), current_(std::variant_size_v<facts::AnyEvent>) {
    facts::AnyEvent event;
    for (const auto& form : forms_) {
        if (!by_name_.emplace(form.name, &form).second) {
            std::fprintf(stderr, "wire name %s stands twice in the table\n", form.name.c_str());
            std::abort();
        }
        if (form.retired) {
            continue;
        }
        form.emplace(event);
        auto& facts = current_[event.index()];
        const auto fact = std::visit([](const auto& inner) { return inner.index(); }, event);
        facts.resize(std::max(facts.size(), fact + 1));
        facts[fact] = &form;
    }
}

const StoredForm* EventRegistry::find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

}  // namespace madoguchi::codec
