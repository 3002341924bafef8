/** The steps that work with maps and schemas, one after the other on the real engine. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { comma, field, lines, record, schema } from '#core/flat-file/testing/flat-schema-text.ts';
import { writeArtifact } from '#server/repositories/artifacts.ts';

import {
  acceptTestRun,
  endOf,
  flowOf,
  prepareEngine,
  publishTestFlow,
  recordOf,
  recordsOf,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

const LINES = schema(
  record('Lines', lines('postfix'), [record('Line', comma, [field('Sku'), field('Count')], '0..*')]),
);

const ORDER = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:order" elementFormDefault="qualified">
  <xs:element name="Order"><xs:complexType><xs:sequence>
    <xs:element name="Item" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="Sku" type="xs:string"/><xs:element name="Count" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence><xs:attribute name="Customer" use="required"/></xs:complexType></xs:element></xs:schema>`;

const TO_ORDER = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:order">
  <xsl:param name="customer"/>
  <xsl:template match="/Lines"><Order Customer="{$customer}"><xsl:apply-templates/></Order></xsl:template>
  <xsl:template match="Line"><Item><Sku><xsl:value-of select="Sku"/></Sku><Count><xsl:value-of select="Count"/></Count></Item></xsl:template>
</xsl:stylesheet>`;

const source = (name: string) => ({ source: 'LogicApp', name });
const after = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } });

/** Text → XML → order → JSON → XML → text again. */
const ACTIONS = {
  Decode: {
    type: 'FlatFileDecoding',
    inputs: { content: '@triggerBody()', schema: source('Lines.xsd') },
    runAfter: {},
  },
  Transform: {
    type: 'Xslt',
    inputs: { content: "@body('Decode')", map: source('ToOrder.xslt'), xsltParameters: { customer: "D'Arcy" } },
    ...after('Decode'),
  },
  Check: {
    type: 'XmlValidation',
    inputs: { content: "@body('Transform')", schema: source('Order.xsd') },
    ...after('Transform'),
  },
  Parse: {
    type: 'XmlParse',
    inputs: { content: "@body('Transform')", schema: source('Order.xsd') },
    ...after('Check'),
  },
  Compose: {
    type: 'XmlCompose',
    inputs: { content: "@body('Parse')?['json']", schema: source('Order.xsd') },
    ...after('Parse'),
  },
  Encode: {
    type: 'FlatFileEncoding',
    inputs: { content: "@body('Decode')", schema: source('Lines.xsd') },
    ...after('Compose'),
  },
  Find: {
    type: 'IntegrationAccountArtifactLookup',
    inputs: { artifactType: 'Schema', artifactName: 'Order.xsd' },
    ...after('Encode'),
  },
  Result: {
    type: 'Compose',
    inputs: {
      customer: "@body('Parse')?['json']?[':Attribute:Customer']",
      second: "@body('Parse')?['json']?['Item'][1]?['Count']",
      count: "@length(body('Parse')?['json']?['Item'])",
      events: "@body('Compose')?['validationEvents']",
      root: "@xpath(xml(body('Compose')?['xml']), 'name(/*)')",
      isSame: "@equals(body('Encode'), triggerBody())",
      namespace: "@outputs('Find')?['properties']?['targetNamespace']",
    },
    ...after('Find'),
  },
};

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;

beforeAll(async () => {
  engine = await prepareEngine();
  worker = await startTestWorker(engine.settings);
  const artifacts = [
    { kind: 'Schema', name: 'Lines.xsd', content: LINES },
    { kind: 'Schema', name: 'Order.xsd', content: ORDER },
    { kind: 'Map', name: 'ToOrder.xslt', content: TO_ORDER },
  ];
  for (const artifact of artifacts) await writeArtifact({ ...artifact, replace: false });
});

afterAll(async () => {
  await worker?.end();
  await engine?.close();
});

async function runOver(body: string) {
  const flow = await publishTestFlow(flowOf(ACTIONS));
  const run = await endOf(await acceptTestRun(flow, { outputs: { body } }));
  const records = await recordsOf(run.id);
  return { run, statuses: Object.fromEntries(records.map(({ action, status }) => [action, status])) };
}

describe('steps that work with maps and schemas', () => {
  it.each([
    ['few', 2],
    ['so many lines that their values are stored apart', 2_000],
  ])('turn a flat file of %s into an order and back', async (_, count) => {
    const body = Array.from({ length: count }, (__, index) => `sku-${index},${index + 1}\r\n`).join('');
    const { run, statuses } = await runOver(body);
    expect(statuses).toEqual(Object.fromEntries(Object.keys(ACTIONS).map((name) => [name, 'Succeeded'])));
    const { outputs } = await recordOf(run.id, 'Result');
    expect(JSON.parse(outputs ?? 'null')).toEqual({
      customer: "D'Arcy",
      second: 2,
      count,
      events: [],
      root: 'Order',
      isSame: true,
      namespace: 'urn:order',
    });
  });

  it('say in the record what does not fit, and skip the rest', async () => {
    const { run, statuses } = await runOver('a,1\r\nb,many\r\n');
    expect(statuses).toMatchObject({ Transform: 'Succeeded', Check: 'Failed', Parse: 'Skipped' });
    expect(run.status).toBe('Failed');
    expect(await recordOf(run.id, 'Check')).toMatchObject({
      errorCode: 'XmlValidationFailed',
      errorMessage: expect.stringContaining("'many' is not a valid value"),
    });
  });
});
