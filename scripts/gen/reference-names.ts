/** Where something here is not as in Logic Apps: how, and why. The tables of `docs/compatibility.md` say it. */

type Differences = { [name: string]: string };

export const DIFFERENCES = {
  functions: {
    equals:
      'arrays and objects are compared deeply, and a boolean never equals a number: the reference leaves both open',
  } as Differences,
  triggers: {
    Request:
      'the answer 202 has the id of the run also in a JSON body, where Logic Apps sends none: callers need not read headers',
    Batch:
      'criteria of an integration account are absent: the mode is Inline; a batch may also be released by hand, from the page of its runs',
    SlidingWindow:
      'a backlog of missed windows is played in order, with at most 200 of its runs waiting to begin; a recurrence that changes goes on where the last window ended',
    Http: 'sends an `Idempotency-Key`, the same for each try of a poll; an address that `Location` names on another origin gets nothing of what the author gave',
  } as Differences,
  actions: {
    Wait: 'not limited by the duration of a run: a wait survives restarts',
    SendToBatch: 'messages of one `messageId` are all kept: the reference does not say',
    Http: 'sends an `Idempotency-Key`, the same for each try, so that the other side can tell a repeated call',
    Xslt: 'XSLT 1.0 with EXSLT; a map that asks for 2.0 or 3.0, brings .NET code or comes from a function app fails and says so, and so does one that reads files or addresses: maps see only content and parameters. `xsl:output` is always followed, the result is UTF-8 without a byte order mark',
    XmlParse:
      'where the reference is silent: numbers and booleans by their types (decimals of more than 15 digits stay text), `:Text` for text beside attributes, an empty list for a repeating element that is absent, `null` for `xsi:nil`; content is always normalized; entities of a DTD are not resolved',
    XmlCompose:
      'where the reference is silent: `null` is left out, or written as `xsi:nil`; a property that the schema does not know fails the action; what else the document lacks is in `validationEvents`. Encodings are utf-8, utf-16, utf-16BE, ascii and iso-8859-1, line breaks LF unless `newLineChars` says otherwise; `xmlWriterSettings` about URIs and checked characters have no effect, characters are always checked',
    FlatFileDecoding:
      '`parser_optimization` and `lookahead_depth` have no effect: a record takes as much as it can, less where what is required would not fit. The last postfix delimiter of a file and line breaks at its end may be missing or surplus; pad characters of delimited fields go only where the field names one or has a minimum length. Not there: `count_positions_by_byte`, `case`, `restricted_chars`, `datetime_format`, `xs:all`, `xs:any`; any other annotation that is not known fails the action',
    FlatFileEncoding:
      'as for decoding; a value that is too long, or holds a delimiter that no escape or wrap character protects, fails the action. Optional elements that are missing lose their delimiter at the end only; fields with a wrap character are always wrapped',
    IntegrationAccountArtifactLookup:
      'maps and schemas of the artifacts only: there are no partners and agreements; the body is the content as text, `properties.metadata` is empty',
  } as Differences,
};
