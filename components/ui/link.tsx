'use client';

/**
 * A link within Millrace. Its page is fetched when a person turns to the link, not when that comes into view: each page has a dozen
 * of them, and each would ask the database beside what the page itself is waiting for.
 */

// biome-ignore lint/style/noRestrictedImports: the one place that may.
import NextLink from 'next/link';
import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';

type Properties = Omit<ComponentProps<typeof NextLink>, 'prefetch' | 'href'> & { href: string };

export function Link({ href, onPointerEnter, onFocus, ...rest }: Properties) {
  const router = useRouter();
  return (
    <NextLink
      {...rest}
      href={href}
      prefetch={false}
      onPointerEnter={(event) => {
        router.prefetch(href);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        router.prefetch(href);
        onFocus?.(event);
      }}
    />
  );
}
