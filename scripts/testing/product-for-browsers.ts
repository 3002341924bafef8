/** Global set-up of the browser tests: one product for all of them, at the address that playwright.config.ts has chosen. */
import { startProduct } from './product.ts';

/** Returns what stops it. Tests find its data folder in `E2E_HOME`. */
export default async function startProductForBrowsers(): Promise<() => Promise<void>> {
  const product = await startProduct({ port: Number(process.env.E2E_PORT) });
  process.env.E2E_HOME = product.home;
  return product.stop;
}
