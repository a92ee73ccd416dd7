// Files on messages, as people add and open them.
import test from 'node:test';
import assert from 'node:assert/strict';
import { fillForm } from './support/steps.js';
import { open, ours, press, refused, url, visit } from './support/browser.js';
import { customer, mailTo, people, seller } from './support/shop.js';
import { openTicket } from './support/tickets.js';
import { page as webPage, pdf, photo } from './support/files.js';

const field = (page) => ours(page).locator('input[type=file]');
const kept = (page, name) => ours(page).locator('.ss-kept > li').filter({ hasText: name });
const pictures = (page) => ours(page).locator('.ss-files img');

// Each thumbnail came and is a picture.
async function seesPictures(page, count) {
  await page.waitForFunction((wanted) => {
    const all = [...document.querySelectorAll('.ss-files img')];
    all.forEach((image) => image.scrollIntoView());
    return all.length === wanted && all.every((image) => image.complete && Math.max(image.naturalWidth, image.naturalHeight) === 320);
  }, count);
}

async function openAndDownload(page, room) {
  const links = await ours(page).locator('.ss-picture a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.match(links[0], new RegExp(`/seller-support/${room}/files/\\d+$`));
  const answer = await page.request.get(url(links[0]));
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-security-policy'], /sandbox/);
  const download = page.waitForEvent('download');
  await ours(page).getByRole('link', { name: 'Beleg 2026.pdf' }).click();
  assert.equal((await download).suggestedFilename(), 'Beleg 2026.pdf');
  return links[0];
}

test('A customer adds two photos and a PDF, the seller opens them, strangers are refused', async (t) => {
  const [ada, sam, eve, sid] = await people(customer(), seller(), customer(), seller());
  const page = await visit(t, ada);
  await open(page, `/my-account/support-tickets/new/?store=${sam.id}`);
  await fillForm(page, 'The bowl is broken', 'See the photos.');
  await field(page).setInputFiles([photo('front.png'), photo('back.png'), photo('wrong one.png'), pdf()]);
  for (const name of ['front.png', 'back.png', 'wrong one.png', 'Beleg 2026.pdf']) await kept(page, name).getByText('added').waitFor();
  await kept(page, 'front.png').locator('canvas').first().waitFor(); // drawn beside the upload, perhaps after it
  assert.equal(await kept(page, 'front.png').locator('canvas').count(), 1);
  await ours(page).getByRole('button', { name: 'Remove: wrong one.png' }).click();
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you. Your ticket has been submitted!').waitFor();
  await seesPictures(page, 2);
  await openAndDownload(page, 'account');
  assert.match((await mailTo(sam.email, 'The bowl is broken')).text, /3 files/);

  await page.waitForURL(/support-tickets\/\d+\//);
  const number = Number(/support-tickets\/(\d+)\//.exec(page.url())[1]);
  const shop = await visit(t, sam);
  await open(shop, `/dashboard/support/${number}/`);
  await seesPictures(shop, 2);
  const address = await openAndDownload(shop, 'dashboard');

  for (const [person, room] of [[eve, 'account'], [sid, 'dashboard'], [sam, 'account']]) {
    const stranger = await visit(t, person);
    for (const end of ['', '/thumbnail']) {
      const answer = await stranger.request.get(url(address.replace('dashboard', room) + end));
      assert.equal(answer.status(), 404, `${person.login} in ${room}`);
    }
  }
  const guest = await visit(t, null);
  const answer = await guest.request.get(url(address), { maxRedirects: 0 });
  assert.equal(answer.status(), 303);
});

test('Files are pasted and dragged, and a reply may be a photo alone', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const number = await openTicket(ada, sam);
  const page = await visit(t, sam);
  await open(page, `/dashboard/support/${number}/`);
  const bytes = photo().buffer.toString('base64');
  for (const [event, name] of [['paste', 'pasted.png'], ['drop', 'dragged.png']]) {
    await page.evaluate(([kind, called, data]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], called, { type: 'image/png' }));
      const place = document.querySelector('#ss-message');
      place.dispatchEvent(kind === 'paste' ? new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true })
        : new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, [event, name, bytes]);
    await kept(page, name).getByText('added').waitFor();
  }
  await press(page, 'Send reply');
  await seesPictures(page, 2);
});

