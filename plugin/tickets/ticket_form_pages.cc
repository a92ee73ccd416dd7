#include "base/crypto.h"
#include "base/text.h"
#include "files/form_files.h"
#include "host/host_store.h"
#include "host/page.h"
#include "tickets/draft_pages.h"
#include "tickets/draft_store.h"
#include "tickets/store_settings.h"
#include "tickets/ticket_pages.h"
#include "tickets/ticket_show.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetError;
using host::SetLink;
using host::Visit;
using web::Fields;
using web::Response;

constexpr int kOrdersOffered = 20;

// The form being drawn or checked.
struct Form {
  host::Store store;
  std::optional<int64_t> order_id;
  std::optional<int64_t> follows;  // the ticket this one is about
  std::string subject, message;
  std::vector<std::string> uploads;  // files that wait to be sent
  bool from_draft = false;
  std::string subject_error, order_error, message_error, file_error, problem;
  bool wrong() const {
    return !subject_error.empty() || !order_error.empty() || !message_error.empty() || !file_error.empty();
  }
};

std::string FormQuery(const Form& form) {
  std::string query = "?store=" + std::to_string(form.store.id);
  if (form.order_id) query += "&order=" + std::to_string(*form.order_id);
  if (form.follows) query += "&from=" + std::to_string(*form.follows);
  return query;
}

std::string OrderText(const Visit& visit, const host::OrderSummary& order) {
  std::string text = std::to_string(order.id) + " · " + visit.format().Date(order.created_at);
  if (!order.first_item.empty()) text += " · " + Shorten(order.first_item, 40) + (order.items > 1 ? " …" : "");
  return text + " · " + visit.format().Price(order.total, order.currency);
}

void AddOrders(TemplateDictionary& values, const Visit& visit, const Form& form) {
  const int64_t customer = visit.viewer->person.id;
  auto orders = host::CustomerOrders(visit.database(), customer, form.store.id, kOrdersOffered);
  auto is_chosen = [&](const auto& order) { return order.id == form.order_id; };
  if (form.order_id && std::none_of(orders.begin(), orders.end(), is_chosen)) {
    if (auto chosen = host::FindCustomerOrder(visit.database(), *form.order_id, customer, form.store.id)) {
      orders.insert(orders.begin(), std::move(*chosen));
    }
  }
  if (orders.empty() && form.order_error.empty()) return;
  auto& section = *values.AddSectionDictionary("ORDERS");
  for (const auto& order : orders) {
    auto& option = *section.AddSectionDictionary("ORDER_CHOICE");
    option.SetIntValue("ORDER_ID", static_cast<long>(order.id));
    option.SetValue("ORDER_TEXT", OrderText(visit, order));
    if (is_chosen(order)) option.ShowSection("ORDER_CHOSEN");
  }
}

// Back to where the form was opened: an order's or a ticket's page is left for the list, the store's page for itself.
void SetBack(TemplateDictionary& values, const Visit& visit, const Form& form) {
  if (visit.viewer && (form.order_id || form.follows)) {
    const host::Link list = LinkTo(visit, "account/tickets");
    SetLink(values, "BACK_", list);
    values.AddSectionDictionary("BACK_INSIDE")->SetValue("BACK_GET", list.get);
    return;
  }
  values.SetValue("BACK_URL",
                  ReplaceAll(host::PathOf(visit.profile->pages.store), "{slug}", UrlEncode(form.store.slug)));
}

// The days a store is away, while it is.
void AddVacation(TemplateDictionary& values, const Visit& visit, const StoreSettings& store) {
  const auto today = ParseDate(visit.format().IsoDay(visit.now));
  if (!store.vacation || !today || !store.vacation->Covers(*today)) return;
  auto& vacation = *values.AddSectionDictionary("VACATION");
  vacation.SetValue("VACATION_FROM", DayText(visit, store.vacation->from));
  vacation.SetValue("VACATION_TO", DayText(visit, store.vacation->to));
  if (!store.vacation_text.empty()) vacation.SetValueAndShowSection("VACATION_TEXT", store.vacation_text, "SAYS");
}

