#include "disputes/dispute_mail_text.h"

#include <fmt/format.h>

#include "base/text.h"
#include "host/format.h"
#include "host/page.h"
#include "outbox/mail_page.h"
#include "tickets/ticket_mail_text.h"

namespace seller_support::disputes {
namespace {

using ctemplate::TemplateDictionary;
using host::Side;
using web::translate;

// Finds the words for one mail.
class Words {
 public:
  Words(const DisputeMailFacts& facts, const web::Translations& translations)
      : facts_(facts), translations_(translations), format_(facts.profile, facts.language) {}

  std::string Text(const char* msgid) const { return translations_.Text(facts_.language, msgid); }

  std::string Filled(const char* msgid) const {
    return web::Fill(Text(msgid), {{"store", Store()},
                                   {"name", Customer()},
                                   {"site", facts_.profile.site_name},
                                   {"amount", Price(facts_.event.amount)},
                                   {"date", Due()},
                                   {"number", std::to_string(facts_.dispute.id)},
                                   {"order", std::to_string(facts_.dispute.order_id)}});
  }

  // Names come from the shop: a line of a mail stays one line.
  std::string Store() const { return OneLine(facts_.store_name); }
  std::string Customer() const {
    return facts_.customer_name.empty() ? Text("the customer") : OneLine(facts_.customer_name);
  }
  std::string Price(Amount amount) const {
    return format_.Price(host::AmountText(amount, facts_.profile.currency.decimals), facts_.dispute.currency);
  }
  std::string Due() const { return facts_.dispute.due_at ? format_.DateTime(*facts_.dispute.due_at) : ""; }

  std::string Turn() const {
    switch (TurnOf(facts_.dispute)) {
      case By::kCustomer:
        return Customer();
      case By::kSeller:
        return Store();
      case By::kMarketplace:
        return facts_.profile.site_name;
      case By::kSystem:
        break;
    }
    return "";
  }

