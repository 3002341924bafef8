/** What all pages share: language, fonts and colours, theme, tooltips and messages. */

import type { Metadata } from 'next';
import type { ReactNode } from 'react';

import { ThemeProvider } from '#components/ui/theme-provider.tsx';
import { Toaster } from '#components/ui/toaster.tsx';
import { TooltipProvider } from '#components/ui/tooltip.tsx';

import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Millrace', template: '%s · Millrace' },
  description: 'Visual API integration and workflow automation',
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme's script sets the class before the first paint, so the server cannot know it.
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeProvider>
          <TooltipProvider>{children}</TooltipProvider>
          <Toaster />
        </ThemeProvider>
      </body>
    </html>
  );
}
