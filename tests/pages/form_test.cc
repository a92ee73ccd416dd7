// What a form takes and what it refuses: never a row too many, never a text lost.
#include <fmt/format.h>

#include "base/text.h"
#include "pages/shop.h"

namespace seller_support::test {
namespace {

constexpr const char* kTickets = "SELECT COUNT(*) FROM support_ticket";
constexpr const char* kMessages = "SELECT COUNT(*) FROM support_message";
constexpr const char* kSubmissions = "SELECT COUNT(*) FROM support_submission";

std::string Times(int count, std::string_view text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

class NewTicketForm : public Pages {
 protected:
  // The form of customer1 for seller1, filled with a subject and a message.
  Form Filled(const std::map<std::string, std::string>& fields = {}) {
    customer.Get("account/tickets/new?store=2");
    Form form = customer.FormTo("account/tickets");
    form.Set("subject", "A subject").Set("message", "A message");
    for (const auto& [name, value] : fields) form.Set(name, value);
    return form;
  }
  int Sent(const std::map<std::string, std::string>& fields) { return customer.Submit(Filled(fields)).status; }
  int SentBody(const std::string& body, const std::string& type = "application/x-www-form-urlencoded") {
    web::Request request = customer.Prepare("POST", "account/tickets");
    request.content_type = type;
    request.body = body;
    return customer.Send(request).status;
  }
  // A refusal that keeps what was typed and leaves no row.
  void ExpectRefused(int status, const std::map<std::string, std::string>& fields) {
    EXPECT_EQ(Sent(fields), status);
    if (fields.contains("message")) {
      EXPECT_TRUE(customer.Shows(std::string(Trim(fields.at("message")))));
    }
    EXPECT_EQ(shop.Number(kTickets), 0);
    EXPECT_EQ(shop.Number(kMessages), 0);
    EXPECT_EQ(shop.Number(kSubmissions), 0);
  }

  Browser customer{shop, "customer1"};
};

TEST_F(NewTicketForm, TakesASubjectOf200Characters) {
  EXPECT_EQ(Sent({{"subject", Times(200, "x")}}), 303);
  EXPECT_EQ(Sent({{"subject", Times(200, "😀")}}), 303);
  EXPECT_EQ(Sent({{"subject", "  " + Times(200, "ß") + " \n"}}), 303);
  EXPECT_EQ(shop.Ask("SELECT CHAR_LENGTH(subject) FROM support_ticket"), "200\n200\n200");
}

TEST_F(NewTicketForm, RefusesASubjectOf201Characters) {
  ExpectRefused(422, {{"subject", Times(201, "x")}, {"message", "kept"}});
  EXPECT_EQ(customer.FormTo("account/tickets").fields["subject"], Times(201, "x"));
  EXPECT_TRUE(customer.Shows("This subject is too long: at most 200 characters, please."));
  ExpectRefused(422, {{"subject", Times(201, "😀")}, {"message", "kept"}});
}

TEST_F(NewTicketForm, TakesAMessageOf20000Characters) {
  EXPECT_EQ(Sent({{"message", Times(20'000, "x")}}), 303);
  EXPECT_EQ(Sent({{"message", Times(20'000, "😀")}}), 303);
  EXPECT_EQ(shop.Ask("SELECT CHAR_LENGTH(body) FROM support_message"), "20000\n20000");
}

TEST_F(NewTicketForm, RefusesAMessageOf20001Characters) {
  ExpectRefused(422, {{"message", Times(20'001, "x")}});
  EXPECT_EQ(customer.FormTo("account/tickets").fields["message"], Times(20'001, "x"));
  ExpectRefused(422, {{"message", Times(20'001, "😀")}});
}

TEST_F(NewTicketForm, WantsBothTexts) {
  for (const char* nothing : {"", " ", "\r\n\t", "\xC2\xA0", "\x01\x02", "\xE2\x80\xAE"}) {
    ExpectRefused(422, {{"subject", nothing}, {"message", "kept"}});
    EXPECT_EQ(Sent({{"message", nothing}}), 422);
    EXPECT_EQ(customer.FormTo("account/tickets").fields["subject"], "A subject");
  }
  EXPECT_EQ(shop.Number(kTickets), 0);
}

TEST_F(NewTicketForm, ARefusalDoesNotUseTheFormUp) {
  Form form = Filled({{"subject", ""}});
  EXPECT_EQ(customer.Submit(form).status, 422);
  EXPECT_EQ(customer.FormTo("account/tickets").fields["submission"], form.fields["submission"]);
  EXPECT_EQ(customer.Fill("account/tickets", {{"subject", "Now with a subject"}}).status, 303);
  EXPECT_EQ(shop.Number(kTickets), 1);
}

TEST_F(NewTicketForm, RefusesTextThatIsNone) {
  const std::string fields = Filled().Body();
  for (const char* bad : {"%00", "%FF", "%C0%80", "%ED%A0%80", "%F4%90%80%80", "%E2%82", "a%00b"}) {
    SCOPED_TRACE(bad);
    EXPECT_EQ(SentBody(ReplaceAll(fields, "A%20message", bad)), 400);
    EXPECT_EQ(SentBody(ReplaceAll(fields, "A%20subject", bad)), 400);
    EXPECT_EQ(SentBody(fields + "&" + bad + "=1"), 400);
    EXPECT_EQ(customer.Get(std::string("account/tickets?q=") + bad).status, 400);
  }
  EXPECT_EQ(SentBody(ReplaceAll(fields, "A%20message", std::string("raw \xFF"))), 400);
  EXPECT_EQ(SentBody(ReplaceAll(fields, "A%20message", std::string("raw \0 nul", 9))), 400);
  EXPECT_EQ(shop.Number(kTickets), 0);
}

TEST_F(NewTicketForm, RefusesOtherKindsOfBodies) {
  const std::string fields = Filled().Body();
  for (const char* type : {"", "text/plain", "application/json", "application/x-www-form",
                           "text/html; application/x-www-form-urlencoded"}) {
    EXPECT_EQ(SentBody(fields, type), 415) << type;
  }
  for (const char* type :
       {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x"}) {
    EXPECT_GE(SentBody(fields, type), 400) << type;
    EXPECT_LT(SentBody(fields, type), 500) << type;
  }
  std::string many = fields;
  for (int i = 0; i < 1000; ++i) many += fmt::format("&field{}=1", i);
  EXPECT_EQ(SentBody(many), 400);
  EXPECT_EQ(SentBody(""), 403);
  EXPECT_EQ(SentBody("&&&==&;;=&%"), 403);
  EXPECT_EQ(shop.Number(kTickets), 0);
}

TEST_F(NewTicketForm, TakesMultipart) {
  std::string body;
  for (const auto& [name, value] : Filled().fields) {
    body += fmt::format("--XX\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", name, value);
  }
  EXPECT_EQ(SentBody(body + "--XX--\r\n", "multipart/form-data; boundary=XX"), 303);
  EXPECT_EQ(shop.Ask("SELECT body FROM support_message"), "A message");
}

TEST_F(NewTicketForm, CountsOnlyTheFirstOfEqualFields) {
  EXPECT_EQ(SentBody(Filled().Body() + "&subject=Another&message=Another&store=3"), 303);
  EXPECT_EQ(shop.Ask("SELECT subject, seller_id FROM support_ticket"), "A subject\t2");
}

TEST_F(NewTicketForm, TakesNoFieldFromTheAddress) {
  const Form form = Filled();
  for (const std::string name : {"csrf", "submission", "store", "subject", "message"}) {
    Form without = form;
    without.fields.erase(name);
    web::Request request = customer.Prepare("POST", "account/tickets?" + form.Body());
    request.body = without.Body();
    EXPECT_GE(customer.Send(request).status, 400) << name;
    without.fields[name == "csrf" ? "CSRF" : "X" + name] = form.fields.at(name);
    EXPECT_GE(customer.Submit(without).status, 400) << name;
  }
  EXPECT_EQ(shop.Number(kTickets), 0);
}

TEST_F(NewTicketForm, WantsAnIdThatItDrew) {
  for (const std::string id : {"", "1", "ABCDEF0123456789ABCDEF0123456789", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"}) {
    ExpectRefused(400, {{"submission", id}, {"message", "kept"}});
  }
  ExpectRefused(400, {{"submission", Times(33, "a")}, {"message", "kept"}});
  ExpectRefused(400, {{"submission", Times(5000, "a")}, {"message", "kept"}});
}

TEST_F(NewTicketForm, KnowsOnlyStoresThatSell) {
  for (const std::string store : {"", "0", "-2", "2.0", "2e0", "0x2", " 2", "two", "4", "10", "999",
                                  "9223372036854775807", "9223372036854775808", "99999999999999999999"}) {
    SCOPED_TRACE(store);
    ExpectRefused(404, {{"store", store}, {"message", "kept"}});
    EXPECT_EQ(customer.Get("account/tickets/new?store=" + UrlEncode(store)).status, 404);
  }
  EXPECT_EQ(customer.Get("account/tickets/new").status, 404);
}

TEST_F(NewTicketForm, RefusesOnesOwnStore) {
  for (const std::string login : {"seller1", "staff_by_role", "staff_by_own"}) {
    Browser seller(shop, login);
    EXPECT_EQ(seller.Get("account/tickets/new?store=2").status, 403) << login;
    Form form{"account/tickets",
              {{"csrf", shop.Token(login)},
               {"submission", Times(32, "b")},
               {"store", "2"},
               {"subject", "S"},
               {"message", "kept"}}};
    EXPECT_EQ(seller.Submit(form).status, 403) << login;
    EXPECT_TRUE(seller.Shows("kept"));
    EXPECT_EQ(seller.Get("account/tickets/new?store=3").status, 200) << login;
  }
  EXPECT_EQ(shop.Number(kTickets), 0);
}

TEST_F(NewTicketForm, RefusesOrdersThatAreNotTheirsAtThisStore) {
  // Of another store, of nobody, of another customer, of a guest, in the trash, a draft, a refund, none.
  for (const std::string order :
       {"104", "105", "106", "107", "108", "110", "999", "-101", "0", "abc", "101x", "9223372036854775808"}) {
    SCOPED_TRACE(order);
    ExpectRefused(422, {{"order", order}, {"message", "kept"}});
    EXPECT_TRUE(customer.Shows("Please choose one of your orders at this store."));
  }
}

TEST_F(NewTicketForm, AForeignTicketIsNothingToFollow) {
  const int64_t foreign = Browser(shop, "customer2").Ask(3, "Theirs", "Theirs");
  customer.Get("account/tickets/new?store=2&from=" + std::to_string(foreign));
  EXPECT_EQ(customer.last.status, 200);
  EXPECT_EQ(customer.FormTo("account/tickets").fields["from"], "");
  EXPECT_FALSE(customer.Shows("About your earlier ticket"));
  EXPECT_EQ(customer.Get("account/tickets/new?from=" + std::to_string(foreign)).status, 404);
}

TEST_F(NewTicketForm, TheShopsButtonLeadsWhoIsLoggedInToTheHostsPage) {
  const std::string button = "account/tickets/new?store=2&from=shop";
  EXPECT_EQ(customer.Get(button).status, 303);
  EXPECT_EQ(Header(customer.last, "Location"), "/my-account/support-tickets/new/?store=2");
  EXPECT_EQ(customer.Get("f/" + button).status, 200) << "the host's page itself";
  EXPECT_EQ(customer.Get("account/tickets/new?store=2").status, 200) << "its link for who has no JavaScript";
  EXPECT_EQ(customer.Get("account/tickets/new?store=%22&from=shop").status, 404);
  Browser guest(shop);
  EXPECT_EQ(guest.Get(button).status, 200);
  EXPECT_EQ(guest.FormTo("account/tickets").fields["from"], "");
}

TEST_F(NewTicketForm, CancelLeadsBackToTheStoreOrFromAnOrderToTheList) {
  const auto cancel = [&](const std::string& path) {
    const auto links = Links(customer.Get(path).body, "Cancel");
    return links.size() == 1 ? links.front() : "";
  };
  const std::string store = Links(Browser(shop).Get("account/tickets/new?store=2").body, "Cancel").at(0);
  EXPECT_TRUE(store.starts_with("/store/")) << store;
  EXPECT_EQ(cancel("account/tickets/new?store=2"), store);
  EXPECT_EQ(cancel("f/account/tickets/new?store=2"), store);
  EXPECT_EQ(cancel("f/account/tickets/new?store=2&order=101"), "/my-account/support-tickets/");
}

}  // namespace
}  // namespace seller_support::test
