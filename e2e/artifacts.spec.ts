/** A map is kept on the artifacts page, a flow uses it beside a script of its own, and both are gone when asked. */

import { expect, test } from '@playwright/test';

import { callTrigger, definitionOf, ended, lastRun, publishFlow, statuses } from './flows.ts';
import { signedInApi, signIn } from './owner.ts';

const MAP = 'greeting.liquid';

const DEFINITION = definitionOf({
  Sum: {
    type: 'JavaScriptCode',
    inputs: {
      code: 'const { amounts } = workflowContext.trigger.outputs.body; return amounts.reduce((a, b) => a + b);',
    },
    runAfter: {},
  },
  Greet: {
    type: 'Liquid',
    kind: 'JsonToText',
    inputs: { content: '@triggerBody()', map: { name: MAP, source: 'LogicApp' } },
    runAfter: { Sum: ['Succeeded'] },
  },
  Answer: {
    type: 'Response',
    inputs: { statusCode: 200, body: { sum: "@body('Sum')", greeting: "@body('Greet')" } },
    runAfter: { Greet: ['Succeeded'] },
  },
});

test('a map is added, used by a flow, replaced and deleted', async ({ page, baseURL }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Artifacts' }).click();
  await page.getByRole('button', { name: 'Add map or schema' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(MAP);
  await dialog.getByLabel('Content').fill('Hello {{ content.name }}!');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('cell', { name: MAP, exact: true })).toBeVisible();

  const api = await signedInApi(baseURL);
  const flow = await publishFlow(api, { name: 'Sum and greet', definition: DEFINITION });
  const order = { name: 'Ada', amounts: [1, 2, 39] };
  expect(await (await callTrigger(flow, order)).json()).toEqual({ sum: 42, greeting: 'Hello Ada!' });

  const choose = async (entry: string) => {
    await page.getByRole('button', { name: `Actions of ${MAP}` }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await choose('Replace…');
  await dialog.getByLabel('Content').fill('Good day {{ content.name | upcase }}.');
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(await (await callTrigger(flow, order)).json()).toMatchObject({ greeting: 'Good day ADA.' });

  await choose('Delete…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete map' }).click();
  await expect(page.getByText('No maps or schemas yet')).toBeVisible();
  expect((await callTrigger(flow, order)).status).toBe(502);
  const failed = await ended(api, (await lastRun(api, flow.id)).id);
  expect(statuses(failed)).toEqual({ Sum: 'Succeeded', Greet: 'Failed', Answer: 'Skipped' });
  await api.dispose();
});

const XSLT = 'sum.xslt';
const STYLESHEET = `<?xml version="1.0" encoding="utf-16"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:template match="/">Total: <xsl:value-of select="sum(//amount)"/> €</xsl:template>
</xsl:stylesheet>`;

const XML_DEFINITION = definitionOf({
  Sum: {
    type: 'Xslt',
    inputs: { content: '@triggerBody()', map: { name: XSLT, source: 'LogicApp' } },
    runAfter: {},
  },
  Answer: {
    type: 'Response',
    inputs: { statusCode: 200, body: { total: "@body('Sum')" } },
    runAfter: { Sum: ['Succeeded'] },
  },
});

test('a stylesheet is refused while it is broken, taken from a file in UTF-16, and used', async ({ page, baseURL }) => {
  await signIn(page);
  await page.goto('/artifacts');
  await page.getByRole('button', { name: 'Add map or schema' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(XSLT);
  await dialog.getByLabel('Content').fill('<xsl:stylesheet>');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(/The map is no XSLT stylesheet/)).toBeVisible();
  const buffer = Buffer.from(`\uFEFF${STYLESHEET}`, 'utf16le');
  await dialog.getByLabel('File').setInputFiles({ name: XSLT, mimeType: 'application/xslt+xml', buffer });
  await expect(dialog.getByLabel('Content')).toHaveValue(STYLESHEET);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('cell', { name: XSLT, exact: true })).toBeVisible();

  const api = await signedInApi(baseURL);
  const flow = await publishFlow(api, { name: 'Sum of XML', definition: XML_DEFINITION });
  const content = '<order><amount>40</amount><amount>2</amount></order>';
  expect(await (await callTrigger(flow, content)).json()).toEqual({ total: 'Total: 42 €' });
  await api.dispose();
});
