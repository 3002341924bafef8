/** Runs that failed for good, until somebody has dealt with them. */

import type { Metadata } from 'next';

import { requireSignedIn } from '#app/current-user.ts';
import { DeadLetterList } from '#components/failures/dead-letter-list.tsx';
import { FailuresHeader } from '#components/failures/failures-header.tsx';
import { LetterStatusLinks } from '#components/failures/letter-status-links.tsx';
import { LiveRefresh } from '#components/shell/live-refresh.tsx';
import { PageBody } from '#components/shell/page-header.tsx';
import { LETTER_STATUSES, type LetterStatus } from '#core/api/failures.ts';
import { countDeadLetters } from '#server/use-cases/count-dead-letters.ts';
import { listDeadLetters } from '#server/use-cases/list-dead-letters.ts';

export const metadata: Metadata = { title: 'Dead letters' };

type Props = { searchParams: Promise<{ status?: string | string[] }> };

export default async function DeadLettersPage({ searchParams }: Props) {
  const { user } = await requireSignedIn();
  const status = statusOf((await searchParams).status);
  const [page, openLetters] = await Promise.all([listDeadLetters({ status }), countDeadLetters()]);
  return (
    <PageBody>
      <LiveRefresh />
      <FailuresHeader current="letters" openLetters={openLetters}>
        <LetterStatusLinks current={status} />
      </FailuresHeader>
      <DeadLetterList key={status} status={status} page={page} userId={user.id} />
    </PageBody>
  );
}

function statusOf(given: string | string[] | undefined): LetterStatus {
  return LETTER_STATUSES.find((status) => status === given) ?? 'Open';
}
