import { describe, expect, it } from 'vitest';

import { callContext } from '#connectors/testing/call-context.ts';

import lookUp from './run.ts';

const XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o"/>';
const XSLT = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>';
const context = callContext({ 'Schema/Order.xsd': XSD, 'Map/Order.xslt': XSLT, 'Map/Order.liquid': '{{ content }}' });

const find = (artifactType: string, artifactName: string) => lookUp({ artifactType, artifactName }, context);

describe('artifact lookup', () => {
  it('gives the content and what is known of it', async () => {
    expect(await find('Schema', 'Order.xsd')).toMatchObject({
      status: 'Succeeded',
      outputs: {
        name: 'Order.xsd',
        body: XSD,
        properties: { schemaType: 'Xml', contentType: 'application/xml', targetNamespace: 'urn:o', metadata: {} },
      },
    });
    expect(await find('map', 'Order.xslt')).toMatchObject({ outputs: { body: XSLT, properties: { mapType: 'Xslt' } } });
    expect(await find('Map', 'Order.liquid')).toMatchObject({ outputs: { properties: { mapType: 'Liquid' } } });
  });

  it.each([
    ['Partner', 'Contoso', 'ArtifactTypeNotSupported', /no partners and agreements/],
    ['Agreement', 'Contoso', 'ArtifactTypeNotSupported', /no partners and agreements/],
    ['Certificate', 'Contoso', 'ArtifactTypeNotSupported', /Map or Schema/],
    ['Map', 'None', 'ArtifactNotFound', /no map 'None'/],
  ])('%s %s fails', async (type, name, code, message) => {
    expect((await find(type, name)).error).toEqual({ code, message: expect.stringMatching(message) });
  });
});
