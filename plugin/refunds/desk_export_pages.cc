#include "host/page.h"
#include "refunds/desk_books_pages.h"
#include "refunds/refund_export.h"

namespace seller_support::refunds {
namespace {

using host::Visit;
using web::Response;

// Not 24 hours later: where clocks are changed, days have 23 or 25. "" when it is no day.
std::string NextDay(const std::string& iso_day) {
  const auto start = FromSql(iso_day + " 00:00:00");
  return start ? ToSql(*start + std::chrono::days(1)).substr(0, 10) : "";
}

std::string OrElse(const std::string& text, const std::string& instead) { return text.empty() ? instead : text; }

}  // namespace

Response ExportDeskRefunds(Visit& visit) {
  const std::string today = visit.format().IsoDay(visit.now);
  const std::string first = OrElse(visit.query.Get("from"), today.substr(0, 8) + "01");
  const std::string last = OrElse(visit.query.Get("to"), today);
  const std::string kind = OrElse(visit.query.Get("format"), "csv");
  const auto from = visit.format().DayStart(first);
  const auto until = visit.format().DayStart(NextDay(last));
  if (!from || !until) return host::RenderError(visit, 422, visit.Text("Please write a date like 2026-11-23."));
  if (*from >= *until) return host::RenderError(visit, 422, visit.Text("The first day is after the last one."));
  if (kind != "csv" && kind != "json") {
    return host::RenderError(visit, 422, visit.Text("This address could not be read."));
  }
  const Export file =
      ExportRefunds(visit.database(), {*from, *until}, kind == "csv" ? ExportFormat::kCsv : ExportFormat::kJson,
                    visit.format(), visit.profile->currency.decimals);
  Response response;
  response.content_type = kind == "csv" ? "text/csv; charset=utf-8" : "application/json";
  response.body = file.body;
  return response.With("Content-Disposition", "attachment; filename=\"refunds-" + first + "-to-" + last +
                                                  (file.cut ? "-cut." : ".") + kind + "\"");
}

}  // namespace seller_support::refunds
