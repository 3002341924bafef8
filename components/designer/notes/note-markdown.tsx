'use client';

/** The text of a note. Markdown only: HTML in it is shown as it is written, and links open elsewhere. */

import Markdown from 'react-markdown';

const PARTS = [
  '[&_a]:underline [&_h1]:font-semibold [&_h1]:text-sm [&_h2]:font-semibold [&_h3]:font-semibold',
  '[&_ol]:list-decimal [&_ol]:pl-4 [&_ul]:list-disc [&_ul]:pl-4 [&_code]:rounded [&_code]:bg-black/10 [&_code]:px-1',
  '[&_pre]:overflow-x-auto [&_blockquote]:border-black/30 [&_blockquote]:border-l-2 [&_blockquote]:pl-2 [&_hr]:border-black/20',
].join(' ');

export function NoteMarkdown({ content }: { content: string }) {
  return (
    <div className={`space-y-1.5 break-words text-xs leading-relaxed ${PARTS}`}>
      <Markdown components={{ a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink> }}>
        {content}
      </Markdown>
    </div>
  );
}

function OutsideLink({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className="nodrag nopan">
      {children}
    </a>
  );
}
