// axe finds no violation in our part of the host's pages, and on our own pages as a whole.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { open, visits } from './support/browser.js';
import { cast, pagesOf } from './support/pages.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page, context) {
  if (!await page.evaluate(() => Boolean(window.axe))) await page.evaluate(axe);
  const found = await page.evaluate((where) => window.axe.run(where ?? document, { resultTypes: ['violations'] }), context);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary.split('\n')[1]?.trim()})`));
}

// Other words change little of what axe looks at: in German the narrow page is enough.
for (const [locale, lang, widths] of [['', 'English', [1280, 390]], ['de_DE', 'German', [390]]]) {
  test(`axe finds nothing on any page, ${lang}, at ${widths.join(' and ')} px`, async (t) => {
    const all = await cast(locale);
    // axe is put into the page by the test, which the page's own policy would forbid.
    const pageOf = visits(t, all, { bypassCSP: true });
    const wrong = [];
    for (const { name, who, host, plain } of pagesOf(all)) {
      const page = await pageOf(who);
      for (const [path, part] of [[host, '.seller-support'], [plain, null]]) {
        if (!path) continue;
        await open(page, path);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          wrong.push(...(await violations(page, part)).map((what) => `${name} ${path}, ${width} px: ${what}`));
        }
      }
    }
    assert.deepEqual(wrong, []);
  });
}
