import { describe, expect, it } from 'vitest';

import { deleteArtifact } from './delete-artifact.ts';
import { getArtifact } from './get-artifact.ts';
import { listArtifacts } from './list-artifacts.ts';
import { saveArtifact } from './save-artifact.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const map = { kind: 'Map', name: 'Order.liquid', content: '{{ content.id }}', replace: false } as const;

describe('artifacts', () => {
  it('are kept by kind and name, and found in any letter case', async () => {
    await saveArtifact(map);
    await saveArtifact({ ...map, kind: 'Schema', content: '<schema/>' });
    expect(await getArtifact('Map', 'order.LIQUID')).toEqual({ content: '{{ content.id }}' });
    expect(await getArtifact('Schema', 'Order.liquid')).toEqual({ content: '<schema/>' });
    expect(await listArtifacts()).toMatchObject([
      { kind: 'Map', name: 'Order.liquid', size: 16 },
      { kind: 'Schema', name: 'Order.liquid', size: 9 },
    ]);
  });

  it('are replaced only where that is meant', async () => {
    await saveArtifact({ ...map, name: 'Twice' });
    const other = { ...map, name: 'Twice', content: 'other' };
    await expect(saveArtifact(other)).rejects.toMatchObject({ code: 'ArtifactExists' });
    await saveArtifact({ ...other, replace: true });
    expect(await getArtifact('Map', 'Twice')).toEqual({ content: 'other' });
  });

  it('are gone once deleted', async () => {
    await saveArtifact({ ...map, name: 'Gone' });
    await deleteArtifact('Map', 'Gone');
    await expect(getArtifact('Map', 'Gone')).rejects.toMatchObject({ code: 'NotFound' });
    await expect(deleteArtifact('Map', 'Gone')).rejects.toMatchObject({ code: 'NotFound' });
  });

  const stylesheet = '<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>';
  it.each([
    ['Schema', 'Bad.xsd', '<xs:schema', /no XML.*line 1/],
    ['Map', 'Bad.xslt', '{{ content }}', /no XSLT stylesheet/],
    ['Map', 'Bad', stylesheet.replace('/>', '>'), /line 1/],
    ['Map', 'Bad.xsl', '<o/>', /root element is 'o'/],
  ] as const)('that are a %s called %s and cannot be read are refused', async (kind, name, content, message) => {
    const refused = saveArtifact({ kind, name, content, replace: false });
    await expect(refused).rejects.toMatchObject({ code: 'BadRequest', message: expect.stringMatching(message) });
  });

  it('may be stylesheets, and templates that make XML', async () => {
    await saveArtifact({ ...map, name: 'Order.xslt', content: stylesheet });
    await saveArtifact({ ...map, name: 'OrderXml.liquid', content: '<o>{% if x %}</o>' });
    expect(await getArtifact('Map', 'Order.xslt')).toEqual({ content: stylesheet });
  });
});
