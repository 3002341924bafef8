/** Says what is wrong with an XPath expression or with evaluating it. */
export class XPathError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XPathError';
  }
}
