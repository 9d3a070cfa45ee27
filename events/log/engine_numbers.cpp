#include <algorithm>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/engine_impl.hpp"  // IWYU pragma: associated

namespace madoguchi::log {

Expected<std::uint64_t, StoreError> Engine::Impl::last_number(TenantLog& log,
                                                              const std::string& series) {
    if (const auto known = log.sequences.find(series); known != log.sequences.end()) {
        return known->second;
    }
    const auto stored = ledger_.sequence(log.tenant, series);
    if (stored) {
        log.sequences.emplace(series, *stored);
    }
    return stored;
}

std::uint64_t Engine::Impl::next_number(const std::string& series) {
    MADOGUCHI_LOG_ASSERT(drawing_ != nullptr);
    const auto drawn = std::find_if(drawn_.rbegin(), drawn_.rend(),
                                    [&](const Draw& draw) { return draw.series == series; });
    if (drawn != drawn_.rend()) {
        drawn_.push_back({series, drawn->number + 1});
        return drawn_.back().number;
    }
    const auto last = last_number(*drawing_, series);
    if (!last) {
        port_error_ = last.error();
        return 0;
    }
    drawn_.push_back({series, *last + 1});
    return *last + 1;
}

void Engine::Impl::use_up(TenantLog& log, const std::vector<Draw>& draws) {
    for (const Draw& draw : draws) {
        const auto last = log.sequences.find(draw.series);
        MADOGUCHI_LOG_ASSERT(last != log.sequences.end());
        MADOGUCHI_LOG_ASSERT(draw.number == last->second + 1);
        last->second = draw.number;
        const std::pair<TenantLog*, std::string> drawn(&log, draw.series);
        if (std::find(drawn_series_.begin(), drawn_series_.end(), drawn) == drawn_series_.end()) {
            drawn_series_.push_back(drawn);
        }
    }
}

void Engine::Impl::finish_sequences() {
    for (const auto& [log, series] : drawn_series_) {
        batch_.sequences.push_back({log->tenant, {series, log->sequences.at(series)}});
    }
}

}  // namespace madoguchi::log
