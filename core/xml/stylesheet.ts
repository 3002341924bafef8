/** What has to be known of an XSLT stylesheet before it is stored or run. */

import { withOwnEntities } from './own-entities.ts';
import { parseXml } from './parse-xml.ts';
import { localName, rootElement, type XmlElement } from './xml-tree.ts';

const XSLT_URI = 'http://www.w3.org/1999/XSL/Transform';
const MICROSOFT_URI = 'urn:schemas-microsoft-com:xslt';

export type Stylesheet = {
  /** As it stands there, for example `1.0`. */
  version: string;
  /** Undefined when the stylesheet leaves it to the result. */
  method: string | undefined;
  /** It brings code in a .NET language along. */
  hasScript: boolean;
};

/** Why an XML document is no stylesheet. */
export class StylesheetError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StylesheetError';
  }
}

/** True for a text that means to be a stylesheet, whatever state it is in. */
export function isStylesheet(text: string): boolean {
  return text.includes(XSLT_URI);
}

/** Throws `XmlSyntaxError` when it is not well-formed, `StylesheetError` when it is no stylesheet. */
export function readStylesheet(text: string): Stylesheet {
  const root = rootElement(parseXml(withOwnEntities(text)));
  const isWhole = root.namespaceUri === XSLT_URI && /^(?:stylesheet|transform)$/.test(localName(root.name));
  const version = isWhole ? attributeOf(root, '') : attributeOf(root, XSLT_URI);
  if (version === undefined) {
    const expected = "a stylesheet has the root element 'xsl:stylesheet' or 'xsl:transform' with a 'version'";
    throw new StylesheetError(`The root element is '${root.name}': ${expected}.`);
  }
  const children = isWhole ? root.children.filter((node) => node.kind === 'element') : [];
  const outputs = children.filter((node) => node.namespaceUri === XSLT_URI && localName(node.name) === 'output');
  const methods = outputs.flatMap((node) => node.attributes.filter(({ name }) => name === 'method'));
  const hasScript = children.some((node) => node.namespaceUri === MICROSOFT_URI && localName(node.name) === 'script');
  return { version: version.trim(), method: methods.at(-1)?.value.trim(), hasScript };
}

/** The functions of the Microsoft namespace that XSLT 1.0 maps use are those of EXSLT under another name. */
export function withCommonExtensions(text: string): string {
  return text.replaceAll(MICROSOFT_URI, 'http://exslt.org/common');
}

function attributeOf(root: XmlElement, namespaceUri: string): string | undefined {
  return root.attributes.find((each) => localName(each.name) === 'version' && each.namespaceUri === namespaceUri)
    ?.value;
}
