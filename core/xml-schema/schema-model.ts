/** What an XML schema says about documents, as far as reading and writing them needs it. Facets are for validators. */

import type { XmlElement } from '#core/xml/xml-tree.ts';

/** What text stands for; the kinds of XSD that are written alike are one here. */
export type SimpleType = 'text' | 'boolean' | 'integer' | 'decimal' | 'float' | 'dateTime';

export type SchemaAttribute = {
  name: string;
  /** Empty for attributes without a prefix. */
  namespace: string;
  type: SimpleType;
  isRequired: boolean;
  /** Where it is declared. */
  node: XmlElement;
};

export type SchemaType =
  | { kind: 'simple'; type: SimpleType }
  | {
      kind: 'complex';
      attributes: SchemaAttribute[];
      hasAnyAttribute: boolean;
      /** Text beside the attributes: then there are no elements inside. */
      text?: SimpleType;
      content?: Particle;
      isMixed: boolean;
    };

export type SchemaElement = {
  name: string;
  namespace: string;
  isNillable: boolean;
  /** Where it is declared, the reference to it first. */
  nodes: XmlElement[];
  /** Read when it is asked for: types may hold themselves. */
  type(): SchemaType;
};

/** `max` is `Infinity` for unbounded. */
type Occurrence = { min: number; max: number };

export type Particle = Occurrence &
  (
    | { kind: 'element'; element: SchemaElement }
    | { kind: 'sequence' | 'choice' | 'all'; particles: Particle[]; node: XmlElement }
    | { kind: 'any' }
  );

export type Schema = {
  targetNamespace: string;
  /** Of the schema itself first, then of what it includes and imports. */
  elements: SchemaElement[];
  /** `xsi:type` names one; undefined when there is none. */
  typeNamed(namespace: string, name: string): SchemaType | undefined;
  root: XmlElement;
};

/** Why a schema cannot be read: what is wrong and where. */
export class SchemaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SchemaError';
  }
}
