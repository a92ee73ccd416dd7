// Tickets made without a browser, through the same forms: what a test needs to be there before it starts.
import assert from 'node:assert/strict';
import { url } from './chromium.js';
import { ourSql } from './shop.js';

const cookieHeader = (person) => person.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
const hidden = (html, name) => new RegExp(`name="${name}" value="([0-9a-f]+)"`).exec(html)?.[1];

async function send(person, page, action, fields, files = []) {
  const headers = { cookie: cookieHeader(person) };
  const form = await (await fetch(url(`/seller-support/${page}`), { headers })).text();
  const body = files.length ? new FormData() : new URLSearchParams();
  const given = ['csrf', 'submission', 'version'].map((name) => [name, hidden(form, name)]).filter(([, value]) => value);
  for (const [name, value] of [...given, ...Object.entries(fields)]) body.append(name, value);
  for (const { name, mimeType, buffer } of files) body.append('file', new Blob([buffer], { type: mimeType }), name);
  const answer = await fetch(url(`/seller-support/${action}`), { method: 'POST', headers, body, redirect: 'manual' });
  assert.equal(answer.status, 303, `${action} as ${person.login}: ${answer.status}`);
  return answer.headers.get('location');
}

// Returns the ticket's number.
export async function openTicket(person, store, { subject = 'Where is it?', message = 'I am waiting.', order = '' } = {}) {
  const at = await send(person, `account/tickets/new?store=${store.id}`, 'account/tickets', { store: store.id, subject, message, order });
  return Number(/tickets\/(\d+)/.exec(at)[1]);
}

// Returns the request's number: one piece of the order's first item goes back.
export async function requestRefund(seller, order, reason) {
  const page = `dashboard/refunds/new?order=${order}`;
  const form = await (await fetch(url(`/seller-support/${page}`), { headers: { cookie: cookieHeader(seller) } })).text();
  const [quantity] = /quantity_\d+/.exec(form);
  const ticket = /name="ticket" value="(\d*)"/.exec(form)[1];
  const at = await send(seller, page, 'dashboard/refunds', { order, ticket, reason, [quantity]: 1 });
  return Number(/refunds\/(\d+)/.exec(at)[1]);
}

// Moves the ticket's beginning three days back: then a dispute may be opened.
export const makeOld = (ticket) => ourSql(`UPDATE support_ticket SET created_at = created_at - INTERVAL 3 DAY WHERE id = ${Number(ticket)}`);

// Returns the dispute's number.
export async function openDispute(person, ticket, message) {
  await makeOld(ticket);
  const at = await send(person, `account/disputes/new?ticket=${ticket}`, 'account/disputes', { ticket, reason: 'damaged', remedy: 'full', message });
  return Number(/disputes\/(\d+)/.exec(at)[1]);
}

const inDispute = (person, room, dispute, action, fields) =>
  send(person, `${room}/disputes/${dispute}`, `${room}/disputes/${dispute}/${action}`, fields);
export const refuseDispute = (seller, dispute, message) =>
  inDispute(seller, 'dashboard', dispute, 'proposals', { kind: 'refusal', message });
export const askMarketplace = (person, dispute, message) => inDispute(person, 'account', dispute, 'review', { message });

export const makeOffer = (seller, ticket, amount, message) =>
  send(seller, `dashboard/tickets/${ticket}/offers`, `dashboard/tickets/${ticket}/offers`, { kind: 'part', amount, message });

export const reply = (person, room, number, message, then = '', files = []) =>
  send(person, `${room}/tickets/${number}`, `${room}/tickets/${number}/messages`, { message, then }, files);
