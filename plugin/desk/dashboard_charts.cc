// Bars as SVG, drawn here: no script, no other server. Each chart shows one or two numbers a day, week or month.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "desk/dashboard_pages.h"

namespace seller_support::desk {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;

// The drawing's own units; templates/desk_dashboard.tpl has the frame.
constexpr double kWidth = 480, kBottom = 162, kRoom = 140, kGap = 0.3, kWidest = 16, kLabelRoom = 20;
constexpr size_t kMostLabels = 8;

struct Series {
  std::string name;
  std::function<double(const Group&)> value;
  std::function<std::string(const Group&)> text;
};

// One number or two of the same kind, since they share a scale.
struct Chart {
  std::string title;
  std::vector<Series> series;
};

std::string Label(const Visit& visit, const std::vector<Group>& groups, const Group& group) {
  const Time start = StartOf(visit, group.span.first);
  const bool by_month = groups.size() > 1 && groups[0].span.days() + groups[1].span.days() > 14;
  return by_month ? visit.format().ShortMonth(start) : visit.format().DayAndMonth(start);
}

std::string RowName(const Visit& visit, const Group& group) {
  const std::string first = visit.format().Date(StartOf(visit, group.span.first));
  return group.span.days() == 1 ? first : first + " – " + visit.format().Date(StartOf(visit, group.span.last));
}

void AddBar(TemplateDictionary& chart, double x, double width, double share, bool second) {
  if (share <= 0) return;
  const double height = std::max(1.0, share * kRoom);
  auto& bar = *chart.AddSectionDictionary("BAR");
  bar.SetValue("X", fmt::format("{:.1f}", x));
  bar.SetValue("Y", fmt::format("{:.1f}", kBottom - height));
  bar.SetValue("WIDTH", fmt::format("{:.1f}", width));
  bar.SetValue("HEIGHT", fmt::format("{:.1f}", height));
  bar.ShowSection(second ? "SECOND" : "FIRST");
}

// What the highest bar stands for.
struct Largest {
  double value = 0;
  std::string text;
};
Largest LargestOf(const std::vector<Group>& groups, const std::vector<Series>& all) {
  Largest largest;
  for (const Group& group : groups) {
    for (const Series& series : all) {
      if (series.value(group) > largest.value) largest = {series.value(group), series.text(group)};
    }
  }
  return largest;
}

void AddChart(TemplateDictionary& values, const Visit& visit, const std::vector<Group>& groups, const Chart& drawn) {
  auto& chart = *values.AddSectionDictionary("CHART");
  chart.SetValue("CHART_TITLE", drawn.title);
  for (size_t i = 0; i < drawn.series.size(); ++i) {
    auto& key = *chart.AddSectionDictionary("SERIES");
    key.SetValue("SERIES_NAME", drawn.series[i].name);
    key.ShowSection(i == 0 ? "FIRST" : "SECOND");
  }
  const Largest largest = LargestOf(groups, drawn.series);
  if (largest.value > 0) chart.SetValueAndShowSection("LARGEST", largest.text, "SCALE");
  else chart.ShowSection("NOTHING");
  const double step = kWidth / static_cast<double>(groups.size());
  const auto bars = static_cast<double>(drawn.series.size());
  const double width = std::min(kWidest, step * (1 - kGap) / bars);
  const size_t label_every = (groups.size() + kMostLabels - 1) / kMostLabels;
  for (size_t at = 0; at < groups.size(); ++at) {
    const Group& group = groups[at];
    const double middle = step * (static_cast<double>(at) + 0.5);
    auto& row = *chart.AddSectionDictionary("ROW");
    row.SetValue("ROW_NAME", RowName(visit, group));
    for (size_t i = 0; i < drawn.series.size(); ++i) {
      const double x = middle + (static_cast<double>(i) - bars / 2) * width;
      AddBar(chart, x, width, drawn.series[i].value(group) / std::max(largest.value, 1.0), i > 0);
      row.AddSectionDictionary("CELL")->SetValue("CELL_TEXT", drawn.series[i].text(group));
    }
    if (at % label_every != 0) continue;
    auto& label = *chart.AddSectionDictionary("LABEL");
    label.SetValue("LABEL_X", fmt::format("{:.1f}", std::clamp(middle, kLabelRoom, kWidth - kLabelRoom)));
    label.SetValue("LABEL_TEXT", Label(visit, groups, group));
  }
}

Series Count(const Visit& visit, const std::string& name, int64_t Tally::*what) {
  return {name, [what](const Group& group) { return static_cast<double>(group.all.*what); },
          [&visit, what](const Group& group) { return NumberText(visit, group.all.*what); }};
}

Series Median(const Visit& visit, const std::string& name, Durations Group::*what) {
  return {name,
          [what](const Group& group) {
            return static_cast<double>((group.*what).Median().value_or(std::chrono::seconds(0)).count());
          },
          [&visit, what](const Group& group) { return DurationText(visit, (group.*what).Median()); }};
}

}  // namespace

void AddCharts(TemplateDictionary& values, const Visit& visit, const Dashboard& dashboard) {
  const std::vector<Group> groups = GroupsOf(dashboard.days);
  const Chart charts[] = {
      {visit.Text("Tickets"),
       {Count(visit, visit.Text("Opened"), &Tally::tickets),
        Count(visit, visit.Text("Closed for the first time"), &Tally::closed)}},
      {visit.Text("Refunds and disputes"),
       {Count(visit, visit.Text("Refunds sent"), &Tally::refunds),
        Count(visit, visit.Text("Disputes opened"), &Tally::disputes)}},
      {visit.Text("First response"), {Median(visit, visit.Text("Median"), &Group::response)}},
      {visit.Text("Resolution"), {Median(visit, visit.Text("Median"), &Group::resolution)}},
  };
  for (const Chart& chart : charts) AddChart(values, visit, groups, chart);
}

}  // namespace seller_support::desk
