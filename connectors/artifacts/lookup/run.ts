/** Reads a map or schema among the artifacts: its content is the body, what is known of it stands in `properties`. */

import { failed } from '#connectors/call-result.ts';
import { defineRunner } from '#connectors/define-runner.ts';
import type { ValueObject } from '#core/json/value.ts';
import { isStylesheet } from '#core/xml/stylesheet.ts';

import manifest from './manifest.ts';

const KINDS = new Map<string, 'Map' | 'Schema'>([
  ['map', 'Map'],
  ['schema', 'Schema'],
]);
/** They belong to the exchange of business messages, which is not here. */
const PARTNERS = ['partner', 'agreement'];
const TARGET_NAMESPACE = /<(?:[\w.-]+:)?schema\b[^>]*?\btargetNamespace\s*=\s*(?:"([^"]*)"|'([^']*)')/;

export default defineRunner(manifest, async ({ artifactType, artifactName }, { readArtifact }) => {
  const kind = KINDS.get(artifactType.toLowerCase());
  if (kind === undefined) {
    const isPartner = PARTNERS.includes(artifactType.toLowerCase());
    const reason = isPartner ? 'There are no partners and agreements here' : `'${artifactType}' is no kind of artifact`;
    return failed('ArtifactTypeNotSupported', `${reason}: 'artifactType' has to be Map or Schema.`);
  }
  const content = await readArtifact?.(kind, artifactName);
  if (content === undefined) {
    const name = `${kind.toLowerCase()} '${artifactName}'`;
    return failed('ArtifactNotFound', `There is no ${name}: add it to the artifacts.`);
  }
  const properties = kind === 'Map' ? mapProperties(content) : schemaProperties(content);
  const outputs = { name: artifactName, body: content, properties: { ...properties, metadata: {} } };
  return { status: 'Succeeded', code: 'OK', outputs };
});

function mapProperties(content: string): ValueObject {
  return isStylesheet(content)
    ? { mapType: 'Xslt', contentType: 'application/xml' }
    : { mapType: 'Liquid', contentType: 'text/plain' };
}

function schemaProperties(content: string): ValueObject {
  const [, double, single] = TARGET_NAMESPACE.exec(content) ?? [];
  const targetNamespace = double ?? single;
  const properties = { schemaType: 'Xml', contentType: 'application/xml' };
  return targetNamespace === undefined ? properties : { ...properties, targetNamespace };
}