Response DrawForm(Visit& visit, const Form& form, int status) {
  if (!visit.viewer) EnsureGuest(visit);
  host::Page page(visit, "ticket_form.tpl", web::Fill(visit.Text("Ask {store}"), {{"store", form.store.name}}));
  auto& values = page.values();
  SetBack(values, visit, form);
  values.SetValue("STORE", form.store.name);
  values.SetIntValue("STORE_ID", static_cast<long>(form.store.id));
  values.SetValue("FROM", form.follows ? std::to_string(*form.follows) : "");
  if (form.follows && visit.viewer) {
    auto& about = *values.AddSectionDictionary("ABOUT");
    about.SetIntValue("ABOUT_NUMBER", static_cast<long>(*form.follows));
    SetLink(about, "ABOUT_", LinkTo(visit, TicketPath(visit, *form.follows)));
  }
  if (form.from_draft) values.ShowSection("DRAFT");
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  host::SetForm(values, visit, "account/tickets");
  values.SetValue("SUBJECT", form.subject);
  values.SetValue("MESSAGE", form.message);
  const PageSettings settings = ReadPageSettings(visit.database(), form.store.id);
  AddVacation(values, visit, settings.store);
  AddGuarantee(values, visit, settings.ticket);
  if (visit.viewer) {
    AddOrders(values, visit, form);
    files::AddFileField(values, visit, settings.limits, form.uploads, form.file_error);
  } else {
    values.ShowSection("GUEST");
  }
  if (!visit.viewer && form.order_id) {
    values.AddSectionDictionary("ORDER_KEPT")->SetIntValue("ORDER_ID", static_cast<long>(*form.order_id));
  }
  SetError(values, "SUBJECT_ERROR", form.subject_error);
  SetError(values, "ORDER_ERROR", form.order_error);
  SetError(values, "MESSAGE_ERROR", form.message_error);
  Response response = page.Draw(status);
  if (!visit.viewer) AddGuestCookie(visit, response);
  return response;
}

Response DrawChoice(const Visit& visit, int64_t parent_id, const std::vector<host::OrderSummary>& orders) {
  host::Page page(visit, "ticket_choice.tpl", visit.Text("Whom do you want to ask?"));
  auto& values = page.values();
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(parent_id));
  for (const auto& order : orders) {
    const auto store = host::FindStore(visit.database(), order.seller_id);
    if (!store || !store->enabled) continue;
    auto& choice = *values.AddSectionDictionary("CHOICE");
    choice.SetValue("STORE", store->name);
    choice.SetValue("ITEMS", order.first_item);
    SetLink(choice, "",
            LinkTo(visit, "account/tickets/new",
                   "?store=" + std::to_string(store->id) + "&order=" + std::to_string(order.id)));
  }
  return page.Draw();
}

// A refusal when this store cannot be asked by this person.
std::optional<Response> RefuseStore(const Visit& visit, const std::optional<host::Store>& store,
                                    const std::string& typed) {
  if (!store || !store->enabled) {
    return host::RenderError(visit, 404, visit.Text("This store does not exist or takes no questions at the moment."),
                             typed);
  }
  if (visit.viewer && (visit.viewer->person.store_id == store->id || visit.viewer->person.id == store->id)) {
    return host::RenderError(visit, 403, visit.Text("This is your own store: you cannot open a ticket with yourself."),
                             typed);
  }
  return std::nullopt;
}

// Which store and order the address or form means: a parent order means its sub-order at the store.
struct Target {
  std::optional<int64_t> store_id, order_id, follows;
  std::vector<host::OrderSummary> choice;  // several stores of one order
};

Target FindTarget(const Visit& visit, const Fields& fields) {
  Target target{fields.Id("store"), fields.Id("order"), fields.Id("from"), {}};
  if (!visit.viewer) return target;
  const int64_t customer = visit.viewer->person.id;
  if (target.follows) {
    const auto earlier = FindTicket(visit.database(), *visit.viewer, *target.follows);
    if (!earlier) target.follows.reset();
    else if (!target.store_id) target.store_id = earlier->ticket.seller_id;
  }
  if (!target.order_id) return target;
  const auto order = host::FindCustomerOrder(visit.database(), *target.order_id, customer, 0);
  if (order && order->seller_id > 0) {
    if (!target.store_id) target.store_id = order->seller_id;
    return target;
  }
  auto orders = host::SubOrders(visit.database(), *target.order_id, customer);
  if (target.store_id) std::erase_if(orders, [&](const auto& o) { return o.seller_id != target.store_id; });
  if (orders.size() == 1) {
    target.store_id = orders.front().seller_id;
    target.order_id = orders.front().id;
  } else {
    target.choice = std::move(orders);
  }
  return target;
}

// The shop's button has one link for all, as its pages are cached: who is logged in belongs in the host's page of the
// form. Without the mark, which would lead here again. "" for who stays.
std::string PageForButton(const Visit& visit) {
  const auto store = visit.query.Id("store");
  if (!visit.viewer || visit.fragment || !store || visit.query.Get("from") != "shop") return "";
  return host::HostPage(*visit.profile, visit.path, "?store=" + std::to_string(*store));
}

void FillFromDraft(const Visit& visit, Form& form) {
  const auto draft = FindDraft(visit.database(), visit.guest, "account/tickets/new", visit.now);
  if (!draft || draft->Id("store") != form.store.id) return;
  form.subject = draft->Get("subject");
  form.message = draft->Get("message");
  form.uploads = files::UploadsIn(*draft);
  form.file_error = FilesLost(visit, *draft);
  if (!form.order_id) form.order_id = draft->Id("order");
  form.from_draft = true;
}

