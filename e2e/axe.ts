/** Asks axe what on the page people with other senses or hands cannot use. */

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES_OF_PAGES = ['region', 'landmark-one-main', 'page-has-heading-one'];

/** Of axe's four; what is minor is a matter of opinion. */
const COUNTED = ['moderate', 'serious', 'critical'];

/**
 * Everything is looked at, and all findings are told at the end of the test. `where` names the state of the page. Of an
 * open menu, which keeps the focus and hides all else from screen readers, only the menu itself.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await untilStill(page);
  const axe = new AxeBuilder({ page });
  const hasMenu = await page.getByRole('menu').isVisible();
  const { violations } = await (hasMenu ? axe.include('[role="menu"]').disableRules(RULES_OF_PAGES) : axe).analyze();
  const findings = violations
    .filter(({ impact }) => COUNTED.includes(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
    );
  expect.soft(findings, where).toEqual([]);
}

/** Colours count once nothing moves or fades any more. */
async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => {
      return playState !== 'running' || effect?.getTiming().iterations === Number.POSITIVE_INFINITY;
    }),
  );
}
