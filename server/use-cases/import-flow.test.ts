import { describe, expect, it } from 'vitest';

import { readUpload } from '#server/read-upload.ts';
import { getFlow } from './get-flow.ts';
import { importFlow } from './import-flow.ts';
import { listFlows } from './list-flows.ts';
import { saveArtifact } from './save-artifact.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const TEMPLATE = {
  resources: [
    {
      type: 'Microsoft.Logic/workflows',
      name: 'Imported orders',
      properties: {
        definition: {
          parameters: { url: { type: 'String' } },
          triggers: { manual: { type: 'Request' } },
          actions: { Call: { type: 'Http', inputs: { method: 'GET', uri: "[parameters('host')]" }, runAfter: {} } },
        },
        parameters: { url: { value: 'https://example.com' } },
      },
    },
  ],
};
const bytes = new TextEncoder().encode(JSON.stringify(TEMPLATE));

describe('an imported file', () => {
  it('is shown first, and makes nothing then', async () => {
    const before = await listFlows();
    const { flows } = await importFlow({ bytes, fileName: 'azuredeploy.json', isPreview: true });
    expect(flows).toMatchObject([{ id: null, name: 'Imported orders', triggerType: 'Request', actionCount: 1 }]);
    expect(await listFlows()).toHaveLength(before.length);
  });

  it('becomes a flow that knows its values and says what is missing', async () => {
    const { flows } = await importFlow({ bytes, fileName: 'azuredeploy.json', isPreview: false });
    expect(flows).toMatchObject([
      {
        format: 'template',
        parameters: [
          { name: 'url', type: 'String', from: 'value' },
          { name: 'host', type: 'String', from: 'missing' },
        ],
        errors: 1,
      },
    ]);
    const flow = await getFlow(flows[0]?.id ?? '');
    expect(flow.name).toBe('Imported orders');
    expect(JSON.parse(flow.parameters)).toEqual({ url: 'https://example.com' });
    expect(flow.draft).toContain("@parameters('host')");
  });

  it('says which maps and schemas of it are not kept yet', async () => {
    await saveArtifact({
      kind: 'Map',
      name: 'kept.xslt',
      content: '<a xsl:version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>',
      replace: false,
    });
    const step = (type: string, inputs: object) => ({ type, inputs, runAfter: {} });
    const actions = {
      One: step('Xslt', { content: '<o/>', map: { name: 'Kept.xslt' } }),
      Two: step('FlatFileDecoding', { content: 'a', schema: { name: 'Lines.xsd' } }),
    };
    const file = new TextEncoder().encode(JSON.stringify({ triggers: { manual: { type: 'Request' } }, actions }));
    const { flows } = await importFlow({ bytes: file, fileName: 'x.json', isPreview: true });
    expect(flows).toMatchObject([{ artifacts: [{ kind: 'Schema', name: 'Lines.xsd' }] }]);
  });

  it('that is no definition is refused', async () => {
    const empty = new TextEncoder().encode('{}');
    const refused = importFlow({ bytes: empty, fileName: 'x.json', isPreview: false });
    await expect(refused).rejects.toMatchObject({ code: 'BadRequest' });
  });
});

describe('an upload', () => {
  const upload = async (body: BodyInit) =>
    new Uint8Array(await readUpload(new Request('http://millrace.test/', { method: 'POST', body })));

  it('is JSON itself, or any file as a text in base64', async () => {
    expect(await upload(bytes)).toEqual(bytes);
    expect(await upload(JSON.stringify(Buffer.from(bytes).toString('base64')))).toEqual(bytes);
  });

  it('as another text is refused', async () => {
    await expect(upload('"no base64!"')).rejects.toMatchObject({ code: 'BadRequest' });
  });
});
