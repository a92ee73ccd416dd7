// Every page of ours with something on it, for the tests and pictures that go through all of them.
import { customer, people, seller } from './shop.js';
import { pdf, photo } from './files.js';
import { askMarketplace, makeOffer, makeOld, openDispute, openTicket, refuseDispute, reply, requestRefund } from './tickets.js';

const long = 'A long line with-a-word-that-cannot-be-broken-' + 'abcdefghij'.repeat(12) + ' and 👩‍👩‍👧‍👦 “quotes” <b>&amp;</b>.';

// People of one language with tickets and refunds in every state. Acme, who sells what is in the orders, is everybody's:
// their clerk looks at the pages in that language.
export async function cast(locale) {
  const [ada, bob, sam, sid, eve, mara, clerk, acme] = await people(
    customer({ name: 'Ada Lovelace-Hyphenated', locale, orders: [{ drill: 1, screws: 12 }, { vase: 1, hammer: 1 }, { drill: 1, screws: 3 }, { drill: 2 }] }),
    customer({ name: 'Bartholomäus Überlang-Doppelname', locale }),
    seller({ locale }), seller({ locale }), customer({ locale }),
    { role: 'shop_manager', name: 'Mara Markt', locale }, { role: 'staff', of: 'seller3', name: 'Cleo Clerk', locale }, { login: 'seller3' });
  const about = await openTicket(ada, acme, { subject: 'The drill does not turn any more after one week of careful use', message: long, order: ada.orders[0].id });
  const answered = await openTicket(ada, sam, { subject: 'Two cups instead of three', message: 'One is missing.' });
  await reply(ada, 'account', answered, 'It came broken.', '', [photo('broken.png'), photo('back-side-with-a-name-that-cannot-be-broken.png'), pdf()]);
  await reply(sam, 'dashboard', answered, 'I am sorry. It is on its way:\n\nDHL 00340434161094042557');
  const closed = await openTicket(ada, sam, { subject: 'Thanks' });
  await reply(sam, 'dashboard', closed, 'You are welcome.', 'close');
  await openTicket(bob, sam, { subject: long.slice(0, 190), message: long });
  const refund = await requestRefund(acme, ada.orders[0].id, long);
  await makeOffer(acme, about, '2', 'Would this help you?');
  await makeOld(about);
  const [opened, judged] = await Promise.all([2, 3].map(async (order) =>
    openDispute(ada, await openTicket(ada, acme, { subject: 'It came in pieces', message: long, order: ada.orders[order].id }), long)));
  await refuseDispute(acme, judged, 'It left the house whole.');
  await askMarketplace(ada, judged, 'Please look at it.');
  return { ada, bob, sam, sid, eve, mara, clerk, acme, about, answered, closed, refund, opened, judged };
}

// [name, who, path on the host, plain path]; who = a name of cast(), or null.
export function pagesOf({ about, answered, closed, refund, opened, judged, ada, sam }) {
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
    ['dashboard-thread-order', 'clerk', `/dashboard/support/${about}/`, `dashboard/tickets/${about}`],
    ['refund-form', 'clerk', `/dashboard/refunds/new/?order=${order}`, `dashboard/refunds/new?order=${order}`],
    ['refund-list', 'clerk', '/dashboard/refunds/', 'dashboard/refunds'],
    ['refund-list-empty', 'sid', '/dashboard/refunds/', 'dashboard/refunds'],
    ['refund-seller', 'clerk', `/dashboard/refunds/${refund}/`, `dashboard/refunds/${refund}`],
    ['refund-order', 'clerk', null, `dashboard/orders/${order}/refunds`],
    ['refund-offer', 'clerk', null, `dashboard/tickets/${about}/offers`],
    ['refund-ask', 'ada', `/my-account/support-tickets/refunds/new/?order=${order}`, `account/refunds/new?order=${order}`],
    ['refund-receipt', 'ada', `/my-account/support-tickets/refunds/${refund}/`, `account/refunds/${refund}`],
    ['desk-list', 'mara', '/wp-admin/admin.php?page=seller-support', 'desk/tickets?status=all'],
    ['refund-statement', 'clerk', '/dashboard/refunds/statement/', 'dashboard/refunds/statement'],
    ['desk-refunds', 'mara', '/wp-admin/admin.php?page=seller-support-refunds', 'desk/refunds'],
    ['desk-refund', 'mara', `/wp-admin/admin.php?page=seller-support-refunds&refund=${refund}`, `desk/refunds/${refund}`],
    ['dispute-form', 'ada', `/my-account/support-tickets/disputes/new/?ticket=${about}`, `account/disputes/new?ticket=${about}`],
    ...[['opened', opened], ['judged', judged]].flatMap(([state, dispute]) => [
      [`dispute-${state}-customer`, 'ada', `/my-account/support-tickets/disputes/${dispute}/`, `account/disputes/${dispute}`],
      [`dispute-${state}-seller`, 'clerk', `/dashboard/support/disputes/${dispute}/`, `dashboard/disputes/${dispute}`],
      [`dispute-${state}-desk`, 'mara', `/wp-admin/admin.php?page=seller-support&dispute=${dispute}`, `desk/disputes/${dispute}`],
    ]),
    ['dispute-case', 'ada', null, `account/disputes/${judged}/case`],
    ['dashboard-disputes', 'clerk', '/dashboard/support/disputes/', 'dashboard/disputes'],
    ['desk-disputes', 'mara', '/wp-admin/admin.php?page=seller-support&view=disputes', 'desk/disputes'],
    ['store-settings', 'sam', '/dashboard/support/settings/', 'dashboard/settings'],
    ['desk-dashboard', 'mara', '/wp-admin/admin.php?page=seller-support&view=dashboard', 'desk/dashboard'],
    ['desk-settings', 'mara', '/wp-admin/admin.php?page=seller-support&view=settings', 'desk/settings'],
    ['desk-rules', 'mara', '/wp-admin/admin.php?page=seller-support-refunds&view=rules', 'desk/refunds/rules'],
    ['desk-statement', 'mara', '/wp-admin/admin.php?page=seller-support-refunds&view=statement', 'desk/refunds/statement'],
    ['desk-thread', 'mara', `/wp-admin/admin.php?page=seller-support&ticket=${about}`, `desk/tickets/${about}`],
  ].map(([name, who, host, plain]) => ({ name, who, host, plain: `/seller-support/${plain}` }));
}
