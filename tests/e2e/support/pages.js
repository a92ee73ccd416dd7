// Every page of ours with something on it, for the tests and pictures that go through all of them.
import { customer, people, seller } from './shop.js';
import { pdf, photo } from './files.js';
import { makeOffer, openTicket, reply, requestRefund } from './tickets.js';

const long = 'A long line with-a-word-that-cannot-be-broken-' + 'abcdefghij'.repeat(12) + ' and 👩‍👩‍👧‍👦 “quotes” <b>&amp;</b>.';

// A customer and a seller in the same language with tickets in every state, and the marketplace's person.
export async function cast(locale) {
  const [ada, bob, sam, sid, eve, admin, acme] = await people(
    customer({ name: 'Ada Lovelace-Hyphenated', locale, orders: [{ drill: 1, screws: 12 }, { vase: 1, hammer: 1 }] }),
    customer({ name: 'Bartholomäus Überlang-Doppelname', locale }),
    seller({ locale }), seller({ locale }), customer({ locale }), { login: 'admin' }, { login: 'seller3' });
  const about = await openTicket(ada, acme, { subject: 'The drill does not turn any more after one week of careful use', message: long, order: ada.orders[0].id });
  const answered = await openTicket(ada, sam, { subject: 'Two cups instead of three', message: 'One is missing.' });
  await reply(ada, 'account', answered, 'It came broken.', '', [photo('broken.png'), photo('back-side-with-a-name-that-cannot-be-broken.png'), pdf()]);
  await reply(sam, 'dashboard', answered, 'I am sorry. It is on its way:\n\nDHL 00340434161094042557');
  const closed = await openTicket(ada, sam, { subject: 'Thanks' });
  await reply(sam, 'dashboard', closed, 'You are welcome.', 'close');
  await openTicket(bob, sam, { subject: long.slice(0, 190), message: long });
  const refund = await requestRefund(acme, ada.orders[0].id, long);
  await makeOffer(acme, about, '2', 'Would this help you?');
  return { ada, bob, sam, sid, eve, admin, acme, about, answered, closed, refund };
}

// [name, who, path on the host, plain path]; who = a name of cast(), or null.
export function pagesOf({ about, answered, closed, refund, ada, sam }) {
  const order = ada.orders[0].id;
  return [
    ['form-guest', null, null, `account/tickets/new?store=${sam.id}`],
    ['form', 'eve', `/my-account/support-tickets/new/?store=${sam.id}`, `account/tickets/new?store=${sam.id}`],
    ['form-order', 'ada', `/my-account/support-tickets/new/?order=${ada.orders[0].id}`, `account/tickets/new?order=${ada.orders[0].id}`],
    ['form-choice', 'ada', `/my-account/support-tickets/new/?order=${ada.orders[1].id}`, `account/tickets/new?order=${ada.orders[1].id}`],
    ['account-list', 'ada', '/my-account/support-tickets/?status=all', 'account/tickets?status=all'],
    ['account-list-empty', 'eve', '/my-account/support-tickets/', 'account/tickets'],
    ['account-thread', 'ada', `/my-account/support-tickets/${answered}/`, `account/tickets/${answered}`],
    ['account-thread-order', 'ada', `/my-account/support-tickets/${about}/`, `account/tickets/${about}`],
    ['account-thread-closed', 'ada', `/my-account/support-tickets/${closed}/`, `account/tickets/${closed}`],
    ['not-found', 'ada', '/my-account/support-tickets/99999999/', 'account/tickets/99999999'],
    ['dashboard-list', 'sam', '/dashboard/support/?status=all', 'dashboard/tickets?status=all'],
    ['dashboard-list-empty', 'sid', '/dashboard/support/', 'dashboard/tickets'],
    ['dashboard-list-nothing-found', 'sam', '/dashboard/support/?q=zzzz&from=2026-01-01', 'dashboard/tickets?q=zzzz&from=2026-01-01'],
    ['dashboard-thread', 'sam', `/dashboard/support/${answered}/`, `dashboard/tickets/${answered}`],
    ['dashboard-thread-closed', 'sam', `/dashboard/support/${closed}/`, `dashboard/tickets/${closed}`],
    ['dashboard-thread-order', 'acme', `/dashboard/support/${about}/`, `dashboard/tickets/${about}`],
    ['refund-form', 'acme', `/dashboard/refunds/new/?order=${order}`, `dashboard/refunds/new?order=${order}`],
    ['refund-list', 'acme', '/dashboard/refunds/', 'dashboard/refunds'],
    ['refund-list-empty', 'sid', '/dashboard/refunds/', 'dashboard/refunds'],
    ['refund-seller', 'acme', `/dashboard/refunds/${refund}/`, `dashboard/refunds/${refund}`],
    ['refund-order', 'acme', null, `dashboard/orders/${order}/refunds`],
    ['refund-offer', 'acme', null, `dashboard/tickets/${about}/offers`],
    ['refund-ask', 'ada', `/my-account/support-tickets/refunds/new/?order=${order}`, `account/refunds/new?order=${order}`],
    ['refund-receipt', 'ada', `/my-account/support-tickets/refunds/${refund}/`, `account/refunds/${refund}`],
    ['desk-list', 'admin', '/wp-admin/admin.php?page=seller-support', 'desk/tickets?status=all'],
    ['refund-statement', 'acme', '/dashboard/refunds/statement/', 'dashboard/refunds/statement'],
    ['desk-refunds', 'admin', '/wp-admin/admin.php?page=seller-support-refunds', 'desk/refunds'],
    ['desk-refund', 'admin', `/wp-admin/admin.php?page=seller-support-refunds&refund=${refund}`, `desk/refunds/${refund}`],
    ['desk-rules', 'admin', '/wp-admin/admin.php?page=seller-support-refunds&view=rules', 'desk/refunds/rules'],
    ['desk-statement', 'admin', '/wp-admin/admin.php?page=seller-support-refunds&view=statement', 'desk/refunds/statement'],
    ['desk-thread', 'admin', `/wp-admin/admin.php?page=seller-support&ticket=${about}`, `desk/tickets/${about}`],
  ].map(([name, who, host, plain]) => ({ name, who, host, plain: `/seller-support/${plain}` }));
}
