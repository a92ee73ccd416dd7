// The browser's part of shop.h.
#include <stdexcept>

#include "base/crypto.h"
#include "base/text.h"
#include "pages/shop.h"
#include "web/fcgi_server.h"

namespace seller_support::test {
namespace {

constexpr std::string_view kBase = "/seller-support/";

std::string Unescaped(std::string text) {
  for (const auto& [entity, character] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    text = ReplaceAll(std::move(text), entity, character);
  }
  return text;
}

std::string Attribute(std::string_view tag, const std::string& name) {
  const std::string start = " " + name + "=\"";
  const size_t at = tag.find(start);
  if (at == std::string_view::npos) return "";
  const size_t from = at + start.size();
  return Unescaped(std::string(tag.substr(from, tag.find('"', from) - from)));
}

// Calls visit(tag, text up to the next tag) for each tag of a piece of HTML.
template <typename Visit>
void EachTag(std::string_view html, Visit visit) {
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const size_t end = html.find('>', at);
    if (end == std::string_view::npos) return;
    visit(html.substr(at, end - at + 1), html.substr(end + 1, html.find('<', end) - end - 1));
  }
}

Form ReadForm(std::string_view html) {
  Form form;
  std::string select;
  EachTag(html, [&](std::string_view tag, std::string_view text) {
    const std::string name = Attribute(tag, "name");
    if (tag.starts_with("<form")) form.action = Attribute(tag, "action");
    // A box that is not ticked is not sent.
    const bool box = Attribute(tag, "type") == "checkbox" || Attribute(tag, "type") == "radio";
    const bool sent = !box || tag.find(" checked") != std::string_view::npos;
    if (tag.starts_with("<input") && sent) form.fields[name] = Attribute(tag, "value");
    if (tag.starts_with("<textarea")) form.fields[name] = Unescaped(std::string(text));
    if (tag.starts_with("<select")) form.fields[select = name] = "";
    if (tag.starts_with("<option") && tag.find(" selected") != std::string_view::npos) {
      form.fields[select] = Attribute(tag, "value");
    }
  });
  return form;
}

}  // namespace

std::string Form::Body() const {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += (body.empty() ? "" : "&") + UrlEncode(name) + "=" + UrlEncode(value);
  }
  return body;
}

std::vector<Form> FormsIn(const std::string& html) {
  std::vector<Form> forms;
  for (size_t at = html.find("<form"); at != std::string::npos; at = html.find("<form", at + 1)) {
    const std::string_view form = std::string_view(html).substr(at, html.find("</form>", at) - at);
    if (form.substr(0, form.find('>')).find("method=\"post\"") != std::string_view::npos)
      forms.push_back(ReadForm(form));
  }
  return forms;
}

std::vector<std::string> Links(const std::string& html, const std::string& text) {
  std::vector<std::string> links;
  for (size_t at = html.find("<a "); at != std::string::npos; at = html.find("<a ", at + 1)) {
    const size_t from = html.find("href=\"", at) + 6;
    const std::string href = html.substr(from, html.find('"', from) - from);
    if (html.compare(html.find('>', at) + 1, text.size(), text) == 0) links.push_back(Unescaped(href));
  }
  return links;
}

std::string Escaped(std::string_view text) {
  std::string out(text);
  for (const auto& [character, entity] :
       {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}}) {
    out = ReplaceAll(std::move(out), character, entity);
  }
  return out;
}

std::string Header(const web::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

Browser::Browser(Shop& shop, const std::string& login, const std::string& session) : shop_(shop) {
  if (!login.empty()) login_cookie = shop.Cookie(login, session);
}

web::Request Browser::Prepare(const std::string& method, const std::string& path) const {
  web::Request request;
  request.id = RandomHex(8);
  request.method = method;
  const size_t question = path.find('?');
  request.path = path.substr(0, question);
  if (!request.path.starts_with('/')) request.path.insert(0, kBase);
  if (question != std::string::npos) request.query = path.substr(question + 1);
  request.cookie_header = login_cookie;
  if (!guest_cookie.empty()) {
    request.cookie_header += (login_cookie.empty() ? "" : "; ") + std::string(kGuestCookie) + "=" + guest_cookie;
  }
  request.host = "shop.test";
  request.remote_address = address;
  if (method != "GET" && method != "HEAD") {
    request.origin = "http://shop.test";
    request.content_type = "application/x-www-form-urlencoded";
  }
  return request;
}

const web::Response& Browser::Send(web::Request request) {
  last = shop_.Send(request);
  const std::string cookie = Header(last, "Set-Cookie");
  const std::string name = std::string(kGuestCookie) + "=";
  if (cookie.starts_with(name)) guest_cookie = cookie.substr(name.size(), cookie.find(';') - name.size());
  return last;
}

const web::Response& Browser::Get(const std::string& path) { return Send(Prepare("GET", path)); }

const web::Response& Browser::Submit(const Form& form) {
  web::Request request = Prepare("POST", form.action);
  request.body = form.Body();
  return Send(std::move(request));
}

const web::Response& Browser::SubmitWith(const Form& form, const std::vector<SentFile>& files) {
  web::Request request = Prepare("POST", form.action);
  request.content_type = kMultipartType;
  const std::string body = MultipartBody(form.fields, files);
  if (body.size() <= web::kMaxBody) {
    request.body = body;
    return Send(std::move(request));
  }
  // As the FastCGI side hands over what is too large for memory.
  request.body_status = 413;
  request.body_length = static_cast<int64_t>(body.size());
  request.read_large_body = [&body](const web::Request::TakePiece& take) {
    for (size_t at = 0; at < body.size(); at += 65536) {
      if (!take(std::string_view(body).substr(at, 65536))) return false;
    }
    return true;
  };
  return Send(std::move(request));
}

bool Browser::HasForm(const std::string& action_end) const {
  for (const Form& form : FormsIn(last.body)) {
    if (form.action.ends_with(action_end)) return true;
  }
  return false;
}

Form Browser::FormTo(const std::string& action_end) const {
  for (Form& form : FormsIn(last.body)) {
    if (form.action.ends_with(action_end)) return form;
  }
  throw std::runtime_error("no form to " + action_end + " (status " + std::to_string(last.status) + "): " + last.body);
}

const web::Response& Browser::Fill(const std::string& action_end, const std::map<std::string, std::string>& fields) {
  Form form = FormTo(action_end);
  for (const auto& [name, value] : fields) form.Set(name, value);
  return Submit(form);
}

const web::Response& Browser::Follow() { return Get(Header(last, "Location")); }

bool Browser::Shows(std::string_view text) const { return last.body.find(Escaped(text)) != std::string::npos; }

int64_t Browser::Ask(int64_t store, const std::string& subject, const std::string& message, int64_t order) {
  Get("account/tickets/new?store=" + std::to_string(store));
  Fill("account/tickets",
       {{"subject", subject}, {"message", message}, {"order", order == 0 ? "" : std::to_string(order)}});
  const std::string place = Header(last, "Location");
  if (last.status != 303 || !place.starts_with("/seller-support/account/tickets/")) {
    throw std::runtime_error("no ticket was made: " + std::to_string(last.status) + " " + last.body);
  }
  return std::stoll(place.substr(std::string("/seller-support/account/tickets/").size()));
}

const web::Response& Browser::Reply(const std::string& room, int64_t ticket, const std::string& message,
                                    const std::string& then) {
  Get(room + "/tickets/" + std::to_string(ticket));
  return Fill("/messages", {{"message", message}, {"then", then}});
}

}  // namespace seller_support::test
