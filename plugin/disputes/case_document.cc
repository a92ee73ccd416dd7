#include "disputes/case_document.h"

#include "base/json.h"
#include "disputes/dispute_row.h"
#include "disputes/dispute_show.h"
#include "tickets/ticket_show.h"

namespace seller_support::disputes {
namespace {

using host::Visit;
using web::translate;

std::string Text(const Json& content, const char* name) {
  const auto found = content.find(name);
  return found != content.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string Number(const Json& content, const char* name) { return std::to_string(content.value(name, int64_t{0})); }

// What ToIso wrote.
std::optional<Time> TimeIn(const Json& content, const char* name) {
  std::string text = Text(content, name);
  if (text.size() != 20) return std::nullopt;
  text[10] = ' ';
  return FromSql(text.substr(0, 19));
}

// Adds facts that have a value.
class Facts {
 public:
  Facts(CaseItem& item, const Visit& visit) : item_(item), visit_(visit) {}

  void Add(const std::string& label, const std::string& value) {
    if (!value.empty()) item_.facts.push_back({label, value});
  }
  void AddTime(const char* label, const Json& content, const char* name) {
    const auto time = TimeIn(content, name);
    if (time) Add(visit_.Text(label), visit_.format().DateTime(*time));
  }
  void AddMoney(const std::string& label, const Json& money) {
    if (money.is_object()) Add(label, visit_.format().Price(Text(money, "amount"), Text(money, "currency")));
  }

 private:
  CaseItem& item_;
  const Visit& visit_;
};

std::string Numbered(const std::string& words, const Json& content, const char* name) {
  return web::Fill(words, {{"number", Number(content, name)}});
}

std::string ReasonWords(const Visit& visit, const std::string& name) {
  const auto reason = ReasonFromName(name);
  if (!reason) return "";
  switch (*reason) {
    case Reason::kNotReceived:
      return visit.Text("It has not arrived");
    case Reason::kNotAsDescribed:
      return visit.Text("It is not as described");
    case Reason::kDamaged:
      return visit.Text("It is damaged");
    case Reason::kRefundNotPaid:
      return visit.Text("A refund that was agreed on has not been paid");
  }
  return "";
}

std::string RemedyWords(const Visit& visit, const std::string& name) {
  const auto remedy = RemedyFromName(name);
  if (!remedy) return "";
  switch (*remedy) {
    case Remedy::kFull:
      return visit.Text("Everything back");
    case Remedy::kPart:
      return visit.Text("A part of the price");
    case Remedy::kReplacement:
      return visit.Text("A replacement");
    case Remedy::kPayment:
      return visit.Text("The agreed refund");
  }
  return "";
}

void TellDispute(CaseItem& item, const Visit& visit, const Json& content) {
  item.title = visit.Text("The dispute");
  Facts facts(item, visit);
  facts.Add(visit.Text("Customer"), Text(content, "customer"));
  facts.Add(visit.Text("Store"), Text(content, "store"));
  facts.Add(visit.Text("Order"), Number(content, "order"));
  facts.Add(visit.Text("Ticket"), Number(content, "ticket"));
  facts.Add(visit.Text("Reason"), ReasonWords(visit, Text(content, "reason")));
  facts.Add(visit.Text("Wanted"), RemedyWords(visit, Text(content, "remedy")));
  facts.AddMoney(visit.Text("Amount"), content.value("wanted", Json()));
  facts.AddTime(translate("Opened"), content, "opened_at");
}

void TellOrder(CaseItem& item, const Visit& visit, const Json& content) {
  item.title = Numbered(visit.Text("Order {number}, as it was"), content, "order");
  if (!content.value("found", false)) return item.notes.push_back(visit.Text("It was not there any more."));
  Facts facts(item, visit);
  const std::string currency = Text(content, "currency");
  const auto price = [&](const std::string& amount) { return visit.format().Price(amount, currency); };
  const auto status = visit.profile->order_statuses.find(Text(content, "status"));
  facts.Add(visit.Text("Status"),
            status == visit.profile->order_statuses.end() ? Text(content, "status") : status->second);
  facts.AddTime(translate("Ordered"), content, "ordered_at");
  facts.AddTime(translate("Paid"), content, "paid_at");
  facts.Add(visit.Text("Payment"), Text(content, "payment"));
  for (const Json& line : content.value("lines", Json::array()))
    facts.Add(Text(line, "quantity") + " × " + Text(line, "name"), price(Text(line, "net")));
  for (const char* kind : {"shipping", "fees", "taxes"}) {
    for (const Json& each : content.value(kind, Json::array()))
      facts.Add(Text(each, "name"), price(Text(each, "amount")));
  }
  if (!Text(content, "discount").empty()) facts.Add(visit.Text("Discount"), price(Text(content, "discount")));
  facts.Add(visit.Text("Total"), price(Text(content, "total")));
  for (const Json& refund : content.value("refunds", Json::array()))
    facts.Add(visit.Text("Refunded"), price(Text(refund, "amount")));
  for (const Json& note : content.value("notes", Json::array())) {
    const auto at = TimeIn(note, "at");
    facts.Add(visit.Text("Note to the customer"),
              Text(note, "text") + (at ? " (" + visit.format().DateTime(*at) + ")" : ""));
  }
}

void TellRefund(CaseItem& item, const Visit& visit, const Json& content) {
  item.title = Numbered(visit.Text("Refund {number}"), content, "refund");
  Facts facts(item, visit);
  facts.AddMoney(visit.Text("Amount"), content.value("amount", Json()));
  facts.AddTime(translate("Requested"), content, "requested_at");
  facts.AddTime(translate("Sent"), content, "sent_at");
  facts.AddTime(translate("Not received"), content, "missing_at");
}

// What was said, with files; of a message in its own JSON.
void TellWords(CaseItem& item, const Json& said) {
  item.words = Text(said, "text");
  for (const Json& file : said.value("files", Json::array()))
    item.files.push_back({Text(file, "name"), Text(file, "sha256")});
}

void TellMessage(CaseItem& item, const Visit& visit, const Json& content, const CaseEntry& entry) {
  const By by = refunds::ByFromName(Text(content, "side"));
  const bool for_store = content.value("by_marketplace", false);
  item.title = by == By::kMarketplace
                   ? visit.profile->site_name
                   : tickets::NameOr(Text(content, "name"),
                                     by == By::kSeller ? visit.Text("Former store") : visit.Text("Former customer"));
  item.side = for_store                ? visit.Text("Seller, answered by the marketplace")
              : by == By::kMarketplace ? visit.Text("Marketplace")
              : by == By::kSeller      ? visit.Text("Seller")
                                       : visit.Text("Customer");
  if (entry.withheld) return item.notes.push_back(visit.Text("The marketplace has hidden this message."));
  TellWords(item, ParseJson(entry.said));
}

void TellEvent(CaseItem& item, const Visit& visit, const DisputeView& view, const Json& content) {
  item.title = SentenceOf(visit, view, ActionFromName(Text(content, "action")),
                          refunds::ByFromName(Text(content, "by")), ProposalFromName(Text(content, "proposal")));
  Facts(item, visit).AddMoney(visit.Text("Amount"), content.value("amount", Json()));
  TellWords(item, content);
}

void Tell(CaseItem& item, const Visit& visit, const DisputeView& view, const CaseEntry& entry) {
  const Json content = ParseJson(entry.content);
  if (entry.kind == "dispute") return TellDispute(item, visit, content);
  if (entry.kind == "order") return TellOrder(item, visit, content);
  if (entry.kind == "refund") return TellRefund(item, visit, content);
  if (entry.kind == "message") return TellMessage(item, visit, content, entry);
  if (entry.kind == "event") return TellEvent(item, visit, view, content);
  if (entry.kind == "left_out") {
    item.title = visit.Plural("One newer message is not in this file.", "{n} newer messages are not in this file.",
                              content.value("messages", int64_t{0}));
  }
  if (entry.kind == "due") {
    item.title = visit.Text("What was due");
    Facts(item, visit).AddTime(translate("Until"), content, "due_at");
  }
}

}  // namespace

CaseItem ItemOf(const Visit& visit, const DisputeView& view, const CaseEntry& entry) {
  CaseItem item;
  item.sequence = entry.sequence;
  item.at = entry.at;
  item.hash = entry.hash;
  try {
    Tell(item, visit, view, entry);
  } catch (const std::exception&) {
    item.notes.push_back(visit.Text("This entry was changed and cannot be read any more."));
  }
  return item;
}

}  // namespace seller_support::disputes