void CheckEmpty(const Visit& visit, Form& form) {
  if (form.subject.empty())
    form.subject_error = visit.Text("Please write a subject, so that the store sees at once what it is about.");
  if (form.message.empty()) form.message_error = visit.Text("Please write a message.");
}

void Check(const Visit& visit, Form& form, const Target& target, bool order_given) {
  CheckEmpty(visit, form);
  if (CodePoints(form.subject) > kMaxSubject)
    form.subject_error = visit.Text("This subject is too long: at most 200 characters, please.");
  if (CodePoints(form.message) > kMaxMessage)
    form.message_error = visit.Text("This message is too long: at most 20,000 characters, please.");
  if (!order_given) return;
  const bool fits = target.order_id &&
                    host::FindCustomerOrder(visit.database(), *target.order_id, visit.viewer->person.id, form.store.id);
  if (!fits) form.order_error = visit.Text("Please choose one of your orders at this store.");
}

std::string Problem(const Visit& visit, Outcome::Kind kind) {
  if (kind == Outcome::Kind::kTooMany)
    return visit.Text(
        "Too many tickets were opened within an hour. Please wait a little and send it again; your text is still here.");
  return visit.Text(
      "This form was sent before with another text. Please look at your tickets; if this one is missing, send it again.");
}

// What was typed and sent, in its final shape.
Response Create(Visit& visit, Form& form, files::FormFiles& files) {
  const web::Submission submission{
      visit.viewer->person.id, visit.form.Get("submission"),
      Sha256Hex("new\n" + FormQuery(form) + "\n" + form.subject + "\n" + form.message + files.content())};
  if (!web::IsSubmissionId(submission.id))
    return host::RenderError(visit, 400, visit.Text("This form could not be read."), form.message);
  if (files.sent()) {
    const auto earlier = web::FindSubmission(visit.database(), submission);
    if (earlier && earlier->same_content) return host::GoTo(visit, earlier->result_path);
  }
  if (form.wrong() || !files.TakeIn()) {
    files.Keep();
    form.uploads = files.attachments().uploads;
    form.file_error = files.error();
    return DrawForm(visit, form, files.no_room() ? 507 : 422);
  }
  const NewTicket ticket{form.store.id, form.order_id, form.subject, form.message, files.attachments()};
  const Outcome outcome = CreateTicket(visit.database(), *visit.viewer, ticket, submission, visit.moment());
  if (outcome.kind == Outcome::Kind::kDone) {
    ForgetDraft(visit, "account/tickets/new");
    return host::GoTo(visit, outcome.path);
  }
  files.Keep();
  form.uploads = files.attachments().uploads;
  if (outcome.kind == Outcome::Kind::kFiles) {
    form.file_error = files::ReasonFor(visit, outcome.admitted, files::ReadLimits(visit.database()));
    return DrawForm(visit, form, 422);
  }
  form.problem = Problem(visit, outcome.kind);
  if (outcome.kind == Outcome::Kind::kOtherForm) visit.form = Fields();
  return DrawForm(visit, form, outcome.kind == Outcome::Kind::kTooMany ? 429 : 409);
}

}  // namespace

Response ShowTicketForm(Visit& visit) {
  const std::string page = PageForButton(visit);
  if (!page.empty()) return web::SeeOther(page);
  const Target target = FindTarget(visit, visit.query);
  if (target.choice.size() > 1) return DrawChoice(visit, *target.order_id, target.choice);
  if (!target.store_id && !visit.viewer && target.order_id) return AskToLogIn(visit);
  const auto store = target.store_id ? host::FindStore(visit.database(), *target.store_id) : std::nullopt;
  if (auto refusal = RefuseStore(visit, store, "")) return *refusal;
  Form form;
  form.store = *store;
  form.order_id = target.order_id;
  form.follows = target.follows;
  FillFromDraft(visit, form);
  return DrawForm(visit, form, 200);
}

Response CreateTicketFromForm(Visit& visit) {
  const std::string typed = visit.form.Get("message");
  const Target target = FindTarget(visit, visit.form);
  const auto store = target.store_id ? host::FindStore(visit.database(), *target.store_id) : std::nullopt;
  if (auto refusal = RefuseStore(visit, store, typed)) return *refusal;
  Form form;
  form.store = *store;
  form.order_id = target.order_id;
  form.follows = target.follows;
  form.subject = OneLine(visit.form.Get("subject"));
  form.message = MessageText(typed);
  if (!visit.viewer) {
    // Said now, and not after the way through the login.
    CheckEmpty(visit, form);
    return form.wrong() ? DrawForm(visit, form, 422) : KeepDraft(visit, "account/tickets/new", FormQuery(form));
  }
  Check(visit, form, target, !visit.form.Get("order").empty());
  files::FormFiles files(visit);
  return Create(visit, form, files);
}

}  // namespace seller_support::tickets
