/**
 * Renders a Liquid template over data, within limits, and able to read nothing but the data. Filters can also be written
 * as DotLiquid has them: `Upcase`, `StripHtml`. Runs in a thread of the sandbox.
 */

import type { FlowFailure } from '#core/runs/record.ts';

export type Template = {
  text: string;
  /** JSON text of what the template sees as `content`. */
  content: string;
};

export type TemplateOutcome = { text: string } | { failure: FlowFailure };

const MAX_TEMPLATE_LENGTH = 8_000_000;
const MAX_MEMORY = 100_000_000;

export async function renderTemplate({ text, content }: Template, limit: number): Promise<TemplateOutcome> {
  const { Liquid, LiquidError } = await import('liquidjs');
  const engine = new Liquid({
    // No folder to include files from.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: MAX_TEMPLATE_LENGTH,
    renderLimit: limit,
    memoryLimit: MAX_MEMORY,
  });
  for (const [name, filter] of Object.entries(engine.filters)) {
    if (filter) engine.registerFilter(dotLiquidName(name), filter);
  }
  try {
    return { text: engine.parseAndRenderSync(text, { content: JSON.parse(content) }) };
  } catch (error) {
    if (LiquidError.is(error)) return { failure: { code: 'LiquidTemplateFailed', message: error.message } };
    throw error;
  }
}

/** `strip_html` → `StripHtml`. */
function dotLiquidName(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
