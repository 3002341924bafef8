import { describe, expect, it } from 'vitest';

import { callContext } from '#connectors/testing/call-context.ts';
import type { Value } from '#core/json/value.ts';

import transform from './run.ts';

const XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"';
const map = (body: string, attributes = '') =>
  `<xsl:stylesheet version="1.0" ${XSL} ${attributes}>${body}</xsl:stylesheet>`;
const template = (body: string) => map(`<xsl:template match="/">${body}</xsl:template>`);

type Inputs = { content?: Value; parameters?: Value; asText?: boolean; timeout?: number };

async function run(text: string | undefined, { timeout = 10_000, ...inputs }: Inputs = {}) {
  const outcome = await transform(
    { map: 'Order.xslt', content: '<o><id>1</id><id>2</id></o>', ...inputs },
    callContext({ 'Map/Order.xslt': text }, timeout),
  );
  return outcome.status === 'Succeeded' ? (outcome.outputs as { body: Value }).body : outcome.error;
}

const content = (type: string, text: string) => ({
  '$content-type': type,
  $content: Buffer.from(text).toString('base64'),
});
const xml = (text: string) => content('application/xml;charset=utf-8', text);

describe('an XSLT map', () => {
  it('turns XML, as text or as content, into XML', async () => {
    const text = template('<r><xsl:for-each select="o/id"><i><xsl:value-of select="."/></i></xsl:for-each></r>');
    const expected = xml('<?xml version="1.0"?>\n<r><i>1</i><i>2</i></r>\n');
    expect(await run(text)).toEqual(expected);
    expect(await run(text, { content: xml('<o><id>1</id><id>2</id></o>') })).toEqual(expected);
  });

  it('is told its parameters, whatever quotes they hold', async () => {
    const text = map(
      '<xsl:output method="text"/><xsl:param name="p"/><xsl:template match="/"><xsl:value-of select="$p"/></xsl:template>',
    );
    for (const p of ['a', `it's`, `"x"`, `"it's" <&>`]) expect(await run(text, { parameters: { p } })).toBe(p);
  });

  it('gives text where its method or the action asks for it, and HTML as such', async () => {
    expect(await run(map('<xsl:output method="text"/><xsl:template match="/">a,ä</xsl:template>'))).toBe('a,ä');
    expect(
      await run(map('<xsl:output omit-xml-declaration="yes"/><xsl:template match="/"><r/></xsl:template>'), {
        asText: true,
      }),
    ).toBe('<r/>\n');
    expect(await run(template('<html><br/></html>'))).toEqual(
      content('text/html;charset=utf-8', '<html><br></html>\n'),
    );
  });

  it('is UTF-8 whatever the map and the content declare', async () => {
    const text = `<?xml version="1.0" encoding="utf-16"?>${map('<xsl:output encoding="utf-16"/><xsl:template match="/"><r><xsl:value-of select="o"/></r></xsl:template>')}`;
    expect(await run(text, { content: '<?xml version="1.0" encoding="utf-16"?><o>ä</o>' })).toEqual(
      xml('<?xml version="1.0" encoding="utf-8"?>\n<r>ä</r>\n'),
    );
  });

  it('may declare entities of its own', async () => {
    const text = map('<xsl:output method="text"/><xsl:template match="/">&dash;</xsl:template>');
    expect(await run(`<!DOCTYPE x [<!ENTITY dash "&#8211;">]>${text}`)).toBe('–');
  });

  it('may use node-set() under the name that BizTalk maps give it', async () => {
    const body =
      '<xsl:output method="text"/><xsl:template match="/"><xsl:variable name="t"><a>7</a></xsl:variable><xsl:value-of select="m:node-set($t)/a"/></xsl:template>';
    expect(await run(map(body, 'xmlns:m="urn:schemas-microsoft-com:xslt"'))).toBe('7');
  });

  it.each([
    ['<xsl:stylesheet', 'XsltMapInvalid', /no stylesheet.*line 1/],
    ['<o/>', 'XsltMapInvalid', /root element is 'o'/],
    [template('<xsl:value-of select="nothing("/>'), 'XsltFailed', /nothing/],
    [template('<xsl:no-such-thing/>'), 'XsltMapInvalid', /no-such-thing/],
    [template('<xsl:message terminate="yes">No order</xsl:message>'), 'XsltFailed', /No order/],
    [template('').replace('1.0', '2.0'), 'XsltVersionNotSupported', /asks for XSLT 2\.0; here runs XSLT 1\.0/],
    [map('<m:script xmlns:m="urn:schemas-microsoft-com:xslt"/>'), 'XsltScriptNotSupported', /\.NET code/],
    [undefined, 'ArtifactNotFound', /Order\.xslt/],
  ])('%s fails', async (text, code, message) => {
    expect(await run(text)).toEqual({ code, message: expect.stringMatching(message) });
  });

  it.each([
    template(`<r><xsl:copy-of select="document('/etc/hostname')"/></r>`),
    template(`<r><xsl:copy-of select="document('file:///etc/hostname')"/></r>`),
    template(`<r><xsl:copy-of select="document('http://127.0.0.1:9/hostname')"/></r>`),
    map('<xsl:include href="hostname"/>'),
    map('<xsl:import href="http://127.0.0.1:9/hostname"/>'),
    `<!DOCTYPE x [<!ENTITY h SYSTEM "/etc/hostname">]>${template('<r>&h;</r>')}`,
    map('<e:document href="/tmp/hostname" xmlns:e="http://exslt.org/common"><a/></e:document>')
      .replace(/(<e:.*document>)/, '<xsl:template match="/">$1</xsl:template>')
      .replace('version="1.0"', 'version="1.0" extension-element-prefixes="e" xmlns:e="http://exslt.org/common"'),
  ])('%s is refused', async (text) => {
    const refusal = {
      code: expect.stringMatching(/^Xslt(AccessRefused|MapInvalid)$/),
      message: expect.stringMatching(/hostname|entity/i),
    };
    expect(await run(text)).toEqual(refusal);
  });

  it('refuses content that is not XML or names a file', async () => {
    expect(await run(template('<r/>'), { content: '<o>' })).toMatchObject({ code: 'XmlNotWellFormed' });
    expect(await run(template('<r/>'), { content: 1 })).toMatchObject({ code: 'BadRequest' });
    const document = '<!DOCTYPE o [<!ENTITY f SYSTEM "/etc/hostname">]><o>&f;</o>';
    expect(await run(template('<r/>'), { content: document })).toMatchObject({ code: 'XsltAccessRefused' });
  });

  it('may call itself a thousand times, and is stopped when it never ends', async () => {
    const count = (rounds: number) =>
      map(`<xsl:output method="text"/><xsl:template match="/"><xsl:call-template name="x"><xsl:with-param name="i" select="${rounds}"/></xsl:call-template></xsl:template>
        <xsl:template name="x"><xsl:param name="i"/><xsl:if test="$i &gt; 0">.<xsl:call-template name="x"><xsl:with-param name="i" select="$i - 1"/></xsl:call-template></xsl:if></xsl:template>`);
    expect(await run(count(1_000))).toHaveLength(1_000);
    expect(await run(count(1_000_000))).toMatchObject({ code: 'XsltFailed' });
    expect(await run(count(3))).toBe('...');
  });

  it('is stopped when its time is over, and the next one runs', async () => {
    const nested = (depth: number): string =>
      `<xsl:for-each select="$l">${depth === 0 ? '' : nested(depth - 1)}</xsl:for-each>`;
    const slow = map(`<xsl:variable name="l" select="//i"/><xsl:template match="/">${nested(8)}</xsl:template>`);
    const wide = `<o>${'<i/>'.repeat(500)}</o>`;
    expect(await run(slow, { content: wide, timeout: 500 })).toMatchObject({ code: 'XsltTimedOut' });
    expect(await run(map('<xsl:output method="text"/><xsl:template match="/">on</xsl:template>'))).toBe('on');
  });

  it('takes content that names a DTD, and leaves that alone', async () => {
    const document = '<!DOCTYPE o PUBLIC "-//O" "http://127.0.0.1:9/o.dtd"><o>1</o>';
    const text = map('<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="o"/></xsl:template>');
    expect(await run(text, { content: document })).toBe('1');
  });

  it('is stopped when it uses too much memory', async () => {
    const grow = `<xsl:template match="/"><xsl:call-template name="x"><xsl:with-param name="t" select="'${'x'.repeat(1000)}'"/></xsl:call-template></xsl:template>
      <xsl:template name="x"><xsl:param name="t"/><xsl:value-of select="$t"/><xsl:call-template name="x"><xsl:with-param name="t" select="concat($t, $t)"/></xsl:call-template></xsl:template>`;
    expect(await run(map(grow))).toMatchObject({ code: 'XsltOutOfMemory' });
  });
});