 private:
  const DisputeMailFacts& facts_;
  const web::Translations& translations_;
  host::Formatter format_;
};

const char* ProposalHeading(const DisputeEvent& event) {
  const bool customer = event.by == By::kCustomer;
  if (event.amount > 0)
    return customer ? translate("{name} proposes a refund of {amount}")
                    : translate("{store} proposes a refund of {amount}");
  if (event.proposal == ProposalKind::kReplacement)
    return customer ? translate("{name} proposes a replacement") : translate("{store} proposes a replacement");
  return translate("{store} refuses a refund and a replacement");
}

const char* HeadingOf(const DisputeEvent& event) {
  const bool customer = event.by == By::kCustomer;
  switch (event.action) {
    case Action::kOpen:
      return translate("{name} opened a dispute about order #{order}");
    case Action::kPropose:
      return ProposalHeading(event);
    case Action::kAgreeOnRefund:
      return translate("Both sides agreed on a refund of {amount}");
    case Action::kAgreeWithoutRefund:
      return translate("Both sides agreed; the dispute is closed");
    case Action::kAskMarketplace:
      return customer ? translate("{name} asks {site} to decide") : translate("{store} asks {site} to decide");
    case Action::kTimeOut:
      return translate("Nobody answered in time: {site} decides now");
    case Action::kAddEvidence:
      return customer ? translate("{name} added evidence") : translate("{store} added evidence");
    case Action::kAskEvidence:
      return translate("{site} asks you for evidence");
    case Action::kEvidenceOver:
      return translate("The evidence that was asked for did not come");
    case Action::kAward:
      return translate("{site} decided for {name}: {amount} is to be refunded");
    case Action::kDismiss:
      return translate("{site} decided for {store}");
    case Action::kWithdraw:
      return translate("{name} took the dispute back");
    case Action::kAppeal:
      return customer ? translate("{name} appeals against the decision")
                      : translate("{store} appeals against the decision");
    case Action::kRefundArrived:
      return translate("The money has arrived; the dispute is closed");
    case Action::kRefundRejected:
      return translate("The refund could not be carried out: {site} decides again");
    case Action::kRemind:
      return translate("A payment in a dispute is overdue");
    case Action::kPay:
      return translate("{site} paid {amount} in the place of {store}");
    case Action::kSettle:
      return translate("The money between {site} and {store} is settled");
    case Action::kRefundSent:
    case Action::kRefundMissing:
      break;
  }
  return translate("News of the dispute");
}

// What the recipient can do now; "" for nothing.
const char* StepOf(const DisputeMailFacts& facts) {
  const By turn = TurnOf(facts.dispute);
  const bool mine = turn != By::kSystem && turn == refunds::ByOf(facts.recipient);
  if (facts.dispute.state == State::kClosed && facts.event.action == Action::kDismiss && !facts.dispute.appealed_at)
    return translate("If you have new evidence, you can appeal once on the page of the dispute.");
  if (facts.dispute.state == State::kMarketplacePaid && facts.recipient == Side::kSeller)
    return translate("Please reimburse {site} until {date}.");
  if (!mine) return "";
  if (facts.dispute.payment_missing)
    return translate("The customer says that your payment has not arrived. Please make it again.");
  switch (facts.dispute.state) {
    case State::kOpened:
      return translate("Please answer until {date}. After that {site} decides.");
    case State::kNegotiating:
      return translate("Please accept or answer until {date}. After that {site} decides.");
    case State::kReview:
      return facts.recipient == Side::kMarketplace ? translate("Please decide.")
                                                   : translate("Please add your evidence until {date}.");
    case State::kRefundDue:
      return translate("Please pay the refund until {date}. It is on the page of your refunds.");
    default:
      return "";
  }
}

void AddRow(TemplateDictionary& values, const std::string& label, const std::string& value) {
  if (value.empty()) return;
  TemplateDictionary& row = *values.AddSectionDictionary("ROW");
  row.SetValue("LABEL", label);
  row.SetValue("VALUE", value);
}

void SetRows(const DisputeMailFacts& facts, const Words& words, TemplateDictionary& values) {
  if (facts.recipient != Side::kSeller) AddRow(values, words.Text("Store"), words.Store());
  if (facts.recipient != Side::kCustomer) AddRow(values, words.Text("Customer"), words.Customer());
  AddRow(values, words.Text("Order"), "#" + std::to_string(facts.dispute.order_id));
  const Amount amount = facts.recipient == Side::kCustomer ? AmountForCustomer(facts.event) : facts.event.amount;
  if (amount > 0) AddRow(values, words.Text("Amount"), words.Price(amount));
  // What the store owes the marketplace is no matter of the customer's.
  if (facts.dispute.state == State::kMarketplacePaid && facts.recipient == Side::kCustomer) return;
  AddRow(values, words.Text("Whose turn it is"), words.Turn());
  // Closed: by when the marketplace reimburses the store.
  if (facts.dispute.state != State::kClosed) AddRow(values, words.Text("Until"), words.Due());
}

void SetQuote(const DisputeMailFacts& facts, TemplateDictionary& values) {
  if (facts.event.text.empty()) return;
  TemplateDictionary& section = *values.AddSectionDictionary("QUOTE");
  section.SetValue("WORDS", facts.event.text);
  for (const std::string& line : outbox::TextLines(facts.event.text)) {
    section.AddSectionDictionary("LINE")->SetValue("LINE_TEXT", line);
  }
}

}  // namespace

std::string DisputePage(const host::Profile& profile, Side side, int64_t dispute_id) {
  const host::Pages& pages = profile.pages;
  const std::string& pattern = side == Side::kCustomer ? pages.dispute
                               : side == Side::kSeller ? pages.dashboard_dispute
                                                       : pages.desk_dispute;
  if (!pattern.empty()) return host::WithId(pattern, dispute_id);
  const char* room = side == Side::kCustomer ? "account" : side == Side::kSeller ? "dashboard" : "desk";
  return fmt::format("{}{}{}/disputes/{}", profile.origin(), profile.base_path(), room, dispute_id);
}

void WriteDisputeMail(const DisputeMailFacts& facts, const web::Translations& translations,
                      const web::Templates& templates, outbox::MailMessage& mail) {
  const Words words(facts, translations);
  const std::string heading = words.Filled(HeadingOf(facts.event));
  mail.subject =
      outbox::MailSubject(facts.profile, tickets::TicketLine(facts.ticket, translations, facts.language), true);
  outbox::MailPage page(facts.profile, "dispute", facts.language);
  TemplateDictionary& values = page.values();
  values.SetValue("HEADING", heading);
  values.SetValue("ABOUT", words.Filled(translate("Dispute #{number} about order #{order}")));
  SetRows(facts, words, values);
  SetQuote(facts, values);
  if (const char* step = StepOf(facts); *step != '\0') outbox::ShowText(values, "STEP", words.Filled(step));
  values.SetValue("URL", DisputePage(facts.profile, facts.recipient, facts.dispute.id));
  page.Write(templates, heading, mail);
}

}  // namespace seller_support::disputes
