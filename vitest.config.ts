/** Unit tests need nothing but Node; integration tests get a PostgreSQL and a Temporal of their own. */
import { defineConfig } from 'vitest/config';

/** Tests below these need the services. */
const INTEGRATION = [
  'server',
  'worker',
  'workflows',
  'gateway',
  'connectors',
  'prisma',
  'scripts/db-diff',
  'scripts/testing',
  'scripts/services',
  'scripts/conformance/durable',
].map((folder) => `${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['core/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'app/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: INTEGRATION,
          // How long a test takes says how busy the machine is; benchmarks tell about speed.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: INTEGRATION,
          globalSetup: ['scripts/testing/integration-services.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
