#include "host/host_store.h"

#include "base/text.h"
#include "host/php_value.h"
#include "host/plain_text.h"

namespace seller_support::host {
namespace {

const db::Statement kFindStore("FindStore",
                               "SELECT id, store_name, slug, capabilities, selling FROM host_store WHERE id = ?");
const db::Statement kFindContact("FindContact", "SELECT id, display_name, email, locale FROM host_user WHERE id = ?");

}  // namespace

std::optional<Store> FindStore(db::Connection& connection, int64_t seller_id) {
  const auto row = connection.QueryOne(kFindStore, {seller_id});
  if (!row) return std::nullopt;
  const PhpValue capabilities = ParsePhp(row->Text(3)).value_or(PhpValue());
  const PhpValue* seller = capabilities.Find("seller");
  if (seller == nullptr || !seller->truthy()) return std::nullopt;
  Store store;
  store.id = row->Int(0);
  store.name = OneLine(PlainText(row->Text(1)));
  store.slug = row->Text(2);
  store.enabled = row->Text(4) == "yes";
  return store;
}

std::optional<Contact> FindContact(db::Connection& connection, int64_t user_id) {
  const auto row = connection.QueryOne(kFindContact, {user_id});
  if (!row) return std::nullopt;
  return Contact{row->Int(0), OneLine(PlainText(row->Text(1))), row->Text(2), row->Text(3)};
}

}  // namespace seller_support::host
