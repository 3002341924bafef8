/** JSON → elements that no schema describes, as `xml()` writes them. */

import type { Value, ValueObject } from '#core/json/value.ts';
import { jsonToXml } from '#core/xml/json-to-xml.ts';
import type { NewElement } from '#core/xml/write-xml.ts';
import { localName, rootElement, XMLNS_URI, type XmlElement } from '#core/xml/xml-tree.ts';

/** An element for each property, several for a list. Throws `XmlConversionError`. */
export function freeElements(object: ValueObject): NewElement[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const values: Value[] = Array.isArray(value) ? value : [value];
    return values.map((each) => newElement(rootElement(jsonToXml({ [name]: each }))));
  });
}

function newElement(element: XmlElement): NewElement {
  const attributes = element.attributes.filter(({ namespaceUri }) => namespaceUri !== XMLNS_URI);
  return {
    name: localName(element.name),
    namespace: element.namespaceUri,
    attributes: attributes.map(({ name, namespaceUri, value }) => ({
      name: localName(name),
      namespace: namespaceUri,
      value,
    })),
    children: element.children.flatMap((child): (NewElement | string)[] => {
      if (child.kind === 'element') return [newElement(child)];
      return child.kind === 'text' || child.kind === 'cdata' ? [child.value] : [];
    }),
  };
}
