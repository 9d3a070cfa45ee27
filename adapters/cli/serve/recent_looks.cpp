#include "madoguchi/adapters/cli/serve/recent_looks.hpp"

#include <utility>

namespace madoguchi::cli::serve {

Result<Opened> RecentLooks::open(Looking& looking, const std::string& session, const CaseRef& which,
                                 const std::string& view, bool protected_now, Time now) {
    const Looker& looker = looking.looker();
    const Key key{session, which.tenant.text(), which.stream.text(),
                  view,    looker.purpose,      looker.desk.office};
    {
        const std::lock_guard lock(mutex_);
        const auto found = entries_.find(key);
        if (found != entries_.end() && now - found->second.at < kSameLook &&
            found->second.opened.shows_addresses() != protected_now) {
            return found->second.opened;
        }
    }
    auto opened = looking.open(which, view);
    if (!opened) {
        return opened;
    }
    const std::lock_guard lock(mutex_);
    if (entries_.size() >= kLooksMax) {
        std::erase_if(entries_,
                      [&](const auto& each) { return now - each.second.at >= kSameLook; });
    }
    if (entries_.size() < kLooksMax) {
        entries_.insert_or_assign(key, Entry{*opened, now});
    }
    return opened;
}

}  // namespace madoguchi::cli::serve
