#include "refunds/refund_export.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "refunds/refund_export_store.h"

namespace seller_support::refunds {
namespace {

using Json = nlohmann::ordered_json;

constexpr int64_t kBatch = 2'000;

// A field of the export: its name, and its value as text.
struct Field {
  const char* name;
  std::string value;
};

std::string NumberOrNothing(const std::optional<int64_t>& number) { return number ? std::to_string(*number) : ""; }

template <typename TimeText>
std::vector<Field> FieldsOf(const ExportedRefund& exported, int decimals, TimeText time_text) {
  const Refund& refund = exported.refund;
  const auto when = [&](const std::optional<Time>& time) { return time ? time_text(*time) : std::string(); };
  const auto money = [&](Amount amount) { return host::AmountText(amount, decimals); };
  return {{"request", std::to_string(refund.id)},
          {"order", std::to_string(refund.order_id)},
          {"store_id", std::to_string(refund.seller_id)},
          {"store", exported.store_name},
          {"customer_id", std::to_string(refund.customer_id)},
          {"customer", exported.customer_name},
          {"ticket", NumberOrNothing(refund.ticket_id)},
          {"status", std::string(StatusName(refund.status))},
          {"currency", refund.currency},
          {"amount", money(refund.amount)},
          {"net", money(exported.net)},
          {"tax", money(refund.amount - exported.net)},
          {"reason", refund.reason},
          {"requested_at", when(refund.requested_at)},
          {"approved_at", when(refund.approved_at)},
          {"sent_at", when(refund.sent_at)},
          {"paid_on", refund.paid_on},
          {"ended_at", when(refund.ended_at)},
          {"method", refund.method},
          {"provider", refund.provider},
          {"transaction_id", refund.transaction_id},
          {"woocommerce_refund", NumberOrNothing(refund.host_refund_id)}};
}

// One file being written, row by row.
class Writer {
 public:
  Writer(ExportFormat format, const host::Formatter& formatter, int decimals)
      : csv_(format == ExportFormat::kCsv), formatter_(formatter), decimals_(decimals) {
    if (csv_) body_ = kCsvStart;
    if (csv_) AppendCsvRow(body_, Column(FieldsOf({}, decimals, [](Time) { return ""; }), &NameOf));
    else body_ = "{\"refunds\":[";
  }

  void Add(const ExportedRefund& refund) {
    if (csv_) {
      const auto local = [&](Time time) { return formatter_.IsoDateTime(time); };
      AppendCsvRow(body_, Column(FieldsOf(refund, decimals_, local), &ValueOf));
      return;
    }
    Json object = Json::object();
    for (const Field& field : FieldsOf(refund, decimals_, &ToIso)) {
      if (field.value.empty()) object[field.name] = nullptr;
      else object[field.name] = field.value;
    }
    body_ += (first_ ? "" : ",\n") + object.dump(-1, ' ', false, Json::error_handler_t::replace);
    first_ = false;
  }

  std::string End(bool cut, int64_t most) {
    if (!csv_) return body_ + "],\"complete\":" + (cut ? "false" : "true") + "}\n";
    if (cut) AppendCsvRow(body_, {"Cut after " + std::to_string(most) + " requests: take a shorter period."});
    return body_;
  }

 private:
  static std::string NameOf(const Field& field) { return field.name; }
  static std::string ValueOf(const Field& field) { return field.value; }
  static std::vector<std::string> Column(const std::vector<Field>& fields, std::string (*part)(const Field&)) {
    std::vector<std::string> cells;
    std::transform(fields.begin(), fields.end(), std::back_inserter(cells), part);
    return cells;
  }

  bool csv_;
  const host::Formatter& formatter_;
  int decimals_;
  std::string body_;
  bool first_ = true;
};

}  // namespace

Export ExportRefunds(db::Connection& connection, const Period& period, ExportFormat format,
                     const host::Formatter& formatter, int decimals, int64_t most) {
  Writer writer(format, formatter, decimals);
  Export out;
  int64_t written = 0;
  std::vector<ExportedRefund> batch = ReadExported(connection, period, nullptr, kBatch);
  while (!batch.empty() && !out.cut) {
    for (const ExportedRefund& refund : batch) {
      out.cut = written == most;
      if (out.cut) break;
      writer.Add(refund);
      ++written;
    }
    const Refund last = batch.back().refund;
    batch = ReadExported(connection, period, &last, kBatch);
  }
  out.body = writer.End(out.cut, most);
  return out;
}

}  // namespace seller_support::refunds
