/** The signed-in person's own account. */

import type { Metadata } from 'next';

import { requireSignedIn } from '#app/current-user.ts';
import { PasswordForm } from '#components/account/password-form.tsx';
import { ProfileForm } from '#components/account/profile-form.tsx';
import { SessionList } from '#components/account/session-list.tsx';
import { SettingsSection } from '#components/account/settings-section.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { listSessions } from '#server/use-cases/list-sessions.ts';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const signedIn = await requireSignedIn();
  const { name, email } = signedIn.user;
  return (
    <PageBody>
      <PageHeader title="Account" />
      <div>
        <SettingsSection title="Profile" description="How you are named here, and what you sign in with.">
          <ProfileForm key={`${name} ${email}`} name={name} email={email} />
        </SettingsSection>
        <SettingsSection title="Password" description="Changing it ends every other session.">
          <PasswordForm />
        </SettingsSection>
        <SettingsSection
          title="Sessions"
          description="The browsers you are signed in with. A session lasts thirty days."
        >
          <SessionList sessions={await listSessions(signedIn)} />
        </SettingsSection>
      </div>
    </PageBody>
  );
}