test('A form that is sent while a file is on its way waits for it', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const number = await openTicket(ada, sam);
  const page = await visit(t, ada);
  await open(page, `/my-account/support-tickets/${number}/`);
  let arrive;
  const sent = new Promise((done) => { arrive = done; });
  await page.route('**/uploads', async (route) => {
    await sent;
    await route.continue();
  });
  await page.getByLabel('Your reply').fill('With a slow photo');
  await field(page).setInputFiles(photo());
  await press(page, 'Send reply');
  await ours(page).locator('form[data-waits]').waitFor();
  arrive();
  await ours(page).locator('.ss-text').getByText('With a slow photo').waitFor();
  await seesPictures(page, 1);
});

test('What is refused is told beside the field; text and other files stay', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada);
  page.allow(refused(422), /ERR_FAILED/);
  await open(page, `/my-account/support-tickets/new/?store=${sam.id}`);
  await fillForm(page, '', 'Kept text');
  await field(page).setInputFiles([photo('good.png'), webPage()]);
  await kept(page, 'good.png').getByText('added').waitFor();
  await ours(page).getByText('“photo.jpg” is no photo').waitFor();
  await field(page).setInputFiles({ name: 'large.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(11 << 20) }, { timeout: 60_000 }); // handing it to the browser takes a busy machine long
  await ours(page).getByText('“large.pdf” is too large: at most 10 MB').waitFor();
  await press(page, 'Send to the store');
  await page.locator('#ss-subject-error').getByText('Please write a subject').waitFor();
  await kept(page, 'good.png').waitFor();
  await page.route('**/uploads', (route) => route.abort());
  await field(page).setInputFiles(photo('lost.png'));
  await ours(page).getByText('“lost.png” could not be uploaded. Please try again.').waitFor();
  await page.getByLabel('Subject').fill('Now with a subject');
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you.').waitFor();
  await seesPictures(page, 1);
});

test('Without JavaScript the files go with the form, and a mistake keeps them', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada, { javaScriptEnabled: false });
  page.allow(/422/);
  await open(page, `/seller-support/account/tickets/new?store=${sam.id}`);
  await fillForm(page, '', 'Without a script');
  await field(page).setInputFiles([photo('one.png'), photo('two.png'), pdf()]);
  await press(page, 'Send to the store');
  await page.locator('#ss-subject-error').getByText('Please write a subject').waitFor();
  await page.waitForLoadState(); // all of it: counting does not wait
  assert.equal(await ours(page).getByRole('checkbox').count(), 3);
  await ours(page).getByRole('checkbox', { name: 'two.png' }).uncheck();
  await page.getByLabel('Subject').fill('Plain');
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you.').waitFor();
  await page.waitForLoadState();
  assert.equal(await pictures(page).count(), 1);
  await ours(page).getByRole('link', { name: 'Beleg 2026.pdf' }).waitFor();
});

test('On a phone, 390 px wide, files are added, seen and opened by touch', async (t) => {
  const [ada, sam] = await people(customer({ locale: 'de_DE' }), seller());
  const number = await openTicket(ada, sam);
  const page = await visit(t, ada, { width: 390, height: 800, hasTouch: true, isMobile: true });
  await open(page, `/my-account/support-tickets/${number}/`);
  assert.match(await field(page).getAttribute('accept'), /^image\/\*/); // the phone offers its camera
  await field(page).setInputFiles([photo('ein-sehr-langer-name-ohne-jede-luecke-der-nicht-in-eine-zeile-passt.png'), photo('b.png', 600, 1200), pdf()]);
  await kept(page, 'Beleg 2026.pdf').getByText('hinzugefügt').waitFor();
  const wide = () => page.evaluate(() => document.scrollingElement.scrollWidth);
  assert.equal(await wide(), 390);
  await press(page, 'Antwort senden');
  await seesPictures(page, 2);
  assert.equal(await wide(), 390);
  const opened = page.waitForEvent('popup');
  await pictures(page).first().tap();
  await (await opened).waitForURL(/account\/files\/\d+$/, { waitUntil: 'commit' });
});
