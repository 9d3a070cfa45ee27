#include "office_week.hpp"

#include <filesystem>

namespace madoguchi::e2e {

namespace fs = std::filesystem;

std::set<std::string> cases_of_the_week() {
    std::set<std::string> cases;
    for (const auto& entry : fs::directory_iterator(source("ops/office-week/stories"))) {
        const json story = json::parse(content(entry.path().string()));
        for (const json& step : story.at("steps")) {
            if (step.contains("case")) {
                cases.insert(step.at("case").get<std::string>());
            }
        }
    }
    return cases;
}

void gather_texts(const json& value, std::vector<std::string>& texts) {
    if (value.is_structured()) {
        for (const json& item : value) {
            gather_texts(item, texts);
        }
    } else {
        texts.push_back(value.is_string() ? value.get<std::string>() : value.dump());
    }
}

Folder* OfficeWeek::folder_ = nullptr;
Ended* OfficeWeek::played_ = nullptr;

void OfficeWeek::SetUpTestSuite() {
    folder_ = new Folder();
    played_ = new Ended(run({"office-week", "--out", folder_->path("week"), "--no-compression"}));
    if (played_->status == 0) {
        fs::copy(data(), raw(), fs::copy_options::recursive);
    }
}

void OfficeWeek::TearDownTestSuite() {
    delete played_;
    delete folder_;
}

}  // namespace madoguchi::e2e
