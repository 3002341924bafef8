/** How Next.js builds the pages: into a folder that runs by itself, behind the gateway. */
import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'standalone',
  // A lock file in a folder above must not move the root of the output.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // Their native parts and their own file layouts do not survive bundling.
  serverExternalPackages: ['@prisma/adapter-pg', '@prisma/client', 'pg', 'pino', 'pino-pretty'],
  // `npm run check` type checks the whole project; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
