// A dispute's case file: to read, and to take along as PDF or JSON.
#include <algorithm>

#include "base/json.h"
#include "disputes/case_document.h"
#include "disputes/case_lock.h"
#include "disputes/case_pdf.h"
#include "disputes/case_store.h"
#include "disputes/dispute_pages.h"
#include "disputes/dispute_show.h"
#include "host/page.h"
#include "tickets/ticket_show.h"

namespace seller_support::disputes {
namespace {

using host::LinkTo;
using host::SetLink;
using host::Visit;
using web::Response;

// Characters in a PDF, where a line counts as a full one: a hundred pages, a second or two.
constexpr size_t kMostPrinted = 400'000, kFullLine = 80;

size_t CostOf(const std::string& text) {
  return text.size() + kFullLine * (1 + static_cast<size_t>(std::count(text.begin(), text.end(), '\n')));
}

size_t CostOf(const CaseItem& item) {
  size_t cost = CostOf(item.words);
  for (const CaseItem::Fact& fact : item.facts) cost += CostOf(fact.value);
  return cost;
}

// Calls `use` with every entry up to where the case file ended when it was looked for, oldest first.
template <typename Use>
void ForEachEntry(const Visit& visit, int64_t dispute_id, const CaseEnd& end, Use use) {
  for (int64_t after = 0; after < end.entries;) {
    const std::vector<CaseEntry> entries = CaseEntries(visit.database(), dispute_id, after);
    if (entries.empty()) return;
    for (const CaseEntry& entry : entries) {
      if (entry.sequence <= end.entries) use(entry);
    }
    after = entries.back().sequence;
  }
}

// The dispute and where its case file ends; nullopt when there is none for this person.
std::optional<std::pair<DisputeView, CaseEnd>> FindCase(const Visit& visit) {
  auto view = FindDispute(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return std::nullopt;
  const CaseEnd end = CaseEndOf(visit.database(), view->dispute.id);
  if (end.entries == 0) return std::nullopt;
  return std::pair(std::move(*view), end);
}

std::string TitleOf(const Visit& visit, int64_t dispute_id) {
  return web::Fill(visit.Text("Case file of dispute {number}"), {{"number", std::to_string(dispute_id)}});
}

std::string LeadOf(const Visit& visit) {
  return web::Fill(
      visit.Text("Both sides and {site} see the same: everything as it was when {site} was asked to decide, "
                 "and what was done since. Nothing in it can be changed unnoticed."),
      {{"site", visit.profile->site_name}});
}

void Show(ctemplate::TemplateDictionary& entry, const Visit& visit, const CaseItem& item) {
  entry.SetIntValue("SEQUENCE", static_cast<long>(item.sequence));
  tickets::SetTime(entry, visit, item.at);
  entry.SetValue("ENTRY_TITLE", item.title);
  if (!item.side.empty()) entry.SetValueAndShowSection("SIDE", item.side, "HAS_SIDE");
  for (const std::string& note : item.notes) entry.AddSectionDictionary("NOTE")->SetValue("NOTE_TEXT", note);
  if (!item.facts.empty()) {
    auto& facts = *entry.AddSectionDictionary("FACTS");
    for (const CaseItem::Fact& each : item.facts) {
      auto& fact = *facts.AddSectionDictionary("FACT");
      fact.SetValue("LABEL", each.label);
      fact.SetValue("VALUE", each.value);
    }
  }
  if (!item.words.empty()) entry.SetValueAndShowSection("WORDS", item.words, "NOTED");
  for (const CaseItem::File& each : item.files) {
    auto& file = *entry.AddSectionDictionary("FILE");
    file.SetValue("FILE_NAME", each.name);
    file.SetValue("FILE_HASH", each.hash);
  }
  entry.SetValue("HASH", item.hash);
}

// Long ones are made one at a time, so that they never take all of the program's threads and memory.
bool IsLong(const CaseEnd& end) { return end.entries > kCasePage; }
Response TryAgain(const Visit& visit) {
  return host::RenderError(visit, 503, visit.Text("Another file is being made. Please try again in a moment."));
}

Response Attached(const char* type, const char* extension, int64_t dispute_id) {
  Response response;
  response.content_type = type;
  return response.With("Content-Disposition",
                       "attachment; filename=\"dispute-" + std::to_string(dispute_id) + "." + extension + "\"");
}

}  // namespace

Response ShowCaseFile(Visit& visit) {
  const auto found = FindCase(visit);
  if (!found) return host::NotFound(visit);
  std::unique_lock turn(CaseFileInTheMaking(), std::defer_lock);
  if (IsLong(found->second) && !turn.try_lock()) return TryAgain(visit);
  const DisputeView& view = found->first;
  host::Page page(visit, "dispute_case.tpl", TitleOf(visit, view.dispute.id));
  auto& values = page.values();
  const std::string path = DisputePath(visit, view.dispute.id);
  SetLink(values, "BACK_", LinkTo(visit, path));
  values.SetIntValue("NUMBER", static_cast<long>(view.dispute.id));
  values.SetValue("HEADING", TitleOf(visit, view.dispute.id));
  values.SetValue("LEAD", LeadOf(visit));
  values.SetValue("PDF_URL", visit.profile->base_path() + path + "/case/pdf");
  values.SetValue("JSON_URL", visit.profile->base_path() + path + "/case/json");
  values.SetValue("LAST_HASH", found->second.hash);
  ForEachEntry(visit, view.dispute.id, found->second, [&](const CaseEntry& entry) {
    Show(*values.AddSectionDictionary("ENTRY"), visit, ItemOf(visit, view, entry));
  });
  return page.Draw();
}

Response PrintCaseFile(Visit& visit) {
  const auto found = FindCase(visit);
  if (!found) return host::NotFound(visit);
  const DisputeView& view = found->first;
  CasePrint print;
  print.title = TitleOf(visit, view.dispute.id);
  print.lead = LeadOf(visit);
  print.language = visit.language;
  print.last_hash = visit.Text("Last hash:") + " " + found->second.hash;
  print.page_of = visit.Text("Page {page} of {pages}");
  const std::unique_lock turn(CaseFileInTheMaking(), std::try_to_lock);
  if (!turn) return TryAgain(visit);
  size_t printed = 0;
  ForEachEntry(visit, view.dispute.id, found->second, [&](const CaseEntry& entry) {
    CaseItem item = ItemOf(visit, view, entry);
    const size_t cost = CostOf(item);
    if (printed + cost > kMostPrinted) {
      item.words.clear();
      item.facts.clear();
      item.notes.push_back(visit.Text("This file would be too long: the words are in the JSON."));
    } else {
      printed += cost;
    }
    print.items.push_back({std::move(item), visit.format().DateTime(entry.at)});
    print.made_at = entry.at;
  });
  Response response = Attached("application/pdf", "pdf", view.dispute.id);
  response.body = CasePdf(print);
  return response;
}

Response DownloadCaseFile(Visit& visit) {
  const auto found = FindCase(visit);
  if (!found) return host::NotFound(visit);
  std::unique_lock turn(CaseFileInTheMaking(), std::defer_lock);
  if (IsLong(found->second) && !turn.try_lock()) return TryAgain(visit);
  const int64_t id = found->first.dispute.id;
  Response response = Attached("application/json", "json", id);
  response.body = R"({"format":"seller-support case file 1","dispute":)" + std::to_string(id) + ",\"entries\":[";
  const char* between = "\n";
  ForEachEntry(visit, id, found->second, [&](const CaseEntry& entry) {
    Json json = {{"sequence", entry.sequence},
                 {"kind", entry.kind},
                 {"at", ToSql(entry.at)},
                 {"content", entry.content},
                 {"hash", entry.hash}};
    if (entry.kind == "message") json["said"] = entry.withheld ? Json(nullptr) : Json(entry.said);
    response.body += between + CanonicalJson(json);
    between = ",\n";
  });
  response.body += "],\n\"hash\":\"" + found->second.hash + "\"}\n";
  return response;
}

}  // namespace seller_support::disputes
